import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { NotPermitted } from "~/domain/permission";
import { diffRuleSets } from "~/domain/rules/rule-differences";
import type { RuleChange } from "~/domain/rules/change-rule-set";
import type { RuleSet } from "~/domain/rules/rule-set";
import { XINFENG_MASTER } from "~/domain/rules/shipped/xinfeng";
import { shanghaiDay } from "~/domain/time";
import { dayName } from "~/domain/working-day";
import { changeDraft } from "~/services/rule/change-draft.server";
import { discardDraft } from "~/services/rule/discard-draft.server";
import { draftVersion } from "~/services/rule/draft-version.server";
import { listRuleSets, listRuleVersions } from "~/services/rule/list-versions.server";
import { loadRuleSets } from "~/services/rule/load-rule-sets.server";
import { loadRuleVersion } from "~/services/rule/load-rule-version.server";
import { measureImpact } from "~/services/rule/measure-impact.server";
import { publishVersion } from "~/services/rule/publish-version.server";
import { returnDraft } from "~/services/rule/return-draft.server";
import { rulesInForce } from "~/services/rule/rules-in-force.server";
import { submitDraft } from "~/services/rule/submit-draft.server";
import type { VaultContext } from "~/services/vault-context.server";
import type { Db } from "~db/client";
import { account, auditEntry, cardApplication, mailOutbox, ruleSetVersion, talentCard } from "~db/schema";
import { DAY, FACTORY_NOW } from "~seeds/factories";
import { openTestDatabase } from "~tests/setup/database";
import { addCase, addHolder, addOffice } from "./card-applications";

const ID = XINFENG_MASTER.id;
const URL_OF_DRAFT = `https://portal.example/admin/rules/${ID}/2`;
const TODAY = dayName(shanghaiDay(FACTORY_NOW));
const LATER = dayName(shanghaiDay(FACTORY_NOW) + 30);

let db: Db;
let ann: VaultContext;
let bo: VaultContext;
let cy: VaultContext;
let reviewer: VaultContext;
beforeEach(async () => {
  db = openTestDatabase();
  const office = await addOffice(db);
  [ann, bo, cy, reviewer] = [office.second, office.otherSecond, office.admin, office.first];
  loadRuleSets({ db, now: FACTORY_NOW, actor: { kind: "command", name: "seed" } });
});
afterEach(() => db.$client.close());

const load = (ctx: VaultContext, version: number) => {
  const row = loadRuleVersion(ctx, ID, String(version));
  if (!row) throw new Error("no such version");
  return row;
};
const revision = (version: number) => load(ann, version).revision;
const ageTo = (value: number | null): RuleChange => {
  const gate = XINFENG_MASTER.gates.find(({ id }) => id === "age");
  if (!gate) throw new Error("no such gate");
  return {
    kind: "line",
    part: "gate",
    ...gate,
    advice: gate.advice ?? null,
    when: { op: "max", fact: "age", value },
    gates: [],
  };
};
const change = (ctx: VaultContext, step: RuleChange, shown = revision(2)) =>
  changeDraft(ctx, load(ctx, 2), { revision: shown, change: step });
const handIn = (ctx: VaultContext, appliesFrom = TODAY) =>
  submitDraft(ctx, load(ctx, 2), { revision: revision(2), note: "按新文件调整", appliesFrom }, URL_OF_DRAFT);
const publish = (ctx: VaultContext, appliesFrom = TODAY, shown = revision(2)) =>
  publishVersion(ctx, load(ctx, 2), { revision: shown, note: "已核对原文", appliesFrom });
/** A second version that says 32, put to the others. */
const propose = () => {
  draftVersion(ann, ID);
  change(ann, ageTo(32));
  return handIn(ann);
};

