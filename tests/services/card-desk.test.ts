import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { CARD_APPLICATION_STATUSES } from "~/domain/card-application";
import { cardApplicationMoves } from "~/domain/card-application-moves";
import { DECISION_KEYS, MOST_IDENTITY_REVEALS_DAILY, papersProving, readDeskQuery } from "~/domain/card-desk";
import { answerDesk } from "~/services/card-application/answer-desk.server";
import {
  assignCardApplication,
  assignableTo,
} from "~/services/card-application/assign-card-application.server";
import { decideCardApplications } from "~/services/card-application/decide-card-application.server";
import { declareConflict } from "~/services/card-application/declare-conflict.server";
import { judgeMaterial } from "~/services/card-application/judge-material.server";
import {
  countDesk,
  countDeskQueues,
  listDesk,
  placeInDesk,
} from "~/services/card-application/list-desk.server";
import { cardEventsOf } from "~/services/card-application/load-card-application.server";
import { recordFinding } from "~/services/card-application/record-finding.server";
import { revealIdentity } from "~/services/card-application/reveal-identity.server";
import { viewDeskCardApplication } from "~/services/card-application/view-desk-card-application.server";
import { loadRuleSets } from "~/services/rule/load-rule-sets.server";
import type { VaultContext } from "~/services/vault-context.server";
import type { Db } from "~db/client";
import {
  auditEntry,
  cardApplication,
  cardConflict,
  cardMaterial,
  cardNote,
  cardObjection,
  enterpriseMember,
  mailOutbox,
  ruleSetVersion,
} from "~db/schema";
import { DAY, FACTORY_NOW } from "~seeds/factories";
import { openTestDatabase } from "~tests/setup/database";
import { addEmployers, newKey } from "./applications";
import {
  CARD_LINKS,
  addCase,
  addHolder,
  addMaterial,
  addOffice,
  buildEvaluation,
  buildLine,
  findCase,
  onDesk,
  type Office,
} from "./card-applications";

const NOW = FACTORY_NOW;
let db: Db;
let office: Office;
let lin: VaultContext;

beforeEach(async () => {
  db = openTestDatabase();
  office = await addOffice(db);
  lin = await addHolder(db, "lin");
});
afterEach(() => db.$client.close());

const query = (text = "") => readDeskQuery(new URLSearchParams(text));
const later = (ctx: VaultContext, ms: number): VaultContext => ({ ...ctx, now: ctx.now + ms });
const desk = (ctx: VaultContext, id: string, values: Record<string, string>) =>
  answerDesk(ctx, onDesk(ctx, id), values, CARD_LINKS);
const decide = (ctx: VaultContext, id: string, verb: string, more: Record<string, string> = {}) =>
  desk(ctx, id, { intent: "decide", verb, version: String(findCase(db, id).version), ...more });
const faultOf = (answer: ReturnType<typeof desk>) =>
  "faults" in answer ? Object.values(answer.faults.errors).join("") : null;
const view = (ctx: VaultContext, id: string) => viewDeskCardApplication(ctx, onDesk(ctx, id));
const views = () =>
  db.select().from(auditEntry).where(eq(auditEntry.action, "card-application:view")).all().length;

describe("the work list", () => {
  it("shows what waits for the office, the overdue first, and never what was not handed in", async () => {
    const other = await addHolder(db, "other");
    const third = await addHolder(db, "third");
    const fresh = addCase(db, lin.actor.id, "firstReview");
    const late = addCase(db, other.actor.id, "submitted", { dueAt: NOW - DAY });
    addCase(db, third.actor.id, "draft");
    expect(listDesk(office.first, query(), null).cases.map(({ id }) => id)).toEqual([late, fresh]);
    expect(listDesk(office.first, query("age=overdue"), null).cases.map(({ id }) => id)).toEqual([late]);
    expect(listDesk(office.first, query("stage=firstReview"), null).total).toBe(1);
    expect(listDesk(office.first, query("category=top"), null).total).toBe(0);
    expect(countDesk(office.first, query(), null).waiting).toBe(2);
    expect(countDeskQueues(office.first).find(({ stage }) => stage === "submitted")).toMatchObject({
      n: 1,
      overdue: 1,
    });
  });

  it("narrows to mine and to nobody's, and to what words lead to", () => {
    const id = addCase(db, lin.actor.id, "firstReview");
    expect(listDesk(office.first, query("assignee=nobody"), null).total).toBe(1);
    assignCardApplication(
      office.first,
      onDesk(office.first, id),
      { assignee: office.first.actor.id, from: null },
      CARD_LINKS,
    );
    expect(listDesk(office.first, query("assignee=mine"), null).total).toBe(1);
    expect(listDesk(office.otherFirst, query("assignee=mine"), null).total).toBe(0);
    expect(listDesk(office.first, query(), [id]).total).toBe(1);
    expect(listDesk(office.first, query("assignee=nobody"), [id]).total).toBe(0);
    expect(listDesk(office.first, query(), []).total).toBe(0);
  });

  it("knows what comes before and after a case", async () => {
    const ids: string[] = [];
    for (const n of [1, 2, 3]) {
      const holder = await addHolder(db, `h${n}`);
      ids.push(addCase(db, holder.actor.id, "firstReview", { dueAt: NOW + n * DAY }));
    }
    const [a, b, c] = ids as [string, string, string];
    expect(placeInDesk(office.first, query(), null, b)).toEqual({ before: a, after: c, at: 2, total: 3 });
    expect(placeInDesk(office.first, query("stage=publicity"), null, b)).toMatchObject({
      at: null,
      after: null,
    });
  });
});

