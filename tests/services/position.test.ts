import { asc, eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  CONFIRM_DAYS,
  CONFIRM_REMINDER_DAYS,
  findMove,
  JOB_STATES,
  JOB_VERBS,
  movesFrom,
  type JobMover,
  type JobState,
  type JobVerb,
} from "~/domain/job";
import { authorize, NotPermitted } from "~/domain/permission";
import { PREMIUM_RULE_SETTING } from "~/domain/premium";
import type { Role } from "~/domain/role";
import type { AccountContext } from "~/services/context.server";
import { createHandlers } from "~/server/chores";
import { insertAccount } from "~/services/account/insert-account.server";
import { copyPosition, relistPosition } from "~/services/position/copy-position.server";
import { createDraft } from "~/services/position/create-draft.server";
import { approvePositions, decidePosition } from "~/services/position/decide-position.server";
import { getForReview } from "~/services/position/get-for-review.server";
import { lapseUnconfirmed } from "~/services/position/lapse-unconfirmed.server";
import { lapseUnverified } from "~/services/position/lapse-unverified.server";
import { listOwnPositions } from "~/services/position/list-own-positions.server";
import { listReviewQueue } from "~/services/position/list-review-queue.server";
import {
  findPosition,
  loadOwnPosition,
  loadSubmittedPosition,
  type OwnPosition,
  type SubmittedPosition,
} from "~/services/position/load-position.server";
import { remindUnconfirmed } from "~/services/position/remind-unconfirmed.server";
import {
  changeHeadcount,
  closePosition,
  confirmPosition,
  discardDraft,
  extendPosition,
  pausePosition,
  resumePosition,
  revisePosition,
  withdrawPosition,
} from "~/services/position/run-position.server";
import { saveStep } from "~/services/position/save-step.server";
import { showHireDesk } from "~/services/position/show-hire-desk.server";
import { submitPosition } from "~/services/position/submit-position.server";
import { reinstatePosition, suspendPosition } from "~/services/position/suspend-position.server";
import type { Db } from "~db/client";
import { auditEntry, enterprise, enterpriseMember, job, jobDecision, mailOutbox, setting } from "~db/schema";
import { createSearchEngine } from "~search/create";
import {
  buildEnterprise,
  buildJob,
  DAY,
  FACTORY_NOW,
  insertEnterprises,
  type JobRow,
} from "~seeds/factories";
import { openTestDatabase } from "~tests/setup/database";
import { LINKS } from "./applications";

const NOW = FACTORY_NOW;
const LINK = (id: string) => `https://portal.example/hire/jobs/${id}`;
const OWN = "e1";

let db: Db;
let owner: AccountContext;
let colleague: AccountContext;
let stranger: AccountContext;
let reviewer: AccountContext;

beforeEach(() => {
  db = openTestDatabase();
  const verified = {
    origin: "registered",
    address: "金凤镇示例路 1 号",
    verifiedUntil: NOW + 90 * DAY,
  } as const;
  insertEnterprises(
    db,
    [
      buildEnterprise({ id: OWN, creditCode: "示例代码001", ...verified }),
      buildEnterprise({ id: "e2", creditCode: "示例代码002", ...verified }),
    ],
    NOW,
  );
  owner = person("owner", ["employer"], OWN);
  colleague = person("colleague", ["employer", "reviewer"], OWN);
  stranger = person("stranger", ["employer"], "e2");
  reviewer = person("reviewer", ["reviewer"]);
});
afterEach(() => db.$client.close());

function person(name: string, roles: Role[], enterpriseId?: string): AccountContext {
  const identifier = { kind: "email", value: `${name}@example.cn` } as const;
  const id = db.transaction((tx) =>
    insertAccount(tx, { identifier, passwordHash: "x", name, roles, confirmed: true }, NOW),
  );
  if (enterpriseId)
    db.insert(enterpriseMember).values({ accountId: id, enterpriseId, role: "owner", joinedAt: NOW }).run();
  return { db, now: NOW, actor: { kind: "account", id, roles } };
}

const later = (ctx: AccountContext, days: number): AccountContext => ({ ...ctx, now: ctx.now + days * DAY });
const stored = (id: string) => db.select().from(job).where(eq(job.id, id)).get() as JobRow;
const actions = (id: string) =>
  db
    .select({ action: auditEntry.action })
    .from(auditEntry)
    .where(eq(auditEntry.entityId, id))
    .orderBy(asc(auditEntry.id))
    .all()
    .map(({ action }) => action);
const mails = () => db.select().from(mailOutbox).all();

/** A complete position of the owner's enterprise, never published unless said. */
function insertPosition(change: Partial<JobRow> = {}): JobRow {
  const row = buildJob({
    id: "p1",
    enterpriseId: OWN,
    origin: "registered",
    status: "draft",
    postedAt: null,
    sortAt: NOW,
    createdAt: NOW,
    createdBy: owner.actor.id,
    ...change,
  });
  db.insert(job).values(row).run();
  return row;
}

