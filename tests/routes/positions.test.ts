import type { ActionFunctionArgs } from "@remix-run/node";
import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { FormFaults } from "~/domain/form";
import * as review from "~/routes/admin.jobs.$jobId";
import * as queue from "~/routes/admin.jobs._index";
import * as autosave from "~/routes/hire.jobs.$jobId.autosave";
import * as edit from "~/routes/hire.jobs.$jobId.edit";
import * as own from "~/routes/hire.jobs.$jobId._index";
import * as begin from "~/routes/hire.jobs.new";
import * as publicPage from "~/routes/jobs.$jobId";
import { enterprise, enterpriseMember, job } from "~db/schema";
import { buildJob, DAY, FACTORY_NOW } from "~seeds/factories";
import { addPerson, signedIn } from "~tests/services/people";
import { openTestPortal, PUBLIC_URL, type TestPortal } from "./api/portal";

const KEY = "0b9f6c6e-4d0e-4a54-9d0e-1f2f3f4f5f60";

let portal: TestPortal;
let owner: string;
let stranger: string;
let reviewer: string;

beforeEach(async () => {
  portal = await openTestPortal([]);
  const { db } = portal;
  db.update(enterprise)
    .set({ creditCode: "示例代码001", address: "示例路 1 号", verifiedUntil: FACTORY_NOW + 90 * DAY })
    .where(eq(enterprise.id, "e1"))
    .run();
  const join = (accountId: string, enterpriseId: string) =>
    db
      .insert(enterpriseMember)
      .values({ accountId, enterpriseId, role: "owner", joinedAt: FACTORY_NOW })
      .run();
  join((owner = await addPerson(db, "owner", "employer")), "e1");
  join((stranger = await addPerson(db, "stranger", "employer")), "e3");
  reviewer = await addPerson(db, "reviewer", "reviewer");
});
afterEach(() => portal.close());

type Handler = (args: ActionFunctionArgs) => unknown;

/** Asks a page as somebody. A form makes it a post; what is thrown as a response is answered. */
async function ask(
  handler: Handler,
  who: string,
  jobId: string,
  form?: Record<string, string>,
): Promise<unknown> {
  const { token } = signedIn(portal.db, who);
  const request = new Request(`${PUBLIC_URL}/somewhere`, {
    method: form ? "POST" : "GET",
    headers: { Cookie: `__Host-session=${token}` },
    body: form && new URLSearchParams(form),
  });
  try {
    return await handler({
      request,
      params: { jobId },
      context: portal.context,
    } as unknown as ActionFunctionArgs);
  } catch (thrown) {
    if (thrown instanceof Response) return thrown;
    throw thrown;
  }
}

const statusOf = (answer: unknown) => (answer instanceof Response ? answer.status : "page");
const stored = (id: string) => portal.db.select().from(job).where(eq(job.id, id)).get();
const insert = (change: Partial<typeof job.$inferInsert> = {}) =>
  portal.db
    .insert(job)
    .values({ ...buildJob({ id: "p1", origin: "registered", status: "draft", postedAt: null }), ...change })
    .run();

describe("other people's positions", () => {
  const forms: [string, Handler, Record<string, string>?][] = [
    ["its page", own.loader],
    ["its form", edit.loader],
    ["closing it", own.action, { intent: "close", reason: "filled", version: "1" }],
    ["copying it", own.action, { intent: "copy", formKey: KEY }],
    ["saving it", edit.action, { intent: "save", step: "post", title: "改", version: "1" }],
    ["submitting it", edit.action, { intent: "submit", version: "1" }],
    ["saving it by itself", autosave.action, { step: "post", title: "改", version: "1" }],
  ];

  it.each(forms)("%s is answered like one that does not exist", async (_, handler, form) => {
    insert();
    const before = stored("p1");
    expect(statusOf(await ask(handler, stranger, "p1", form))).toBe(404);
    expect(statusOf(await ask(handler, stranger, "nothing", form))).toBe(404);
    expect(stored("p1")).toEqual(before);
    expect(stored(KEY)).toBeUndefined();
  });

  it("a draft that nobody handed in is no case for reviewers", async () => {
    insert();
    expect(statusOf(await ask(review.loader, reviewer, "p1"))).toBe(404);
    expect(statusOf(await ask(review.action, reviewer, "p1", { intent: "approve", version: "1" }))).toBe(404);
  });
});