describe("a case on one screen", () => {
  it("is written down as looked at once for each officer, day and stage", () => {
    const id = addCase(db, lin.actor.id, "submitted");
    view(office.first, id);
    view(later(office.first, 60_000), id);
    expect(views()).toBe(1);
    view(office.otherFirst, id);
    expect(views()).toBe(2);
    view(later(office.first, DAY), id);
    expect(views()).toBe(3);
    decide(later(office.first, DAY + 1000), id, "accept");
    view(later(office.first, DAY + 2000), id);
    expect(views()).toBe(4);
  });

  it("masks the identity number; showing it is counted, limited and written down", () => {
    const id = addCase(db, lin.actor.id, "firstReview", { idNumber: "50010119900101123X" });
    const shown = view(office.first, id);
    expect(shown.identity).toBe("500*************3X");
    expect(JSON.stringify(shown)).not.toContain("50010119900101123X");
    expect(JSON.stringify(shown)).not.toContain(findCase(db, id).idNumberHash);
    for (let n = 0; n < MOST_IDENTITY_REVEALS_DAILY; n += 1)
      expect(revealIdentity(office.first, onDesk(office.first, id))).toEqual({
        number: "50010119900101123X",
      });
    expect(revealIdentity(office.first, onDesk(office.first, id))).toEqual({ refused: "tooMany" });
    expect("number" in revealIdentity(later(office.first, DAY + 1), onDesk(office.first, id))).toBe(true);
    expect("number" in revealIdentity(office.second, onDesk(office.second, id))).toBe(true);
    const written = db
      .select()
      .from(auditEntry)
      .where(eq(auditEntry.action, "card-application:reveal"))
      .all();
    expect(written).toHaveLength(MOST_IDENTITY_REVEALS_DAILY + 2);
  });

  it("finds the same identity under another account, and the person's own other cases apart from it", async () => {
    const other = await addHolder(db, "other");
    const old = addCase(db, lin.actor.id, "rejected");
    const id = addCase(db, lin.actor.id, "firstReview");
    const same = addCase(db, other.actor.id, "submitted");
    const someone = await addHolder(db, "someone");
    addCase(db, someone.actor.id, "submitted", { idNumber: "E12345678" });
    const { duplicates, otherCases } = view(office.first, id);
    expect(duplicates.cases.map((one) => one.id)).toEqual([same]);
    expect(otherCases.cases.map((one) => one.id)).toEqual([old]);
  });

  it("says by which version of the rules it is judged where another is in force", () => {
    const id = addCase(db, lin.actor.id, "firstReview");
    const gate = (title: string) => ({
      id: "full-time",
      title,
      when: { op: "is" as const, fact: "fullTimeInZone", value: true },
      clause: { document: "x", article: "y", text: "z", confidence: "M" as const } as never,
    });
    const body = (title: string) => ({
      id: "jinfenghuang-entry",
      title: "入库条件",
      docNo: null,
      effectiveFrom: null,
      effectiveTo: null,
      confidence: "M" as const,
      gates: [gate(title)],
      waivers: [],
      directPass: [],
      scoring: [],
      pass: null,
      outcome: { label: "", validityMonths: null },
    });
    const given = {
      ruleSetId: "jinfenghuang-entry",
      status: "published" as const,
      note: "示例",
      createdAt: NOW,
    };
    for (const version of [1, 2])
      db.insert(ruleSetVersion)
        .values({
          ...given,
          version,
          body: body(`全职${version}`),
          appliesFrom: "2020-01-01",
          updatedAt: NOW,
        })
        .run();
    expect(view(office.first, id).ruleChanges).toEqual([
      {
        ruleSetId: "jinfenghuang-entry",
        title: "入库条件",
        used: 1,
        inForce: 2,
        added: [],
        removed: [],
        changed: ["全职2"],
      },
    ]);
  });

  it("puts every fact of a line beside the papers that prove it", () => {
    const of = (fact: string) => papersProving(buildLine({ inputs: [{ fact, value: null }] }));
    expect(of("socialInsuranceInZone")).toEqual(["socialInsurance"]);
    expect(of("employerInZone")).toEqual(["contract", "employerLicence"]);
    expect(papersProving(buildLine({ part: "directPass", inputs: [] }))).toEqual(["honour"]);
    expect(of("conduct")).toEqual([]);
  });
});