function own(ctx: AccountContext, id = "p1"): OwnPosition {
  const found = loadOwnPosition(ctx, id);
  if (!found) throw new Error(`${id} is not one's own`);
  return found;
}

function submitted(ctx: AccountContext, id = "p1"): SubmittedPosition {
  const found = loadSubmittedPosition(ctx, id);
  if (!found) throw new Error(`${id} was not submitted`);
  return found;
}

const approval = (version: number) => ({ decision: "approve", reasons: [], note: null, version }) as const;
const approve = (id = "p1", ctx = reviewer) =>
  decidePosition(ctx, submitted(ctx, id), approval(stored(id).version), LINK);
const giveBack = (id = "p1", ctx = reviewer) =>
  decidePosition(
    ctx,
    submitted(ctx, id),
    { decision: "return", reasons: ["vague"], note: "写具体些", version: stored(id).version },
    LINK,
  );
const submit = (id = "p1", ctx = owner) => submitPosition(ctx, own(ctx, id), stored(id).version);

/** The columns that put a complete position in a state. */
const IN_STATE: Record<JobState, Partial<JobRow>> = {
  draft: { status: "draft" },
  review: { status: "review", submittedAt: NOW },
  published: { status: "published", submittedAt: NOW, postedAt: NOW - DAY, confirmedAt: NOW - 31 * DAY },
  paused: { status: "paused", submittedAt: NOW, postedAt: NOW - DAY, pausedReason: "owner" },
  expired: { status: "published", submittedAt: NOW, postedAt: NOW - 40 * DAY, validUntil: NOW - 1 },
  closed: { status: "closed", submittedAt: NOW, postedAt: NOW - DAY, closedReason: "filled" },
};

/** What a verb finds beyond the state it starts from. */
const BEFORE: Partial<Record<JobVerb, () => unknown>> = {
  unverify: () => endVerification(),
  reinstate: () => db.update(job).set({ pausedReason: "reported" }).where(eq(job.status, "paused")).run(),
};
const endVerification = () =>
  db
    .update(enterprise)
    .set({ verifiedUntil: NOW - 1 })
    .where(eq(enterprise.id, OWN))
    .run();

/** A posting as somebody of the office holds it who looks into a report. */
function reported(ctx: AccountContext, id = "p1") {
  const found = findPosition(db, id);
  if (!found) throw new Error(`${id} is not there`);
  return authorize(ctx.actor, "report:decide", found);
}

const NOTICE = "内容写明收取押金，请删去。";
const suspend = (version = stored("p1").version, ctx = reviewer, notice: string | null = NOTICE) =>
  db.transaction((tx) => suspendPosition(tx, ctx, reported(ctx), { notice, version }, LINK), {
    behavior: "immediate",
  });
const reinstate = (version = stored("p1").version, ctx = reviewer) =>
  reinstatePosition(ctx, reported(ctx), version, LINK);
const system = (days = 0) => ({
  db,
  now: NOW + days * DAY,
  actor: { kind: "system", name: "test" } as const,
});
const RENEW = "https://portal.example/hire/enterprise";

/** How each verb is asked for. `new` is answered by the id of another position. */
const DO: Record<JobVerb, (version: number) => { done: true } | { id: string } | { refused: string }> = {
  save: (version) => {
    const saved = saveStep(owner, own(owner), { step: "post", values: { title: "另一名称" }, version });
    return saved.refused ? { refused: saved.refused } : { done: true };
  },
  submit: (version) => submitPosition(owner, own(owner), version),
  discard: (version) => discardDraft(owner, own(owner), version),
  copy: () => copyPosition(owner, own(owner), "p2"),
  relist: () => relistPosition(owner, own(owner), "p2"),
  withdraw: (version) => withdrawPosition(owner, own(owner), version),
  return: () => giveBack(),
  approve: () => approve(),
  confirm: (version) => confirmPosition(owner, own(owner), version),
  extend: (version) => extendPosition(owner, own(owner), { validUntil: NOW + 60 * DAY, version }),
  headcount: (version) => changeHeadcount(owner, own(owner), { headcount: 9, version }),
  pause: (version) => pausePosition(owner, own(owner), version),
  lapse: () => (lapseUnconfirmed(system(), LINK) === 1 ? { done: true } : { refused: "state" }),
  unverify: () => (lapseUnverified(system(), RENEW) === 1 ? { done: true } : { refused: "state" }),
  suspend: (version) => suspend(version),
  reinstate: (version) => reinstate(version),
  resume: (version) => resumePosition(owner, own(owner), version),
  close: (version) => closePosition(owner, own(owner), { reason: "filled", version }, LINKS),
  revise: (version) => revisePosition(owner, own(owner), version),
};

