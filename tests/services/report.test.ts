import { asc, eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { verifyTrail } from "~/services/audit/verify-trail.server";
import { NotPermitted } from "~/domain/permission";
import { AnswerForm, REPORT_DAYS, ReportForm, type Answer, type Report } from "~/domain/report";
import type { Role } from "~/domain/role";
import type { AccountContext, TryContext } from "~/services/context.server";
import { answerReport } from "~/services/report/answer-report.server";
import { createReport, findReportable } from "~/services/report/create-report.server";
import { countReports, listAnsweredReports, listOpenReports } from "~/services/report/list-reports.server";
import { loadReport, type LoadedReport } from "~/services/report/load-report.server";
import { viewReport } from "~/services/report/view-report.server";
import type { Db } from "~db/client";
import { auditEntry, enterpriseMember, job, jobDecision, mailOutbox, postingReport } from "~db/schema";
import {
  buildEnterprise,
  buildJob,
  DAY,
  FACTORY_NOW,
  insertEnterprises,
  insertJobs,
  type JobRow,
} from "~seeds/factories";
import { openTestDatabase } from "~tests/setup/database";
import { acting, addPerson, visitor } from "./people";

const NOW = FACTORY_NOW;
const LINK = (id: string) => `https://portal.example/hire/jobs/${id}`;
const TEXT = "面试时要求先交 500 元服装押金。";

let db: Db;
let author: string;
let reviewer: AccountContext;

beforeEach(async () => {
  db = openTestDatabase();
  insertEnterprises(db, [buildEnterprise({ id: "e1" }), buildEnterprise({ id: "e2" })], NOW);
  author = await addPerson(db, "author", "employer");
  insertJobs(db, [posting("j1"), posting("j2", { title: "另一职位", enterpriseId: "e2" })], NOW);
  reviewer = await officer("reviewer");
});
afterEach(() => db.$client.close());

function posting(id: string, change: Partial<JobRow> = {}): JobRow {
  return buildJob({ id, origin: "registered", createdBy: author, confirmedAt: NOW, ...change });
}

async function officer(name: string, ...roles: Role[]): Promise<AccountContext> {
  const held: Role[] = ["reviewer", ...roles];
  return acting(db, await addPerson(db, name, ...held), held);
}

const key = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;
let forms = 0;
const report = (given: Partial<Report> = {}): Report => ({
  formKey: key((forms += 1)),
  reason: "charge",
  text: TEXT,
  email: "reporter@example.cn",
  ...given,
});
/** A report from an address of its own, unless said. */
function file(jobId = "j1", given: Partial<Report> = {}, ctx: Partial<TryContext> = {}): string {
  const form = report(given);
  const result = createReport(visitor(db, { address: `192.0.2.${forms}`, ...ctx }), jobId, form);
  expect(result).toEqual({ done: "received" });
  return form.formKey;
}

const stored = (id: string) => db.select().from(postingReport).where(eq(postingReport.id, id)).get();
const storedJob = (id = "j1") => db.select().from(job).where(eq(job.id, id)).get();
const mails = () => db.select().from(mailOutbox).all();
const actions = (id: string) =>
  db
    .select({ action: auditEntry.action })
    .from(auditEntry)
    .where(eq(auditEntry.entityId, id))
    .orderBy(asc(auditEntry.id))
    .all()
    .map(({ action }) => action);

function load(id: string, ctx = reviewer): LoadedReport {
  const found = loadReport(ctx, id);
  if (!found) throw new Error(`no report ${id}`);
  return found;
}
const answerOf = (given: Partial<Answer> = {}): Answer => ({
  version: 1,
  jobVersion: 1,
  finding: "upheld",
  answer: "经核实，该单位确有收取押金的行为。",
  suspend: false,
  notice: null,
  together: [],
  ...given,
});
const answer = (id: string, given: Partial<Answer> = {}, ctx = reviewer) =>
  answerReport(ctx, load(id, ctx), answerOf(given), LINK);
const withSuspension = { suspend: true, notice: "请删去押金的要求。" };

describe("what a reporter writes", () => {
  const read = (change: Record<string, string>) =>
    ReportForm.safeParse({ formKey: key(1), reason: "fraud", text: TEXT, email: "", ...change });
  const faultsOf = (change: Record<string, string>) =>
    read(change).error?.issues.map(({ path, message }) => [path[0], message]);

  it.each([
    ["reason", { reason: "rude" }, /请选择举报原因/],
    ["text", { text: "   " }, /请写明哪里有问题/],
    ["text", { text: "骗子" }, /至少写 10 个字/],
    ["text", { text: "长".repeat(1001) }, /最多 1000 个字/],
    ["email", { email: "name@" }, /请填写完整的邮箱/],
    ["email", { email: "13800000000" }, /请填写完整的邮箱/],
    ["formKey", { formKey: "x" }, /请刷新页面/],
  ] as const)("%s is told what is wrong with it", (field, change, message) => {
    expect(faultsOf(change)).toEqual([[field, expect.stringMatching(message)]]);
  });

  it("keeps its lines, loses what cannot be seen, and needs no address", () => {
    expect(read({ text: " 第一行，先交押金\r\n第二行\u200b\u0007 " }).data).toMatchObject({
      text: "第一行，先交押金\n第二行",
      email: null,
    });
  });
});

describe("a report", () => {
  it("is kept with the version it is about, and the trail says who but not what", () => {
    const id = file();
    expect(stored(id)).toMatchObject({
      jobId: "j1",
      jobVersion: 1,
      reporterId: null,
      email: "reporter@example.cn",
      answeredAt: null,
    });
    expect(db.select().from(auditEntry).all()).toMatchObject([
      { action: "report:create", actor: "visitor", details: { jobId: "j1", reason: "charge" } },
    ]);
  });

  it("sent twice is one", () => {
    const form = report();
    for (let press = 0; press < 2; press += 1)
      expect(createReport(visitor(db), "j1", form)).toEqual({ done: "received" });
    expect(db.select().from(postingReport).all()).toHaveLength(1);
  });

  it("of the same posting from the same address adds nothing within a day", () => {
    const from = (hours: number, address: string, jobId = "j1") =>
      createReport(visitor(db, { address, now: NOW + hours * 3_600_000 }), jobId, report());
    expect(from(0, "a")).toEqual({ done: "received" });
    expect(from(23, "a")).toEqual({ done: "again" });
    expect(from(23, "a", "j2")).toEqual({ done: "received" });
    expect(from(23, "b")).toEqual({ done: "received" });
    expect(from(25, "a")).toEqual({ done: "received" });
    expect(db.select().from(postingReport).all()).toHaveLength(4);
  });

  it("of somebody signed in is counted for the account, not for the network it comes from", async () => {
    const [a, b] = [await addPerson(db, "a", "candidate"), await addPerson(db, "b", "candidate")];
    const by = (id: string, address: string) =>
      createReport(
        visitor(db, { address, actor: { kind: "account", id, roles: ["candidate"] } }),
        "j1",
        report(),
      );
    expect(by(a, "campus")).toEqual({ done: "received" });
    expect(by(b, "campus")).toEqual({ done: "received" });
    expect(by(a, "home")).toEqual({ done: "again" });
    expect(
      db
        .select()
        .from(postingReport)
        .all()
        .map((row) => row.reporterId),
    ).toEqual([a, b]);
  });

  it("is refused to an address that sends too many, without being written", () => {
    insertJobs(
      db,
      Array.from({ length: 61 }, (_, i) => posting(`many${i}`)),
      NOW,
    );
    const results = Array.from({ length: 61 }, (_, i) => createReport(visitor(db), `many${i}`, report()));
    expect(results.slice(0, 60).every((result) => "done" in result)).toBe(true);
    expect(results.at(-1)).toEqual({ wait: 60 });
  });

  it.each(["draft", "review", "paused"] as const)("cannot be made of a posting in %s", (status) => {
    db.update(job).set({ status }).where(eq(job.id, "j1")).run();
    expect(findReportable(visitor(db), "j1")).toBeNull();
    expect(createReport(visitor(db), "j1", report())).toEqual({ refused: "gone" });
    expect(createReport(visitor(db), "nothing", report())).toEqual({ refused: "gone" });
    expect(db.select().from(postingReport).all()).toEqual([]);
  });

  it("can be made of what was imported", () => {
    insertJobs(db, [posting("imported", { origin: "imported", createdBy: null })], NOW);
    expect(stored(file("imported"))).toMatchObject({ jobId: "imported" });
  });
});

describe("the queue", () => {
  it("shows a posting once with all that was said of it, the oldest report first", () => {
    const at = (days: number) => ({ now: NOW - days * DAY });
    const oldest = file("j2", { reason: "pay" }, at(REPORT_DAYS + 1));
    const first = file("j1", {}, at(2));
    file("j1", { reason: "fraud" }, at(1));
    file("j1", { reason: "fraud" }, at(0));
    const { postings, total } = listOpenReports(reviewer, 9);
    expect(total).toBe(2);
    expect(postings.map(({ id, n, reasons }) => [id, n, reasons])).toEqual([
      [oldest, 1, ["pay"]],
      [first, 3, ["fraud", "charge"]],
    ]);
    expect(postings.map(({ dueAt }) => dueAt < NOW)).toEqual([true, false]);
    expect(countReports(reviewer)).toEqual({ open: 4, answered: 0 });
  });

  it("moves what is answered to the other list, the latest answer first", () => {
    const ids = [file("j1"), file("j2")];
    for (const [i, id] of ids.entries()) answer(id, {}, { ...reviewer, now: NOW + i });
    expect(listOpenReports(reviewer, 1)).toMatchObject({ postings: [], total: 0 });
    const { reports } = listAnsweredReports(reviewer, 1);
    expect(reports.map(({ id }) => id)).toEqual([...ids].reverse());
    expect(reports[0]).toMatchObject({ finding: "upheld", answeredBy: "reviewer", title: "另一职位" });
  });

  it("marks what is one's own", async () => {
    file("j1");
    const member = await officer("member");
    db.insert(enterpriseMember)
      .values({ accountId: member.actor.id, enterpriseId: "e1", role: "recruiter", joinedAt: NOW })
      .run();
    expect(listOpenReports(member, 1).postings).toMatchObject([{ own: true }]);
    expect(listOpenReports(reviewer, 1).postings).toMatchObject([{ own: false }]);
  });
});

describe("looking at a report", () => {
  it("is written down, shows the others of the posting, and never who reports", () => {
    const id = file();
    const other = file("j1", { text: "另一个人也说要先交押金才能入职。" });
    file("j2");
    const shown = viewReport(reviewer, load(id));
    expect(shown.others.map((one) => one.id)).toEqual([other]);
    expect(shown).toMatchObject({ reporter: { contact: "re***@example.cn", signedIn: false }, own: false });
    expect(JSON.stringify(shown)).not.toContain("reporter@example.cn");
    expect(actions(id)).toEqual(["report:create", "report:view"]);
  });

  it("says whether the posting has changed since", () => {
    const id = file();
    expect(viewReport(reviewer, load(id)).changed).toBe(false);
    db.update(job).set({ version: 2 }).where(eq(job.id, "j1")).run();
    expect(viewReport(reviewer, load(id)).changed).toBe(true);
  });

  it("is for the office alone", () => {
    const id = file();
    expect(() => loadReport(acting(db, author, ["employer"]), id)).toThrow(NotPermitted);
    expect(loadReport(reviewer, "nothing")).toBeUndefined();
  });
});

describe("answering", () => {
  it("is mailed to whoever left an address, and not otherwise", () => {
    const [asked, silent] = [file("j1"), file("j2", { email: null })];
    expect(answer(asked)).toEqual({ done: true });
    expect(answer(silent)).toEqual({ done: true });
    expect(mails().map(({ to, subject }) => [to, subject])).toEqual([
      ["reporter@example.cn", "举报处理结果：软件开发工程师"],
    ]);
    expect(mails()[0]?.text).toMatch(/属实，已处理[\s\S]*确有收取押金/);
    expect(storedJob()?.status).toBe("published");
    expect(actions(asked)).toEqual(["report:create", "report:answer"]);
  });

  it("pressed twice answers once; another's answer in between is not taken for one's own", async () => {
    const id = file();
    const target = load(id);
    const other = await officer("other");
    for (let press = 0; press < 2; press += 1)
      expect(answerReport(reviewer, target, answerOf(withSuspension), LINK)).toEqual({ done: true });
    expect(answer(id, { finding: "notUpheld" }, other)).toEqual({ refused: "answered" });
    expect(stored(id)).toMatchObject({ finding: "upheld", answeredBy: reviewer.actor.id, version: 2 });
    expect(db.select().from(jobDecision).all()).toHaveLength(1);
    expect(mails()).toHaveLength(2);
  });

  it("is left to others by members of the enterprise and by the author", async () => {
    const id = file();
    const member = await officer("member");
    db.insert(enterpriseMember)
      .values({ accountId: member.actor.id, enterpriseId: "e1", role: "recruiter", joinedAt: NOW })
      .run();
    for (const ctx of [member, acting(db, author, ["reviewer"])])
      expect(answer(id, withSuspension, ctx)).toEqual({ refused: "own" });
    expect(stored(id)).toMatchObject({ answeredAt: null, version: 1 });
    expect(storedJob()?.status).toBe("published");
  });

  it("answers others of the same posting alike where it is asked to, and no other", () => {
    const [id, alike, untouched, elsewhere] = [file(), file(), file(), file("j2")];
    answer(id, { together: [id, alike, elsewhere, "nothing"] });
    const open = (report: string) => stored(report)?.answeredAt === null;
    expect([id, alike, untouched, elsewhere].map(open)).toEqual([false, false, true, true]);
    expect(mails()).toHaveLength(2);
  });

  it("that suspends hides the posting and tells its author, without a word about who reported", () => {
    const id = file();
    expect(answer(id, withSuspension)).toEqual({ done: true });
    expect(storedJob()).toMatchObject({ status: "paused", pausedReason: "reported", version: 2 });
    const [toAuthor, toReporter] = mails();
    expect(toAuthor).toMatchObject({ to: "author@example.cn" });
    expect(toAuthor?.text).toContain("请删去押金的要求。");
    for (const secret of ["reporter@example.cn", TEXT, "服装"]) expect(toAuthor?.text).not.toContain(secret);
    expect(toReporter).toMatchObject({ to: "reporter@example.cn" });
    expect(toReporter?.text).toContain("已暂停展示");
    expect(actions("j1")).toEqual(["job:suspend"]);
    expect(verifyTrail(reviewer).brokenAt).toBeNull();
  });

  it("that cannot suspend answers nothing either", () => {
    const id = file();
    db.update(job).set({ version: 2 }).where(eq(job.id, "j1")).run();
    expect(answer(id, withSuspension)).toEqual({ refused: "suspension", why: "changed" });
    db.update(job).set({ status: "closed" }).where(eq(job.id, "j1")).run();
    expect(answer(id, { ...withSuspension, jobVersion: 2 })).toEqual({ refused: "suspension", why: "state" });
    expect(stored(id)).toMatchObject({ answeredAt: null });
    expect(mails()).toEqual([]);
  });

  it("takes down what was imported, which nobody here can be told of", () => {
    insertJobs(db, [posting("imported", { origin: "imported", createdBy: null })], NOW);
    expect(answer(file("imported", { email: null }), withSuspension)).toEqual({ done: true });
    expect(storedJob("imported")).toMatchObject({ status: "paused", pausedReason: "reported" });
    expect(mails()).toEqual([]);
  });

  it.each([
    [{ finding: "" }, "finding"],
    [{ answer: "好" }, "answer"],
    [{ suspend: "yes", notice: "" }, "notice"],
    [{ suspend: "yes", finding: "unclear", notice: "原因" }, "finding"],
    [{ suspend: "yes", answer: "", notice: "" }, "answer notice"],
  ] as [Record<string, string>, string][])("%j is told by field what is wrong", (change, fields) => {
    const form = { intent: "answer", version: "1", jobVersion: "1", finding: "upheld", answer: TEXT };
    const { error } = AnswerForm.safeParse({ ...form, ...change });
    expect(error?.issues.map(({ path }) => path[0]).join(" ")).toBe(fields);
  });
});