describe("deciding", () => {
  it("has a key for every decision of the office, and never two of a state with the same", () => {
    for (const status of CARD_APPLICATION_STATUSES) {
      const keys = cardApplicationMoves(status)
        .filter(({ who }) => who === "office")
        .map(({ verb }) => DECISION_KEYS[verb]);
      expect(keys).not.toContain(undefined);
      expect(new Set(keys).size).toBe(keys.length);
    }
  });

  it("leads through two different people; the second stage is not offered to the first reviewer", () => {
    const id = addCase(db, lin.actor.id, "submitted");
    decide(office.admin, id, "accept");
    expect(decide(office.admin, id, "pass")).toMatchObject({ decided: true });
    const own = view(office.admin, id).moves;
    expect(own.map(({ refused }) => refused)).toEqual(own.map(() => "fourEyes"));
    expect(faultOf(decide(office.admin, id, "endorse"))).toContain("另一位同事");
    expect(view(office.first, id).moves[0]?.refused).toBe("notPermitted");
    expect(decide(office.second, id, "endorse")).toMatchObject({ decided: true });
    expect(findCase(db, id).status).toBe("publicity");
  });

  it("asks for a reason or for what is missing and keeps what was typed", () => {
    const id = addCase(db, lin.actor.id, "firstReview");
    const refused = decide(office.first, id, "return", { note: "请看清单" });
    expect(refused).toMatchObject({ faults: { values: { note: "请看清单" } } });
    expect(faultOf(refused)).toContain("请列出需要补正");
    expect(faultOf(decide(office.first, id, "reject"))).toContain("请选择原因或写明说明");
    expect(findCase(db, id).status).toBe("firstReview");
    decide(office.first, id, "return", { missing: "contract", missingText: "补充签章页\n\n补充签章页" });
    expect(findCase(db, id).missing).toEqual(["contract", "补充签章页"]);
  });

  it("takes the text of a template where nothing was written", () => {
    const id = addCase(db, lin.actor.id, "firstReview");
    decide(office.first, id, "reject", { template: "reject-0" });
    expect(findCase(db, id).note).toContain("不在“金凤凰”人才分类目录内");
    expect(faultOf(decide(office.first, id, "reject", { template: "reject-99" }))).not.toBeNull();
  });

  it("is won by one of two at once; the other is told who did what, and keeps what was typed", () => {
    const id = addCase(db, lin.actor.id, "firstReview");
    const values = { intent: "decide", version: String(findCase(db, id).version), note: "我的意见" };
    expect(desk(office.first, id, { ...values, verb: "pass" })).toMatchObject({ decided: true });
    const late = desk(office.otherFirst, id, { ...values, verb: "reject" });
    expect(faultOf(late)).toContain("first已于");
    expect(faultOf(late)).toContain("初审通过");
    expect(late).toMatchObject({ faults: { values: { note: "我的意见" } } });
    expect(findCase(db, id).status).toBe("secondReview");
    expect(cardEventsOf(db, id).filter(({ verb }) => verb === "pass")).toHaveLength(1);
  });

  it("moves once for the same press sent twice", () => {
    const id = addCase(db, lin.actor.id, "firstReview");
    const values = { intent: "decide", verb: "pass", version: "1" };
    expect(desk(office.first, id, values)).toMatchObject({ decided: true });
    expect(desk(office.first, id, values)).toMatchObject({ decided: true });
    expect(findCase(db, id).version).toBe(2);
  });

  it("offers the way without review only where an honour proves itself", () => {
    const plain = addCase(db, lin.actor.id, "submitted");
    expect(view(office.first, plain).moves.find(({ verb }) => verb === "exempt")?.refused).toBe("provable");
    expect(faultOf(decide(office.first, plain, "exempt"))).toContain("不能走免评通道");
  });

  it("verifies what proves itself only after its paper was accepted", async () => {
    const holder = await addHolder(db, "holder");
    const evaluation = buildEvaluation({ provable: true });
    const id = addCase(db, holder.actor.id, "submitted", { evaluation });
    const material = addMaterial(db, id, "honour");
    decide(office.first, id, "exempt");
    expect(faultOf(decide(office.first, id, "verify"))).toContain("还没有核验通过");
    judgeMaterial(office.first, onDesk(office.first, id), {
      material,
      was: "pending",
      verdict: "accepted",
      note: null,
    });
    expect(decide(office.first, id, "verify")).toMatchObject({ decided: true });
    expect(findCase(db, id)).toMatchObject({ status: "publicity", firstReviewedBy: office.first.actor.id });
  });
});