describe("every state × every verb", () => {
  const walk = JOB_STATES.flatMap((from) => JOB_VERBS.map((verb) => [from, verb] as const));

  it.each(walk)("%s × %s gives what the table says", (from, verb) => {
    insertPosition({ ...IN_STATE[from], ...(from === "draft" ? { submittedAt: NOW } : {}) });
    BEFORE[verb]?.();
    const before = stored("p1");
    const move = findMove(from, verb);
    const result = DO[verb](before.version);
    if (!move) {
      expect(result).toEqual({ refused: "state" });
      expect(stored("p1")).toEqual(before);
      return;
    }
    if (move.to === "new") {
      expect(result).toEqual({ id: "p2" });
      expect(stored("p1")).toEqual(before);
      expect(stored("p2")).toMatchObject({ status: "draft", createdBy: owner.actor.id });
      return;
    }
    expect(result).toEqual({ done: true });
    if (move.to === "gone") expect(stored("p1")).toBeUndefined();
    else expect(stored("p1")).toMatchObject({ status: move.to, version: before.version + 1 });
    expect(actions("p1").at(-1)).toBe(`job:${verb}`);
  });

  it("every move belongs to the side the table names: nobody else can load the position for it", () => {
    const can: Record<Exclude<JobMover, "system">, { ctx: AccountContext; may: boolean }[]> = {
      owner: [
        { ctx: owner, may: true },
        { ctx: colleague, may: true },
        { ctx: stranger, may: false },
        { ctx: reviewer, may: false },
      ],
      reviewer: [
        { ctx: reviewer, may: true },
        { ctx: colleague, may: true },
        { ctx: owner, may: false },
        { ctx: stranger, may: false },
      ],
    };
    insertPosition({ ...IN_STATE.review });
    for (const { ctx, may } of can.owner) expect(loadOwnPosition(ctx, "p1") !== undefined).toBe(may);
    for (const { ctx, may } of can.reviewer)
      if (may) expect(loadSubmittedPosition(ctx, "p1")).toBeDefined();
      else expect(() => loadSubmittedPosition(ctx, "p1")).toThrow(NotPermitted);
  });

  it.each(JOB_STATES.flatMap((from) => movesFrom(from).map(({ verb, to }) => [from, verb, to] as const)))(
    "%s × %s with a stale version changes nothing",
    (from, verb, to) => {
      if (to === "new" || verb === "lapse" || verb === "unverify") return;
      if (verb === "approve" || verb === "return") return;
      insertPosition({ ...IN_STATE[from], version: 7 });
      const before = stored("p1");
      expect(DO[verb](5)).toEqual({ refused: "changed" });
      expect(stored("p1")).toEqual(before);
    },
  );
});

describe("a draft", () => {
  const begin = (ctx = owner, key = "k1") => createDraft(ctx, key, { title: "测试工程师" });

  it("is begun once by one form, for the enterprise of who is signed in", () => {
    expect(begin()).toEqual({ id: "k1" });
    expect(begin()).toEqual({ id: "k1" });
    expect(stored("k1")).toMatchObject({
      enterpriseId: OWN,
      status: "draft",
      title: "测试工程师",
      industry: "it.software",
      district: "金凤镇",
      postedAt: null,
    });
    expect(actions("k1")).toEqual(["job:create"]);
  });

  it("of a form that another used is not answered, and nobody without an enterprise begins one", () => {
    begin();
    expect(begin(stranger)).toEqual({ refused: "taken" });
    expect(begin(person("new", ["employer"]), "k2")).toEqual({ refused: "member" });
    expect(stored("k2")).toBeUndefined();
  });

  it("saves what can be read and says what cannot, at the next version", () => {
    begin();
    const values = { title: "硬件工程师", headcount: "若干", employmentForm: "standard" };
    const saved = saveStep(owner, own(owner, "k1"), { step: "post", values, version: 1 });
    expect(saved).toMatchObject({ refused: null, version: 2 });
    expect(Object.keys(saved.errors)).toEqual(["headcount"]);
    expect(stored("k1")).toMatchObject({
      title: "硬件工程师",
      type: "fulltime",
      headcount: null,
      version: 2,
    });
  });

  it("keeps the pay a month beside the pay as stated", () => {
    begin();
    const values = { salaryPeriod: "year", salaryMin: "120,000", salaryMax: "" };
    saveStep(owner, own(owner, "k1"), { step: "pay", values, version: 1 });
    expect(stored("k1")).toMatchObject({ salaryMinMonthly: 10_000, salaryMaxMonthly: null });
  });

  it("saved without a change stays at its version, however old the form is", () => {
    begin();
    const values = { title: "测试工程师" };
    expect(saveStep(owner, own(owner, "k1"), { step: "post", values, version: 0 })).toMatchObject({
      refused: null,
      version: 1,
    });
    expect(actions("k1")).toEqual(["job:create"]);
  });

  it("changed by a colleague since is not overwritten: both wordings are shown, and a second press decides", () => {
    begin();
    saveStep(colleague, own(colleague, "k1"), { step: "post", values: { title: "甲" }, version: 1 });
    const mine = { step: "post", values: { title: "乙" } } as const;
    const refused = saveStep(owner, own(owner, "k1"), { ...mine, version: 1 });
    expect(refused).toMatchObject({ refused: "changed", stored: { title: "甲" }, version: 2 });
    expect(stored("k1").title).toBe("甲");
    expect(saveStep(owner, own(owner, "k1"), { ...mine, version: 2 })).toMatchObject({ refused: null });
    expect(stored("k1").title).toBe("乙");
  });

  it("typed at for a while is written down once", () => {
    begin();
    for (let version = 1; version <= 5; version += 1)
      saveStep(owner, own(owner, "k1"), { step: "post", values: { title: `名称${version}` }, version });
    expect(actions("k1")).toEqual(["job:create", "job:save"]);
  });

  it("that nobody handed in is not seen by reviewers", () => {
    begin();
    expect(loadSubmittedPosition(reviewer, "k1")).toBeUndefined();
  });

  it("of another enterprise is answered like one that does not exist", () => {
    begin();
    expect(loadOwnPosition(stranger, "k1")).toBeUndefined();
    expect(loadOwnPosition(stranger, "nothing")).toBeUndefined();
  });

  it("that was published before cannot be removed", () => {
    insertPosition({ postedAt: NOW - DAY });
    expect(discardDraft(owner, own(owner), 1)).toEqual({ refused: "neverPublished" });
  });
});