describe("a draft", () => {
  it("begins with the words of the version in force, once", () => {
    expect(draftVersion(ann, ID)).toEqual({ version: 2 });
    expect(draftVersion(ann, ID)).toEqual({ version: 2 });
    expect(draftVersion(bo, ID)).toEqual({ refused: "open", version: 2 });
    expect(load(ann, 2).body).toEqual(load(ann, 1).body);
    expect(draftVersion(ann, "no-such-set")).toBeUndefined();
  });

  it("is changed by who has drafted it only, and what differs is written down", () => {
    draftVersion(ann, ID);
    expect(change(bo, ageTo(32))).toEqual({ refused: "drafter" });
    expect(change(ann, ageTo(32))).toEqual({ done: true });
    const told = db.select().from(auditEntry).where(eq(auditEntry.action, "rule:change")).get();
    expect(told?.details).toMatchObject({
      version: 2,
      changed: [{ before: "年龄不超过 30 周岁", after: "年龄不超过 32 周岁" }],
    });
    expect(rulesInForce({ db, now: FACTORY_NOW }).get(ID)?.ruleSet).toEqual(XINFENG_MASTER);
  });

  it("that was changed meanwhile takes nothing that was typed over the older words; the same form twice is one", () => {
    draftVersion(ann, ID);
    const shown = revision(2);
    expect(change(ann, ageTo(32), shown)).toEqual({ done: true });
    expect(change(ann, ageTo(31), shown)).toEqual({ refused: "changed" });
    expect(change(ann, ageTo(32), shown)).toEqual({ done: true });
    expect(load(ann, 2).revision).toBe(shown + 1);
  });

  it("can gain, move and lose lines; a waiver forgets a gate that is gone", () => {
    draftVersion(ann, ID);
    change(ann, { kind: "add", part: "waiver", id: "w", title: "急需人才", fact: "topEquivalent" });
    const waiver = { document: "示例通知", article: null, confidence: "open" as const };
    const clause = { ...waiver, effectiveFrom: null, effectiveTo: null };
    const line = { title: "急需人才", advice: null, clause, when: null };
    change(ann, { kind: "line", part: "waiver", id: "w", ...line, gates: ["age", "nothing"] });
    expect(load(ann, 2).body.waivers[0]?.gates).toEqual(["age"]);
    change(ann, { kind: "move", part: "gate", id: "age", by: -1 });
    expect(load(ann, 2).body.gates[0]?.id).toBe("age");
    change(ann, { kind: "remove", part: "gate", id: "age" });
    expect(load(ann, 2).body.gates.map(({ id }) => id)).not.toContain("age");
    expect(load(ann, 2).body.waivers[0]?.gates).toEqual([]);
    expect(change(ann, ageTo(32))).toEqual({ refused: "missing" });
    expect(handIn(ann)).toEqual({ refused: "incomplete" });
  });

  it("is given up with a reason and stays in the history; then another can begin", () => {
    draftVersion(ann, ID);
    const given = { revision: revision(2), note: "文件尚未印发" };
    expect(discardDraft(bo, load(bo, 2), given)).toEqual({ done: true });
    expect(load(ann, 2)).toMatchObject({ status: "discarded", note: "放弃：文件尚未印发" });
    expect(draftVersion(bo, ID)).toEqual({ version: 3 });
  });
});