describe("staying away", () => {
  it("is said once, hides every decision and gives the case back", () => {
    const id = addCase(db, lin.actor.id, "firstReview");
    assignCardApplication(
      office.first,
      onDesk(office.first, id),
      { assignee: office.first.actor.id, from: null },
      CARD_LINKS,
    );
    expect(faultOf(desk(office.first, id, { intent: "conflict" }))).toContain("为什么需要回避");
    declareConflict(office.first, onDesk(office.first, id), "师生关系");
    declareConflict(office.first, onDesk(office.first, id), "又一次");
    expect(db.select().from(cardConflict).all()).toMatchObject([{ reason: "师生关系" }]);
    expect(findCase(db, id).assigneeId).toBeNull();
    expect(view(office.first, id).moves.map(({ refused }) => refused)).toEqual([
      "conflict",
      "conflict",
      "conflict",
    ]);
    expect(faultOf(decide(office.first, id, "pass"))).toContain("声明回避");
    const material = addMaterial(db, id, "contract");
    const judged = { material, was: "pending", verdict: "accepted", note: null } as const;
    expect(judgeMaterial(office.first, onDesk(office.first, id), judged)).toEqual({ refused: "conflict" });
    expect(assignableTo(db, findCase(db, id)).map((one) => one.name)).not.toContain("first");
  });
});

describe("assigning", () => {
  it("goes to whoever can handle the stage, who is written to, and says so when somebody was quicker", () => {
    const id = addCase(db, lin.actor.id, "secondReview", { firstReviewedBy: office.first.actor.id });
    const target = onDesk(office.first, id);
    const to = (ctx: VaultContext, assignee: string | null, from: string | null) =>
      assignCardApplication(ctx, target, { assignee, from }, CARD_LINKS);
    expect(to(office.first, office.first.actor.id, null)).toEqual({ refused: "notTheirs" });
    expect(to(office.first, lin.actor.id, null)).toEqual({ refused: "notTheirs" });
    expect(to(office.first, office.second.actor.id, null)).toEqual({ done: true });
    expect(to(office.otherSecond, office.otherSecond.actor.id, null)).toEqual({ refused: "assigned" });
    expect(to(office.first, office.second.actor.id, null)).toEqual({ done: true });
    expect(
      db
        .select()
        .from(mailOutbox)
        .all()
        .map(({ to: address }) => address),
    ).toEqual(["second@example.cn"]);
    // It is no move: what somebody is deciding still counts.
    expect(findCase(db, id).version).toBe(1);
  });
});

describe("judging a paper", () => {
  it("asks why where it is not believed, and tells whoever comes second", () => {
    const id = addCase(db, lin.actor.id, "firstReview");
    const material = addMaterial(db, id, "contract");
    const judge = (ctx: VaultContext, verdict: "accepted" | "rejected", note: string | null) =>
      judgeMaterial(ctx, onDesk(ctx, id), { material, was: "pending", verdict, note });
    expect(judge(office.first, "rejected", null)).toEqual({ refused: "reason" });
    expect(judge(office.first, "rejected", "没有签章")).toEqual({ done: true });
    expect(judge(office.first, "rejected", "没有签章")).toEqual({ done: true });
    expect(judge(office.otherFirst, "accepted", null)).toEqual({ refused: "judged" });
    expect(db.select().from(cardMaterial).get()).toMatchObject({
      verdict: "rejected",
      verdictNote: "没有签章",
    });
  });

  it("judges none of another case", async () => {
    const other = await addHolder(db, "other");
    const id = addCase(db, lin.actor.id, "firstReview");
    const foreign = addMaterial(db, addCase(db, other.actor.id, "firstReview"), "contract");
    const judged = { material: foreign, was: "pending", verdict: "accepted", note: null } as const;
    expect(judgeMaterial(office.first, onDesk(office.first, id), judged)).toEqual({ refused: "unknown" });
  });
});