describe("submitting", () => {
  it.each([
    [{ workConditions: null }, "complete"],
    [{ salaryMin: null, salaryMax: null }, "complete"],
    [{ validUntil: NOW - 1 }, "complete"],
    [{ conditions: "限男性，本科以上。" }, "lawful"],
    [{ workConditions: "白班，入职须交押金 500 元。" }, "lawful"],
    [{ contractKind: "fixed", contractMonths: 12, trialMonths: 6 }, "lawful"],
  ] as [Partial<JobRow>, string][])("%j is refused as not %s", (change, refused) => {
    insertPosition(change);
    expect(submit()).toEqual({ refused });
    expect(stored("p1").status).toBe("draft");
  });

  it.each([
    ["never verified", null],
    ["overdue", NOW - 1],
  ])("an enterprise %s cannot", (_, verifiedUntil) => {
    db.update(enterprise).set({ verifiedUntil }).where(eq(enterprise.id, OWN)).run();
    insertPosition();
    expect(submit()).toEqual({ refused: "verified" });
  });

  it("pressed twice submits once", () => {
    insertPosition();
    const position = own(owner);
    expect(submitPosition(owner, position, 1)).toEqual({ done: true });
    expect(submitPosition(owner, position, 1)).toEqual({ done: true });
    expect(actions("p1")).toEqual(["job:submit"]);
    expect(stored("p1")).toMatchObject({ status: "review", submittedAt: NOW, version: 2 });
  });

  it("leaves out what is no longer asked", () => {
    insertPosition({ employmentForm: "partTime", type: "parttime", contractKind: "open", trialMonths: 3 });
    expect(submit()).toEqual({ done: true });
    expect(stored("p1")).toMatchObject({ contractKind: null, trialMonths: null });
  });
});

