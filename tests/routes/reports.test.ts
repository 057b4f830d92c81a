import type { ActionFunctionArgs } from "@remix-run/node";
import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { FormFaults } from "~/domain/form";
import * as answerPage from "~/routes/admin.reports.$reportId";
import * as own from "~/routes/hire.jobs.$jobId._index";
import * as reportPage from "~/routes/jobs.$jobId_.report";
import { enterprise, enterpriseMember, job, mailOutbox, postingReport } from "~db/schema";
import { buildJob, DAY, FACTORY_NOW, insertJobs } from "~seeds/factories";
import { addPerson, signedIn } from "~tests/services/people";
import { openTestPortal, PUBLIC_URL, type TestPortal } from "./api/portal";

const KEY = "0b9f6c6e-4d0e-4a54-9d0e-1f2f3f4f5f60";
const FORM = {
  formKey: KEY,
  reason: "charge",
  text: "面试时要求先交 500 元押金。",
  email: "reporter@example.cn",
};

let portal: TestPortal;
let author: string;
let reviewer: string;

beforeEach(async () => {
  portal = await openTestPortal([]);
  const { db } = portal;
  author = await addPerson(db, "author", "employer");
  reviewer = await addPerson(db, "reviewer", "reviewer");
  db.insert(enterpriseMember)
    .values({ accountId: author, enterpriseId: "e1", role: "owner", joinedAt: FACTORY_NOW })
    .run();
  const filled = { creditCode: "示例代码001", address: "示例路 1 号", verifiedUntil: FACTORY_NOW + 9 * DAY };
  db.update(enterprise).set(filled).where(eq(enterprise.id, "e1")).run();
  insertJobs(db, [buildJob({ id: "p1", origin: "registered", createdBy: author })], FACTORY_NOW);
});
afterEach(() => portal.close());

type Handler = (args: ActionFunctionArgs) => unknown;
type Answered = { data: Record<string, unknown>; init: ResponseInit | null };

async function ask<T>(
  handler: Handler,
  who: string | null,
  params: Record<string, string>,
  form?: Record<string, string>,
): Promise<T> {
  const request = new Request(`${PUBLIC_URL}/somewhere`, {
    method: form ? "POST" : "GET",
    headers: who ? { Cookie: `__Host-session=${signedIn(portal.db, who).token}` } : {},
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

describe("the form of a report", () => {
  it("is there for everybody, with the address of whoever is signed in, and kept by nobody", async () => {
    const visitor = await ask<Answered>(reportPage.loader, null, { jobId: "p1" });
    expect(visitor).toMatchObject({ data: { posting: { id: "p1" }, email: "" }, init: { status: 200 } });
    expect(new Headers(visitor.init?.headers).has("X-Page-Cache")).toBe(false);
    const person = await ask<Answered>(reportPage.loader, reviewer, { jobId: "p1" });
    expect(person.data.email).toBe("reviewer@example.cn");
    expect(person.data.formKey).not.toBe(visitor.data.formKey);
  });

  it("of what is not public is answered like one of what does not exist", async () => {
    portal.db.update(job).set({ status: "paused" }).run();
    for (const jobId of ["p1", "nothing"])
      expect(await ask(reportPage.loader, null, { jobId })).toMatchObject({
        data: { posting: null },
        init: { status: 404 },
      });
  });

  it("keeps what was typed and says by field what to mend", async () => {
    const form = { ...FORM, reason: "", text: "骗子", email: "r@" };
    const { faults } = await ask<{ faults: FormFaults }>(reportPage.action, null, { jobId: "p1" }, form);
    expect(Object.keys(faults.errors).sort()).toEqual(["email", "reason", "text"]);
    expect(faults.values).toMatchObject(form);
    expect(portal.db.select().from(postingReport).all()).toEqual([]);
  });

  it("is answered with what happens now; whoever is signed in is remembered", async () => {
    expect(await ask(reportPage.action, author, { jobId: "p1" }, FORM)).toMatchObject({
      done: "received",
      answerTo: "re***@example.cn",
    });
    expect(portal.db.select().from(postingReport).get()).toMatchObject({ id: KEY, reporterId: author });
  });

  it("with a body that no browser sends is 400", async () => {
    const request = new Request(PUBLIC_URL, {
      method: "POST",
      body: "{}",
      headers: { "Content-Type": "x/y" },
    });
    const args = {
      request,
      params: { jobId: "p1" },
      context: portal.context,
    } as unknown as ActionFunctionArgs;
    await expect(reportPage.action(args)).rejects.toMatchObject({ status: 400 });
  });
});

describe("the page of a report", () => {
  const params = { reportId: KEY };
  const form = {
    intent: "answer",
    version: "1",
    jobVersion: "1",
    finding: "upheld",
    answer: "经核实，该单位确有收取押金的行为。",
    suspend: "yes",
    notice: "请删去押金的要求。",
  };
  beforeEach(() => ask(reportPage.action, null, { jobId: "p1" }, FORM));

  it("answers, suspends, and leads back; the author's page says why and offers no way around the review", async () => {
    const shown = await ask(answerPage.loader, reviewer, params);
    expect(JSON.stringify(shown)).not.toContain(FORM.email);
    const answer = await ask<Response>(answerPage.action, reviewer, params, form);
    expect(answer.headers.get("Location")).toBe(`/admin/reports/${KEY}`);
    expect(portal.db.select().from(mailOutbox).all()).toHaveLength(2);

    const page = await ask<ReturnType<typeof own.loader>>(own.loader, author, { jobId: "p1" });
    expect(page).toMatchObject({ state: "paused", toMend: { decision: "suspend", note: form.notice } });
    expect(page.moves.map(({ verb }) => verb)).toContain("revise");
    expect(page.moves.map(({ verb }) => verb)).not.toContain("resume");
    for (const secret of [FORM.email, FORM.text]) expect(JSON.stringify(page)).not.toContain(secret);
    const resumed = await ask<FormFaults>(
      own.action,
      author,
      { jobId: "p1" },
      { intent: "resume", version: "2" },
    );
    expect(resumed.errors.form).toMatch(/修改内容/);
  });

  it("of a posting that has changed since says so, and answers nothing", async () => {
    portal.db.update(job).set({ version: 2 }).run();
    const found = await ask<FormFaults>(answerPage.action, reviewer, params, form);
    expect(found.errors.form).toMatch(/没有暂停展示，也没有答复：.*刚刚被修改过/);
    expect(portal.db.select().from(postingReport).get()?.answeredAt).toBeNull();
  });

  it.each([{ version: "x" }, { jobVersion: "0" }, { intent: "delete" }, { finding: "maybe" }])(
    "asked with %j changes nothing and says so",
    async (change) => {
      const found = await ask<FormFaults>(answerPage.action, reviewer, params, { ...form, ...change });
      expect(Object.values(found.errors).join("")).toMatch(/[\u4e00-\u9fff]/);
      expect(portal.db.select().from(postingReport).get()?.answeredAt).toBeNull();
    },
  );

  it("of a report that is not there is 404", async () => {
    const nothing = { reportId: "nothing" };
    expect(await ask(answerPage.loader, reviewer, nothing)).toMatchObject({ status: 404 });
    expect(await ask(answerPage.action, reviewer, nothing, form)).toMatchObject({ status: 404 });
  });
});