describe("what only a person can tell", () => {
  const PART_TIME = { fact: "partTimeStandard", was: null, reason: "兼职合同已核实" } as const;
  const waiver = (id: string) =>
    findCase(db, id)
      .evaluation?.parts.flatMap(({ lines }) => lines)
      .find(({ inputs }) => inputs.some(({ fact }) => fact === "partTimeStandard"))?.verdict;
  const claimed = () => {
    loadRuleSets({ db, now: NOW, actor: { kind: "command", name: "test" } });
    return addCase(db, lin.actor.id, "firstReview", { answers: { partTimeStandard: "claim" } });
  };

  it("is found by an officer with a reason, the rules judge again, and nobody overwrites it unseen", () => {
    const id = claimed();
    const find = (ctx: VaultContext, finding: "yes" | "no", was: "yes" | "no" | null = null) =>
      recordFinding(ctx, onDesk(ctx, id), { ...PART_TIME, was, finding });
    expect(find(office.first, "yes")).toEqual({ done: true });
    expect(find(office.first, "yes")).toEqual({ done: true });
    expect(waiver(id)).toBe("met");
    expect(find(office.otherFirst, "no")).toEqual({ refused: "found" });
    expect(find(office.otherFirst, "no", "yes")).toEqual({ done: true });
    expect(waiver(id)).toBe("notMet");
    expect(db.select().from(cardNote).all()).toHaveLength(2);
    expect(db.select().from(cardNote).get()?.text).toBe("认定“兼职创新、创业”：符合。理由：兼职合同已核实");
    const written = db.select().from(auditEntry).where(eq(auditEntry.action, "card-application:finding"));
    expect(written.all()).toHaveLength(2);
    const asked = view(office.first, id).evaluation?.parts.flatMap(({ lines }) =>
      lines.flatMap(({ findings }) => findings),
    );
    expect(asked).toContainEqual({ fact: "partTimeStandard", label: "兼职创新、创业", found: "no" });
    const { faults } = answerDesk(
      office.first,
      onDesk(office.first, id),
      { intent: "finding", fact: "partTimeStandard", was: "no", finding: "yes", reason: " " },
      CARD_LINKS,
    ) as { faults: { errors: Record<string, string> } };
    expect(faults.errors.reason).toBe("请写明认定的理由");
  });

  it("is told of an honour that stands in the part of the catalogue which is not public", () => {
    loadRuleSets({ db, now: NOW, actor: { kind: "command", name: "test" } });
    const id = addCase(db, lin.actor.id, "firstReview", {
      ...{ category: "outstanding", answers: { honours: "outstandingOther" } },
      ruleVersions: { "jinfenghuang-entry": 1, "jinfenghuang-outstanding": 1 },
    });
    const line = () =>
      findCase(db, id)
        .evaluation?.parts.flatMap(({ lines }) => lines)
        .find(({ id: one }) => one === "outstandingRest")?.verdict;
    const find = (finding: "yes" | "no", was: "yes" | "no" | null) =>
      recordFinding(office.first, onDesk(office.first, id), {
        ...{ fact: "outstandingListed", was, finding, reason: "已对照目录原文" },
      });
    expect(find("yes", null)).toEqual({ done: true });
    expect(line()).toBe("met");
    expect(find("no", "yes")).toEqual({ done: true });
    expect(line()).toBe("notMet");
  });

  it("is found neither against what the person says nor of what the rules do not ask", () => {
    const id = claimed();
    const find = (fact: string) =>
      recordFinding(office.first, onDesk(office.first, id), { ...PART_TIME, fact, finding: "yes" });
    expect(find("fullTimeInZone")).toEqual({ refused: "unknown" });
    expect(find("__proto__")).toEqual({ refused: "unknown" });
    db.update(cardApplication)
      .set({ answers: { partTimeStandard: "no" } })
      .run();
    expect(find("partTimeStandard")).toEqual({ refused: "unknown" });
    db.update(cardApplication).set({ status: "publicity" }).run();
    expect(find("partTimeStandard")).toEqual({ refused: "over" });
  });
});