describe("deciding", () => {
  beforeEach(() => {
    insertPosition();
    submit();
  });

  it("publishes with today as first publication and tells the author once", () => {
    expect(approve()).toEqual({ done: true });
    expect(stored("p1")).toMatchObject({ status: "published", postedAt: NOW, sortAt: NOW, confirmedAt: NOW });
    expect(mails().map(({ to, subject }) => [to, subject])).toEqual([
      ["owner@example.cn", "职位已发布：软件开发工程师"],
    ]);
    expect(mails()[0]?.text).toContain(LINK("p1"));
  });

  it("gives back with reasons and tells them", () => {
    expect(giveBack()).toEqual({ done: true });
    expect(stored("p1")).toMatchObject({ status: "draft", postedAt: null });
    expect(db.select().from(jobDecision).all()).toMatchObject([
      { jobId: "p1", decision: "return", reasons: ["vague"], note: "写具体些", jobVersion: 2 },
    ]);
    expect(mails()[0]?.text).toMatch(/工作内容过于笼统[\s\S]*写具体些/);
    expect(showHireDesk(owner)?.drafts).toMatchObject([{ id: "p1", returned: true }]);
  });

  it("without a reason nothing is given back", () => {
    const input = { decision: "return", reasons: [], note: null, version: 2 } as const;
    expect(decidePosition(reviewer, submitted(reviewer), input, LINK)).toEqual({ refused: "reason" });
  });

  it("pressed twice decides once; another's decision in between is not taken for one's own", () => {
    const position = submitted(reviewer);
    const other = person("other", ["approver"]);
    expect(decidePosition(reviewer, position, approval(2), LINK)).toEqual({ done: true });
    expect(decidePosition(reviewer, position, approval(2), LINK)).toEqual({ done: true });
    expect(decidePosition(other, submitted(other), approval(2), LINK)).toEqual({ refused: "changed" });
    expect(db.select().from(jobDecision).all()).toHaveLength(1);
    expect(mails()).toHaveLength(1);
  });

  it("a member of the enterprise decides nothing of it, nor does the author who has left", () => {
    expect(approve("p1", colleague)).toEqual({ refused: "fourEyes" });
    expect(giveBack("p1", colleague)).toEqual({ refused: "fourEyes" });
    db.delete(enterpriseMember).where(eq(enterpriseMember.accountId, owner.actor.id)).run();
    const author = { ...owner, actor: { ...owner.actor, roles: ["reviewer"] as Role[] } };
    expect(approve("p1", author)).toEqual({ refused: "fourEyes" });
    expect(stored("p1").status).toBe("review");
  });

  it("an employer is not let near it", () => {
    expect(() => loadSubmittedPosition(stranger, "p1")).toThrow(NotPermitted);
  });

  it("a verification that ran out meanwhile keeps it back", () => {
    const ctx = later(reviewer, 91);
    db.update(job)
      .set({ validUntil: NOW + 170 * DAY })
      .where(eq(job.id, "p1"))
      .run();
    expect(decidePosition(ctx, submitted(ctx), approval(2), LINK)).toEqual({ refused: "verified" });
  });

  it("labels 高薪优岗 by the rule in force, whatever the position says", () => {
    const rule = { version: "t1", year: 2026, source: "项目默认", minAnnualPay: { bachelor: 90_000 } };
    db.insert(setting).values({ key: PREMIUM_RULE_SETTING, value: rule, updatedAt: NOW }).run();
    approve();
    expect(stored("p1").premium).toBe(true);
    insertPosition({ id: "p2", title: "另一职位", salaryMin: 7000, premium: true });
    submit("p2");
    approve("p2");
    expect(stored("p2").premium).toBe(false);
  });

  it("a case shows what visitors will see and nothing else of the row, beside the findings", () => {
    const found = getForReview(reviewer, submitted(reviewer));
    expect(found.position).not.toHaveProperty("createdBy");
    expect(found).toMatchObject({ own: false, author: "owner", dueAt: NOW + 2 * DAY, review: { lacks: [] } });
    expect(getForReview(colleague, submitted(colleague)).own).toBe(true);
  });
});

describe("the queue", () => {
  it("is oldest first, with the age against the deadline, and marks one's own", () => {
    const at = (id: string, days: number) =>
      insertPosition({ id, title: `职位${id}`, status: "review", submittedAt: NOW - days * DAY });
    at("new", 0);
    at("old", 3);
    at("middle", 1);
    expect(listReviewQueue(reviewer, 1).items.map(({ id, overdue }) => [id, overdue])).toEqual([
      ["old", true],
      ["middle", false],
      ["new", false],
    ]);
    expect(listReviewQueue(colleague, 1).items.every((item) => item.own)).toBe(true);
    expect(listReviewQueue(reviewer, 99)).toMatchObject({ page: 1, total: 3 });
  });

  it("approved in bulk, each position gets its own answer", () => {
    const inReview = { status: "review", submittedAt: NOW } as const;
    insertPosition({ id: "good", title: "甲", ...inReview });
    insertPosition({ id: "marked", title: "乙", conditions: "35岁以下。", ...inReview });
    insertPosition({ id: "blocked", title: "丙", conditions: "限男性。", ...inReview });
    insertPosition({ id: "drawn", title: "丁" });
    insertPosition({ id: "stale", title: "戊", ...inReview, version: 3 });
    const ids = ["good", "marked", "blocked", "drawn", "stale", "nothing"];
    const results = approvePositions(
      reviewer,
      ids.map((id) => ({ id, version: 1 })),
      LINK,
    );
    expect(results.map(({ id, refused }) => [id, refused])).toEqual([
      ["good", null],
      ["marked", "marks"],
      ["blocked", "lawful"],
      ["drawn", "unknown"],
      ["stale", "changed"],
      ["nothing", "unknown"],
    ]);
    expect(stored("good").status).toBe("published");
    expect(stored("marked").status).toBe("review");
    expect(mails()).toHaveLength(1);
  });
});