describe("a version", () => {
  it("is published by somebody else than who has drafted it, and is in force from its day on", () => {
    expect(propose()).toEqual({ done: true });
    expect(publish(ann)).toEqual({ refused: "fourEyes" });
    expect(publish(bo, LATER)).toEqual({ done: true });
    expect(rulesInForce({ db, now: FACTORY_NOW }).get(ID)?.version).toBe(1);
    const then = rulesInForce({ db, now: FACTORY_NOW + 30 * DAY }).get(ID);
    expect(then?.version).toBe(2);
    expect(then?.ruleSet.gates.find(({ id }) => id === "age")?.when).toMatchObject({ value: 32 });
    expect(load(ann, 2).note).toBe("按新文件调整\n发布意见：已核对原文");
    expect(listRuleVersions(ann, ID).map(({ version, state }) => [version, state])).toEqual([
      [2, "coming"],
      [1, "current"],
    ]);
  });

  it("is published once, however often and by whomever the button is pressed, and never changed afterwards", () => {
    propose();
    const shown = revision(2);
    expect(publish(bo, TODAY, shown)).toEqual({ done: true });
    expect(publish(bo, TODAY, shown)).toEqual({ done: true });
    expect(publish(cy, TODAY, shown)).toEqual({ refused: "changed" });
    const published = db.select().from(auditEntry).where(eq(auditEntry.action, "rule:publish")).all();
    expect(published.filter(({ details }) => (details as { version: number }).version === 2)).toHaveLength(1);
    const body = load(ann, 2).body;
    expect(change(ann, ageTo(20))).toEqual({ refused: "state" });
    expect(discardDraft(ann, load(ann, 2), { revision: revision(2), note: "误发布" })).toEqual({
      refused: "state",
    });
    expect(load(ann, 2).body).toEqual(body);
  });

  it("is not published before it is put to others, nor from a day that is over or before an earlier version", () => {
    draftVersion(ann, ID);
    expect(publish(bo)).toEqual({ refused: "state" });
    expect(handIn(ann, "2026-01-01")).toEqual({ refused: "past" });
    handIn(ann);
    expect(publish(bo, "2026-01-01")).toEqual({ refused: "past" });
    expect(publish(bo, LATER)).toEqual({ done: true });
    expect(draftVersion(ann, ID)).toEqual({ version: 3 });
    const third = load(ann, 3);
    const asked = { revision: third.revision, note: "再次调整" };
    expect(submitDraft(ann, third, { ...asked, appliesFrom: TODAY }, URL_OF_DRAFT)).toEqual({
      refused: "order",
    });
    expect(submitDraft(ann, third, { ...asked, appliesFrom: LATER }, URL_OF_DRAFT)).toEqual({ done: true });
  });

  it("is told to everybody else who may publish it and has confirmed an address, once each time it is handed in", () => {
    db.update(account).set({ emailConfirmedAt: null }).where(eq(account.id, cy.actor.id)).run();
    db.update(account).set({ disabledAt: FACTORY_NOW }).where(eq(account.id, reviewer.actor.id)).run();
    propose();
    const told = () => db.select().from(mailOutbox).all();
    expect(told().map(({ accountId }) => accountId)).toEqual([bo.actor.id]);
    expect(told()[0]).toMatchObject({
      to: "other-second@example.cn",
      subject: `有规则草案等待发布：${XINFENG_MASTER.title}`,
    });
    for (const words of ["按新文件调整", TODAY, URL_OF_DRAFT, "第 2 版"])
      expect(told()[0]?.text).toContain(words);
    // The same press sent twice writes nothing more.
    submitDraft(
      ann,
      load(ann, 2),
      { revision: revision(2) - 1, note: "按新文件调整", appliesFrom: TODAY },
      URL_OF_DRAFT,
    );
    expect(told()).toHaveLength(1);
    returnDraft(bo, load(bo, 2), { revision: revision(2), note: "请补充依据" });
    handIn(ann);
    expect(told()).toHaveLength(2);
  });

  it("goes back to who has drafted it with a reason, and can be changed again", () => {
    propose();
    expect(change(ann, ageTo(33))).toEqual({ refused: "state" });
    expect(returnDraft(bo, load(bo, 2), { revision: revision(2), note: "请附文号" })).toEqual({ done: true });
    expect(load(ann, 2)).toMatchObject({ status: "draft", note: "退回修改：请附文号" });
    expect(change(ann, ageTo(33))).toEqual({ done: true });
  });

  it("that came with the portal is published by anybody who may", () => {
    propose();
    publish(bo);
    const shipped: RuleSet = { ...XINFENG_MASTER, docNo: "示例〔2027〕9号" };
    loadRuleSets({ db, now: FACTORY_NOW, actor: { kind: "command", name: "seed" } }, [shipped]);
    const third = load(ann, 3);
    const asked = { revision: third.revision, note: "核对" };
    expect(returnDraft(ann, third, asked)).toEqual({ refused: "state" });
    expect(publishVersion(ann, third, { ...asked, appliesFrom: TODAY })).toEqual({ done: true });
  });

  it("is nobody's to see or begin who may not edit rules", () => {
    expect(() => loadRuleVersion(reviewer, ID, "1")).toThrow(NotPermitted);
    expect(() => draftVersion(reviewer, ID)).toThrow(NotPermitted);
    expect(() => listRuleSets(reviewer)).toThrow(NotPermitted);
    expect(() => listRuleVersions(reviewer, ID)).toThrow(NotPermitted);
    for (const version of ["0", "-1", "1.5", "x", "9", "99999999999"])
      expect(loadRuleVersion(ann, ID, version)).toBeUndefined();
  });

  it("is listed with what is still open of it and what is being drafted", () => {
    propose();
    const listed = listRuleSets(ann);
    expect(listed.find(({ id }) => id === ID)).toMatchObject({
      version: 1,
      openPoints: 0,
      open: [{ version: 2, state: "submitted" }],
    });
    expect(listed.find(({ id }) => id === "jinfenghuang-young")?.openPoints).toBeGreaterThan(0);
  });
});