describe("deciding on several at once", () => {
  it("gives each its own result: what was not opened, is gone or has moved on is left as it is", async () => {
    const ids: string[] = [];
    for (const name of ["a", "b", "c"]) {
      const holder = await addHolder(db, name);
      ids.push(addCase(db, holder.actor.id, "firstReview"));
    }
    const [opened = "", unseen = "", stale = ""] = ids;
    for (const id of [opened, stale]) view(office.first, id);
    decide(office.otherFirst, stale, "return", { missing: "contract" });
    const items = [opened, unseen, stale, "no-such-id"].map((id) => ({ id, version: 1 }));
    const results = decideCardApplications(office.first, { intent: "pass", items, note: null }, CARD_LINKS);
    expect(results.map(({ refused }) => refused)).toEqual([null, "unseen", "changed", "unknown"]);
    expect([opened, unseen, stale].map((id) => findCase(db, id).status)).toEqual([
      "secondReview",
      "firstReview",
      "returned",
    ]);
  });
});

describe("an officer's own case, or that of their enterprise", () => {
  it.each(["person", "enterprise"])(
    "shows nothing of others and takes no press but recusal: %s",
    async (how) => {
      await addEmployers(db);
      const me = office.second;
      const enterpriseId = how === "enterprise" ? "e1" : null;
      if (enterpriseId)
        db.insert(enterpriseMember)
          .values({ enterpriseId, accountId: me.actor.id, role: "recruiter", joinedAt: NOW })
          .run();
      const id = addCase(db, enterpriseId ? lin.actor.id : me.actor.id, "objection", { enterpriseId });
      addCase(db, (await addHolder(db, "other")).actor.id, "submitted");
      db.insert(cardObjection)
        .values({ id: newKey(), applicationId: id, text: "示例异议", createdAt: NOW })
        .run();
      desk(office.first, id, { intent: "note", formKey: newKey(), text: "示例备注" });
      declareConflict(office.otherFirst, onDesk(office.otherFirst, id), "示例亲属");
      const seen = view(office.otherSecond, id);
      expect(seen.duplicates.cases).toHaveLength(1);
      expect([seen.objections, seen.notes, seen.conflicts].map((all) => all.length)).toEqual([1, 1, 1]);

      const nothing = { objections: [], notes: [], conflicts: [], duplicates: { cases: [], cards: [] } };
      expect(view(me, id)).toMatchObject({ ...nothing, involved: true });
      const own = "不能由您办理";
      const presses: Record<string, string>[] = [
        { intent: "note", formKey: newKey(), text: "示例" },
        { intent: "assign", assignee: office.otherSecond.actor.id, from: "" },
        { intent: "take", from: "" },
        { intent: "reveal" },
      ];
      for (const values of presses) expect(faultOf(desk(me, id, values))).toContain(own);
      expect(db.select().from(cardNote).all()).toHaveLength(1);
      expect(findCase(db, id).assigneeId).toBeNull();
      expect(revealIdentity(me, onDesk(me, id))).toEqual({ refused: "own" });
      expect(assignableTo(db, findCase(db, id)).map((one) => one.id)).not.toContain(me.actor.id);
      const chosen = { assignee: office.otherSecond.actor.id, from: null };
      expect(assignCardApplication(me, onDesk(me, id), chosen, CARD_LINKS)).toEqual({ refused: "own" });
      desk(me, id, { intent: "conflict", reason: "示例本人" });
      expect(view(me, id).conflicts.map(({ accountId }) => accountId)).toEqual([me.actor.id]);
    },
  );

  it("is no more theirs once they have declared that they stand too near", () => {
    const id = addCase(db, lin.actor.id, "firstReview");
    declareConflict(office.first, onDesk(office.first, id), "示例师生");
    expect(faultOf(desk(office.first, id, { intent: "reveal" }))).toContain("已对这份申请声明回避");
    const assign = { intent: "assign", assignee: office.otherFirst.actor.id, from: "" };
    expect(faultOf(desk(office.first, id, assign))).toContain("已对这份申请声明回避");
  });
});

describe("notes of the office", () => {
  it("are written once however often the form is sent", () => {
    const id = addCase(db, lin.actor.id, "firstReview");
    const values = { intent: "note", formKey: newKey(), text: "电话核实过单位" };
    desk(office.first, id, values);
    desk(office.first, id, values);
    expect(db.select().from(cardNote).all()).toHaveLength(1);
    expect(faultOf(desk(office.first, id, { intent: "note", formKey: newKey(), text: " " }))).toContain(
      "请写下备注",
    );
  });
});