describe("first publication counts", () => {
  const FIRST = NOW - 50 * DAY;
  const dates = (id: string) => [stored(id).postedAt, stored(id).sortAt];
  const open = { ...IN_STATE.published, postedAt: FIRST, sortAt: FIRST };

  it("pausing, resuming, extending, confirming and revising move no date", () => {
    insertPosition({ ...open, confirmedAt: NOW });
    const steps: JobVerb[] = ["confirm", "extend", "pause", "resume", "revise", "submit", "approve"];
    for (const verb of steps) {
      expect([verb, DO[verb](stored("p1").version)]).toEqual([verb, { done: true }]);
      expect([verb, ...dates("p1")]).toEqual([verb, FIRST, FIRST]);
    }
  });

  it("relisting after the end keeps it", () => {
    insertPosition({ ...open, status: "closed" });
    expect(relistPosition(owner, own(owner), "p2")).toEqual({ id: "p2" });
    expect(stored("p2")).toMatchObject({ relistedFrom: "p1", validUntil: null, status: "draft" });
    db.update(job)
      .set({ validUntil: NOW + 9 * DAY })
      .where(eq(job.id, "p2"))
      .run();
    submit("p2");
    approve("p2");
    expect(dates("p2")).toEqual([FIRST, FIRST]);
  });

  it("relisting twice gives one draft, and again only after its end", () => {
    insertPosition({ ...open, status: "closed" });
    expect(relistPosition(owner, own(owner), "p2")).toEqual({ id: "p2" });
    expect(relistPosition(owner, own(owner), "p3")).toEqual({ id: "p2" });
    db.update(job).set({ status: "closed" }).where(eq(job.id, "p2")).run();
    expect(relistPosition(owner, own(owner, "p2"), "p4")).toEqual({ id: "p4" });
    expect(stored("p4")).toMatchObject({ relistedFrom: "p1", postedAt: FIRST });
  });

  it("copying the same words is no way around it; other words are another position", () => {
    insertPosition({ ...open, status: "closed" });
    for (const [id, title] of [
      ["same", "软件开发工程师"],
      ["other", "测试工程师"],
    ] as const) {
      copyPosition(owner, own(owner), id);
      db.update(job)
        .set({ title, validUntil: NOW + DAY })
        .where(eq(job.id, id))
        .run();
      submit(id);
      approve(id);
    }
    expect(dates("same")).toEqual([FIRST, FIRST]);
    expect(dates("other")).toEqual([NOW, NOW]);
  });
});

describe("confirming every 30 days", () => {
  const lapse = (days: number) => lapseUnconfirmed(system(days), LINK);
  const open = { ...IN_STATE.published, confirmedAt: NOW, validUntil: NOW + 80 * DAY };

  it("not confirmed, it pauses after 30 days, once, and the author is told", () => {
    insertPosition(open);
    expect(lapse(CONFIRM_DAYS)).toBe(0);
    expect(lapse(CONFIRM_DAYS + 1)).toBe(1);
    expect(lapse(CONFIRM_DAYS + 1)).toBe(0);
    expect(stored("p1")).toMatchObject({ status: "paused", pausedReason: "unconfirmed" });
    expect(mails().map(({ subject }) => subject)).toEqual(["职位已自动暂停：软件开发工程师"]);
    expect(showHireDesk(later(owner, 31))?.lapsed).toMatchObject([{ id: "p1" }]);
  });

  it("confirmed in time, it goes on for another 30", () => {
    insertPosition(open);
    confirmPosition(later(owner, 29), own(owner), 1);
    expect(lapse(CONFIRM_DAYS + 1)).toBe(0);
    expect(lapse(29 + CONFIRM_DAYS + 1)).toBe(1);
  });

  it("leaves alone what is over, and what nobody here owns", () => {
    insertPosition({ ...open, validUntil: NOW + DAY });
    insertPosition({ id: "imported", origin: "imported", status: "published", confirmedAt: null });
    expect(lapse(60)).toBe(0);
  });

  it("resumed, it counts as confirmed; overdue enterprises resume nothing", () => {
    insertPosition({ ...open, status: "paused", pausedReason: "unconfirmed", confirmedAt: NOW - 31 * DAY });
    db.update(enterprise)
      .set({ verifiedUntil: NOW - 1 })
      .where(eq(enterprise.id, OWN))
      .run();
    expect(DO.resume(1)).toEqual({ refused: "verified" });
    db.update(enterprise)
      .set({ verifiedUntil: NOW + DAY })
      .where(eq(enterprise.id, OWN))
      .run();
    expect(DO.resume(1)).toEqual({ done: true });
    expect(stored("p1")).toMatchObject({ pausedReason: null, confirmedAt: NOW });
  });

  it("is reminded of three days before, once for each confirmation", () => {
    insertPosition(open);
    const remind = (days: number) => remindUnconfirmed(system(days), LINK);
    expect(remind(CONFIRM_DAYS - CONFIRM_REMINDER_DAYS)).toBe(0);
    for (const day of [28, 29, 30]) remind(day);
    expect(mails().map(({ to, subject }) => [to, subject])).toEqual([
      ["owner@example.cn", "请确认仍在招聘：软件开发工程师"],
    ]);
    expect(mails()[0]?.text).toContain(LINK("p1"));
    confirmPosition(later(owner, 29), own(owner), 1);
    expect(remind(29)).toBe(0);
    remind(29 + 28);
    expect(mails()).toHaveLength(2);
  });

  it("nobody is reminded of what is paused, or ends before it would lapse", () => {
    insertPosition({ ...open, validUntil: NOW + 29 * DAY });
    insertPosition({ ...open, id: "p2", status: "paused", pausedReason: "owner" });
    expect(remindUnconfirmed(system(28), LINK)).toBe(0);
  });
});

