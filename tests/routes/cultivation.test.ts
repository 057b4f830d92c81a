import type { ActionFunctionArgs } from "@remix-run/node";
import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { FormFaults } from "~/domain/form";
import * as library from "~/routes/admin.cultivation._index";
import * as companyPage from "~/routes/admin.cultivation.enterprises.$enterpriseId";
import * as exporting from "~/routes/admin.cultivation.export";
import * as lists from "~/routes/admin.cultivation.lists._index";
import * as proposals from "~/routes/admin.cultivation.proposals._index";
import * as proposalPage from "~/routes/admin.cultivation.proposals.$proposalId";
import * as publicPage from "~/routes/enterprises.$enterpriseId";
import { judgeAgain } from "~/services/cultivation/judge-again.server";
import { cultivationEntry, cultivationEvent, cultivationProposal, enterprise } from "~db/schema";
import { FACTORY_NOW } from "~seeds/factories";
import { addYear, useSimpleRules } from "~tests/services/cultivation";
import { addPerson, signedIn } from "~tests/services/people";
import { openTestPortal, PUBLIC_URL, type TestPortal } from "./api/portal";

let portal: TestPortal;
let approver: string;
beforeEach(async () => {
  portal = await openTestPortal([]);
  approver = await addPerson(portal.db, "ann", "approver");
  useSimpleRules(portal.db);
  addYear(portal.db, "e3", 2025, { sciStaffCount: 12, revenueWan: 1234.56 });
  judge();
});
afterEach(() => portal.close());

function judge() {
  const ctx = { db: portal.db, now: FACTORY_NOW, actor: { kind: "system", name: "test" } as const };
  portal.db.transaction((tx) => judgeAgain(tx, ctx, "e3"), { behavior: "immediate" });
}

type Handler = (args: ActionFunctionArgs) => unknown;

async function ask<T>(
  handler: Handler,
  params: Record<string, string> = {},
  form?: Record<string, string>,
  query = "",
): Promise<T> {
  const request = new Request(`${PUBLIC_URL}/somewhere${query}`, {
    method: form ? "POST" : "GET",
    headers: { Cookie: `__Host-session=${signedIn(portal.db, approver).token}` },
    body: form && new URLSearchParams(form),
  });
  const args = { request, params, context: portal.context } as unknown as ActionFunctionArgs;
  try {
    return (await handler(args)) as T;
  } catch (thrown) {
    if (thrown instanceof Response) return thrown as T;
    throw thrown;
  }
}

const proposal = () =>
  portal.db.select().from(cultivationProposal).where(eq(cultivationProposal.status, "open")).get();
const bulk = async (items: string) =>
  ((await ask<Response>(proposals.action, {}, { items })) as Response).json() as Promise<{
    faults: FormFaults | null;
    results: { label: string; refused: string | null }[];
  }>;

describe("the office's pages of the library", () => {
  it("decide on a proposal once it was looked at, and keep what was typed where something is missing", async () => {
    const id = proposal()?.id ?? "";
    expect((await bulk(`${id}:1`)).results[0]?.refused).toContain("还没有打开看过");
    const shown = await ask<{ figures: unknown[]; evaluations: unknown[] }>(proposalPage.loader, {
      proposalId: id,
    });
    expect(shown.evaluations.length).toBeGreaterThan(0);
    expect(shown.figures.length).toBeGreaterThan(0);
    const found = await ask<FormFaults>(
      proposalPage.action,
      { proposalId: id },
      { verb: "decline", note: " ", version: "1" },
    );
    expect(found.errors).toEqual({ note: "请写明理由，留存备查，不发给企业" });
    expect(found.values.verb).toBe("decline");
    expect((await bulk(`${id}:1`)).results).toEqual([{ id, label: "示例医药有限公司", refused: null }]);
    expect((await bulk("")).faults?.errors.items).toBe("请先勾选建议");
    expect(proposal()).toBeUndefined();
  });

  it("note a certificate, and say by field what to mend", async () => {
    const form = { intent: "certificate", kind: "highTech", number: "示例-1", issuedOn: "去年", source: "" };
    const answer = await ask<Response>(companyPage.action, { enterpriseId: "e3" }, form);
    const { faults } = (await answer.json()) as { faults: FormFaults };
    expect(faults.errors).toEqual({
      issuedOn: "请按 2026-01-31 的格式填写日期",
      source: "请填写名单或文件名称，会作为来源公开",
    });
    expect(faults.values.number).toBe("示例-1");
    const done = await ask<Response>(
      companyPage.action,
      { enterpriseId: "e3" },
      { ...form, issuedOn: "2025-01-31", source: "示例名单" },
    );
    expect(done.status).toBe(303);
  });

  it("compute a past year again and say whether it came out the same", async () => {
    const answer = await ask<Response>(
      companyPage.action,
      { enterpriseId: "e3" },
      { intent: "check", year: "2025" },
    );
    const { checked } = (await answer.json()) as { checked: { same: boolean } };
    expect(checked.same).toBe(true);
  });

  it("take the library out without formulas", async () => {
    portal.db.update(enterprise).set({ name: "=cmd|' /C calc'!A0" }).where(eq(enterprise.id, "e3")).run();
    const file = await ask<Response>(exporting.loader, {}, undefined, "?format=csv");
    expect(await file.text()).toContain("\r\n'=cmd|");
    const excel = await ask<Response>(exporting.loader, {}, undefined, "?format=xlsx");
    expect(excel.headers.get("Content-Type")).toContain("spreadsheetml");
  });

  it("want a file and its words for a list", async () => {
    const found = await ask<FormFaults>(lists.action, {}, { title: "示例名单" });
    expect(Object.keys(found.errors).sort()).toEqual(["file", "issuedOn", "kind"]);
    expect(found.values.title).toBe("示例名单");
  });

  it("survive hostile addresses, and begin a recomputation once", async () => {
    for (const query of ["?page=x&status=%00&verb=1", "?near=1&q=%25%5F'&year=99999999999"]) {
      await ask(proposals.loader, {}, undefined, query);
      const file = await ask<Response>(exporting.loader, {}, undefined, query);
      expect(file.status).toBe(200);
    }
    expect((await ask<Response>(library.action, {}, {})).status).toBe(303);
  });
});

describe("the public register", () => {
  const register = async () => {
    const page = await ask<Response | { data: { register: unknown } }>(publicPage.loader, {
      enterpriseId: "e3",
    });
    return page instanceof Response ? ((await page.json()) as { register: unknown }) : page.data;
  };

  it("says nothing of a candidate", async () => {
    expect((await register()).register).toBeNull();
  });

  it("tells of tiers with year and source, of coming and going, and never of figures or reasons", async () => {
    const id = proposal()?.id ?? "";
    const accept = { verb: "accept", note: "内部说明 1234.56", version: "1" };
    await ask(proposalPage.action, { proposalId: id }, accept);
    const move = { intent: "move", verb: "exit", note: "营业收入 1234.56 万元" };
    await ask(companyPage.action, { enterpriseId: "e3" }, { ...move, version: "2" });
    expect(portal.db.select().from(cultivationEntry).get()?.status).toBe("exited");
    const page = await register();
    expect(page.register).toMatchObject({
      isListed: false,
      events: [
        { verb: "exit", source: null },
        { verb: "admit", tiers: ["tech"], source: "示例规则 tsme-2017（规则第 1 版）" },
      ],
    });
    const text = JSON.stringify(page);
    expect(portal.db.select().from(cultivationEvent).all().length).toBe(3);
    for (const secret of ["1234.56", "内部说明", "营业收入", "reasons", "note"])
      expect(text).not.toContain(secret);
  });
});