describe("the impact of a version", () => {
  const EMPLOYED = {
    employerInZone: "yes",
    contractYears: "3",
    socialInsuranceInZone: "yes",
    degree: "master",
  };
  const of31 = { idNumber: "500101199501011230", category: "fengqiMaster" as const };
  const answers = { ...EMPLOYED, identityKind: "mainland" };

  it("tells of every case under way and every card that counts what would be judged otherwise, and changes nothing", async () => {
    const people = await Promise.all(["p1", "p2", "p3", "p4", "p5"].map((name) => addHolder(db, name)));
    const [p1, p2, p3, p4, p5] = people.map(({ actor }) => actor.id) as [
      string,
      string,
      string,
      string,
      string,
    ];
    addCase(db, p1, "firstReview", { ...of31, answers });
    addCase(db, p2, "firstReview", { ...of31, answers: { ...answers, contractYears: "0.5" } });
    // Not under way, of another category, not handed in: none of them counts.
    addCase(db, p3, "rejected", { ...of31, answers });
    addCase(db, p4, "firstReview", { ...of31, category: "fengqiDoctor", answers });
    addCase(db, p5, "draft", { ...of31, answers });
    const issued = addCase(db, p3, "issued", { ...of31, answers });
    db.insert(talentCard)
      .values({
        id: "card",
        number: "JFH-2026-000001",
        code: "code",
        holderId: p3,
        applicationId: issued,
        category: "fengqiMaster",
        status: "active",
        statusIndex: 1,
        issuedAt: FACTORY_NOW,
        validFrom: FACTORY_NOW,
        validUntil: FACTORY_NOW + DAY,
        updatedAt: FACTORY_NOW,
      })
      .run();
    draftVersion(ann, ID);
    change(ann, ageTo(32));
    const before = db.select().from(cardApplication).all();
    const impact = await measureImpact(ann, load(ann, 2).body);
    expect(impact).toMatchObject({ categories: ["fengqiMaster"], cases: 2, cards: 1 });
    expect(impact.counts).toEqual({ "notMet met": 2, "notMet notMet": 1 });
    expect(impact.changed.map(({ kind, from, to }) => [kind, from, to])).toEqual([
      ["case", "notMet", "met"],
      ["card", "notMet", "met"],
    ]);
    expect(db.select().from(cardApplication).all()).toEqual(before);
    const open = await measureImpact(ann, { ...load(ann, 2).body, gates: [] });
    expect(open.counts).toEqual({ "notMet met": 3 });
  });

  it("is none where no card follows from the rule set", async () => {
    const reference = rulesInForce({ db, now: FACTORY_NOW }).get("yingcai-reference");
    if (!reference) throw new Error("no such rule set");
    expect(await measureImpact(ann, reference.ruleSet)).toMatchObject({ categories: [], cases: 0 });
  });
});

describe("two versions", () => {
  it("differ in what can be read, and in nothing where they are the same", () => {
    expect(diffRuleSets(XINFENG_MASTER, XINFENG_MASTER)).toEqual([]);
    const [degree, age, ...rest] = XINFENG_MASTER.gates;
    if (!degree || !age) throw new Error("no such gates");
    const changed: RuleSet = {
      ...XINFENG_MASTER,
      docNo: null,
      gates: [age, { ...degree, advice: "新的提示" }, ...rest.slice(1)],
    };
    const found = diffRuleSets(XINFENG_MASTER, changed);
    expect(found).toContainEqual({
      kind: "changed",
      where: "文号",
      before: "渝高新发〔2024〕11号",
      after: "待核",
    });
    expect(found.filter(({ kind }) => kind === "removed").map(({ where }) => where)).toContain(
      "必备条件“在高新区直管园的企业（含科研机构）工作” · 判定",
    );
    expect(found.at(-1)?.kind).toBe("order");
  });
});

it("no row of the table can be open twice", () => {
  draftVersion(ann, ID);
  const row = load(ann, 2);
  const { id: _, ...copy } = { ...row, version: 3 };
  expect(() => db.insert(ruleSetVersion).values(copy).run()).toThrow(/UNIQUE/);
});