describe("a verification that is over", () => {
  const open = { ...IN_STATE.published, confirmedAt: NOW, validUntil: NOW + 80 * DAY };
  const lapse = () => lapseUnverified(system(), RENEW);

  it("pauses what the enterprise has open, once, and tells each author in one message", () => {
    insertPosition({ ...open, title: "甲职位" });
    insertPosition({ ...open, id: "p2", title: "乙职位" });
    insertPosition({ ...open, id: "p3", title: "丙职位", createdBy: colleague.actor.id });
    insertPosition({ ...open, id: "other", enterpriseId: "e2" });
    expect(lapse()).toBe(0);
    endVerification();
    expect(lapse()).toBe(3);
    expect(lapse()).toBe(0);
    for (const id of ["p1", "p2", "p3"])
      expect(stored(id)).toMatchObject({ status: "paused", pausedReason: "unverified" });
    expect(stored("other").status).toBe("published");
    expect(mails().map(({ to }) => to)).toEqual(["owner@example.cn", "colleague@example.cn"]);
    expect(mails()[0]?.text).toMatch(/甲职位\n· 乙职位[\s\S]*重新核验/);
    expect(mails()[0]?.text).not.toContain("丙职位");
    expect(showHireDesk(owner)?.lapsed).toHaveLength(3);
  });

  it("leaves alone what was imported, what is fictional, and what is not open", () => {
    endVerification();
    for (const [id, change] of Object.entries({
      imported: { origin: "imported" },
      fictional: { origin: "demo" },
      expired: { validUntil: NOW - 1 },
      paused: { status: "paused", pausedReason: "owner" },
    } as Record<string, Partial<JobRow>>))
      insertPosition({ ...open, id, ...change });
    expect(lapse()).toBe(0);
  });

  it("once it is renewed, the owner resumes with one press and no review", () => {
    insertPosition(open);
    endVerification();
    lapse();
    expect(DO.resume(2)).toEqual({ refused: "verified" });
    db.update(enterprise)
      .set({ verifiedUntil: NOW + 180 * DAY })
      .where(eq(enterprise.id, OWN))
      .run();
    expect(DO.resume(2)).toEqual({ done: true });
    expect(stored("p1")).toMatchObject({ status: "published", pausedReason: null });
  });
});

it("the daily work pauses what is unverified or unconfirmed and reminds of what soon will be", async () => {
  insertPosition({ ...IN_STATE.published, id: "late", enterpriseId: "e2" });
  insertPosition({ ...IN_STATE.published, id: "soon", enterpriseId: "e2", confirmedAt: NOW - 28 * DAY });
  insertPosition({ ...IN_STATE.published, id: "unverified", confirmedAt: NOW });
  endVerification();
  const env = { UPLOAD_DIR: undefined, DATABASE_FILE: ":memory:", SMTP_URL: undefined, MAIL_FROM: undefined };
  const handlers = createHandlers({
    db,
    search: createSearchEngine(db),
    env,
    publicUrl: "https://portal.example",
    sessionSecret: "a secret of this test",
  });
  await handlers["position:lapse"]({}, NOW, () => {});
  expect(["late", "soon", "unverified"].map((id) => stored(id).pausedReason)).toEqual([
    "unconfirmed",
    null,
    "unverified",
  ]);
  expect(mails().map(({ onceKey }) => onceKey.split(":").slice(0, 2).join(":"))).toEqual([
    "job:unverify",
    "job:lapse",
    "job:confirm-soon",
  ]);
});