describe("a position from its first form to visitors", () => {
  it("is begun once, written, submitted, published and shown without what is internal", async () => {
    const first = { formKey: KEY, title: "固件工程师", employmentForm: "standard", headcount: "2" };
    for (let press = 0; press < 2; press += 1) {
      const begun = (await ask(begin.action, owner, "", first)) as Response;
      expect(begun.headers.get("Location")).toBe(`/hire/jobs/${KEY}/edit`);
    }
    const save = (step: string, values: Record<string, string>) =>
      ask(edit.action, owner, KEY, {
        intent: "save",
        step,
        version: String(stored(KEY)?.version),
        ...values,
      });
    await save("content", {
      duties: "开发固件。",
      conditions: "会写测试。",
      workConditions: "白班。",
      education: "bachelor",
      experience: "1-3",
    });
    await save("pay", { district: "金凤镇", salaryPeriod: "month", salaryMin: "8000", salaryMax: "9000" });
    const last = (await save("term", { validUntil: "2026-12-31", contact: "" })) as Response;
    expect(last.headers.get("Location")).toBe(`/hire/jobs/${KEY}/edit?step=check`);

    const version = () => String(stored(KEY)?.version);
    expect(statusOf(await ask(edit.action, owner, KEY, { intent: "submit", version: version() }))).toBe(303);
    expect(statusOf(await ask(review.action, reviewer, KEY, { intent: "approve", version: version() }))).toBe(
      303,
    );
    expect(stored(KEY)).toMatchObject({ status: "published", postedAt: FACTORY_NOW });
    const request = new Request(PUBLIC_URL);
    const page = await publicPage.loader({ params: { jobId: KEY }, context: portal.context, request });
    const shown = JSON.stringify(page.data);
    expect(shown).toContain("固件工程师");
    for (const name of ["createdBy", "submittedAt", "confirmedAt", owner]) expect(shown).not.toContain(name);
  });

  it("with something wrong keeps what was typed, saves what was right and says how to mend the rest", async () => {
    insert();
    const form = { intent: "save", step: "post", version: "1", title: "新名称", headcount: "若干" };
    const answer = (await ask(edit.action, owner, "p1", form)) as FormFaults;
    expect(answer.errors.headcount).toMatch(/请填写/);
    expect(answer.values).toMatchObject({ title: "新名称", headcount: "若干" });
    expect(stored("p1")).toMatchObject({ title: "新名称", headcount: 1 });
  });

  it("saved by itself it is answered with the version to go on with and what the checks find", async () => {
    insert();
    const form = { step: "content", version: "1", conditions: "限男性。" };
    const answer = (await ask(autosave.action, owner, "p1", form)) as Response;
    expect(answer.headers.get("Cache-Control")).toBe("no-store");
    expect(await answer.json()).toMatchObject({
      version: 2,
      refused: null,
      review: { next: "content", lacks: expect.arrayContaining(["lawful"]) },
    });
  });
});

describe("forms that make no sense", () => {
  it.each([
    [{ intent: "approve", version: "1" }],
    [{ intent: "close", version: "1" }],
    [{ intent: "close", version: "1", reason: "<script>" }],
    [{ intent: "extend", version: "1", validUntil: "2099-01-01" }],
    [{ intent: "headcount", version: "1", headcount: "-1" }],
    [{ intent: "pause", version: "x" }],
    [{ intent: "copy", formKey: "p1" }],
    [{}],
  ] as Record<string, string>[][])("%j changes nothing and says so", async (form) => {
    insert({ status: "published", postedAt: FACTORY_NOW });
    const before = stored("p1");
    const answer = (await ask(own.action, owner, "p1", form)) as FormFaults;
    expect(Object.values(answer.errors).join("")).toMatch(/[\u4e00-\u9fff]/);
    expect(stored("p1")).toEqual(before);
  });

  it("a return without a reason, and a bulk of nothing, are refused in words", async () => {
    insert({ status: "review", submittedAt: FACTORY_NOW });
    const answer = (await ask(review.action, reviewer, "p1", {
      intent: "return",
      version: "1",
    })) as FormFaults;
    expect(answer.errors.reasons).toMatch(/请选择原因/);
    const bulk = (await ask(queue.action, reviewer, "", {})) as Response;
    expect(await bulk.json()).toMatchObject({ faults: { errors: { items: "请先勾选职位" } } });
    expect(stored("p1")?.status).toBe("review");
  });
});