describe("a suspended position", () => {
  const open = { ...IN_STATE.published, confirmedAt: NOW, sortAt: NOW - DAY };

  it("is hidden, its author told why and what to do, and the decision kept with the others", () => {
    insertPosition(open);
    expect(suspend()).toEqual({ done: true });
    expect(stored("p1")).toMatchObject({ status: "paused", pausedReason: "reported" });
    expect(mails().map(({ to, subject }) => [to, subject])).toEqual([
      ["owner@example.cn", "职位已被暂停展示：软件开发工程师"],
    ]);
    expect(mails()[0]?.text).toMatch(new RegExp(`${NOTICE}[\\s\\S]*修改内容`));
    expect(db.select().from(jobDecision).all()).toMatchObject([{ decision: "suspend", note: NOTICE }]);
    expect(showHireDesk(owner)?.lapsed).toMatchObject([{ id: "p1", pausedReason: "reported" }]);
  });

  it("pressed twice is suspended once; without a reason, or by its own people, not at all", () => {
    insertPosition(open);
    expect(suspend(1, reviewer, null)).toEqual({ refused: "reason" });
    expect(suspend(1, colleague)).toEqual({ refused: "fourEyes" });
    expect(suspend(1)).toEqual({ done: true });
    expect(suspend(1)).toEqual({ done: true });
    expect(mails()).toHaveLength(1);
    expect(() => reported(stranger)).toThrow(NotPermitted);
  });

  it("is not resumed by its owner, nor by pausing it first; revised, it comes back through review", () => {
    insertPosition(open);
    pausePosition(owner, own(owner), 1);
    expect(suspend()).toEqual({ done: true });
    expect(DO.resume(3)).toEqual({ refused: "notSuspended" });
    expect(DO.revise(3)).toEqual({ done: true });
    expect(showHireDesk(owner)?.drafts).toMatchObject([{ id: "p1", returned: true }]);
    expect(submit()).toEqual({ done: true });
    expect(approve()).toEqual({ done: true });
    expect(stored("p1")).toMatchObject({ status: "published", pausedReason: null, postedAt: NOW - DAY });
  });

  it("is reinstated by the office alone, and only while it could be published", () => {
    insertPosition(open);
    suspend();
    expect(reinstate(2, colleague)).toEqual({ refused: "fourEyes" });
    endVerification();
    expect(reinstate()).toEqual({ refused: "verified" });
    db.update(enterprise)
      .set({ verifiedUntil: NOW + DAY })
      .where(eq(enterprise.id, OWN))
      .run();
    expect(reinstate(2)).toEqual({ done: true });
    expect(reinstate(2)).toEqual({ done: true });
    expect(stored("p1")).toMatchObject({ status: "published", pausedReason: null, postedAt: NOW - DAY });
    expect(mails().map(({ subject }) => subject)).toEqual([
      "职位已被暂停展示：软件开发工程师",
      "职位已恢复展示：软件开发工程师",
    ]);
  });

  it("what its owner paused is not the office's to resume", () => {
    insertPosition({ ...open, ...IN_STATE.paused });
    expect(reinstate()).toEqual({ refused: "suspended" });
  });
});

describe("one's own positions", () => {
  it("are listed by state with counts, of one's own enterprise alone", () => {
    for (const [i, state] of JOB_STATES.entries()) insertPosition({ id: `p${i}`, ...IN_STATE[state] });
    insertPosition({ id: "foreign", enterpriseId: "e2" });
    const all = listOwnPositions(owner, { state: null, page: 1 });
    expect(all?.counts).toEqual(Object.fromEntries(JOB_STATES.map((state) => [state, 1])));
    expect(all).toMatchObject({ all: 6, total: 6 });
    for (const state of JOB_STATES) {
      const found = listOwnPositions(owner, { state, page: 5 });
      expect(found?.positions.map((position) => position.state)).toEqual([state]);
      expect(found?.page).toBe(1);
    }
    expect(listOwnPositions(person("none", ["employer"]), { state: null, page: 1 })).toBeUndefined();
  });
});

describe("search", () => {
  it("finds a position once it is approved and no more when it is paused, closed or taken down", async () => {
    insertPosition({ title: "磁约束诊断工程师" });
    const engine = createSearchEngine(db);
    const found = async () => {
      await engine.drain();
      const request = {
        q: "磁约束诊断",
        filters: [],
        facets: [],
        sort: "relevance",
        page: 1,
        perPage: 9,
      } as const;
      return (await engine.search("jobs", { ...request, now: NOW })).ids;
    };
    submit();
    expect(await found()).toEqual([]);
    approve();
    expect(await found()).toEqual(["p1"]);
    for (const [away, back] of [
      ["pause", ["resume"]],
      ["suspend", ["reinstate"]],
      ["revise", ["submit", "approve"]],
    ] as const) {
      expect(DO[away](stored("p1").version)).toEqual({ done: true });
      expect(await found()).toEqual([]);
      for (const verb of back) expect(DO[verb](stored("p1").version)).toEqual({ done: true });
      expect(await found()).toEqual(["p1"]);
    }
    DO.close(stored("p1").version);
    expect(await found()).toEqual([]);
    await engine.close();
  });
});
