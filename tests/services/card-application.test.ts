import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import { APPEAL_DAYS } from "~/domain/card-application";
import type { CardApplicationVerb } from "~/domain/card-application-moves";
import { CARD_DECISION_REASONS } from "~/domain/card-decision";
import { CARD_MATERIALS } from "~/domain/card-materials";
import { findingName, isFindingName } from "~/domain/rules/card-facts";
import { KNOWN_FROM, findKnown } from "~/services/card-application/find-known.server";
import { addMaterial, removeMaterial } from "~/services/card-application/add-material.server";
import {
  createCardApplication,
  newCaseObstacle,
} from "~/services/card-application/create-card-application.server";
import { caseFacts } from "~/services/card-application/evaluate-case.server";
import { answerCaseForm } from "~/services/card-application/answer-case-form.server";
import {
  ANSWER_REFUSAL_TEXT,
  answerQuestion,
  askToFile,
  listAsked,
  listQuestions,
} from "~/services/card-application/invite-person.server";
import {
  countUnseenCases,
  listFiledCardApplications,
  listOwnCardApplications,
} from "~/services/card-application/list-card-applications.server";
import {
  cardEventsOf,
  findCardApplication,
  loadDeskCardApplication,
  loadFiledCardApplication,
  loadOwnCardApplication,
} from "~/services/card-application/load-card-application.server";
import { moveCardApplication } from "~/services/card-application/move-card-application.server";
import { formOf } from "~/services/card-application/review-case.server";
import {
  discardCardDraft,
  moveOwnCardApplication,
  recallCardApplication,
} from "~/services/card-application/run-card-application.server";
import { saveCardPart } from "~/services/card-application/save-card-application.server";
import { proposeCardApplication } from "~/services/card-application/submit-card-application.server";
import { isFiling, listFilings, takeBackFiling } from "~/services/card-application/take-back-filing.server";
import { viewCardApplication, viewCaseForm } from "~/services/card-application/view-card-application.server";
import { loadRuleSets } from "~/services/rule/load-rule-sets.server";
import { issueCard } from "~/services/talent-card/issue-card.server";
import { openUpload } from "~/services/upload/open-upload.server";
import type { FileStore } from "~/services/upload/receive-file.server";
import type { VaultContext } from "~/services/vault-context.server";
import type { Db } from "~db/client";
import {
  account,
  auditEntry,
  cardApplication,
  cardMaterial,
  consent,
  enterprise,
  enterpriseMember,
  mailOutbox,
  talentCard,
  upload,
} from "~db/schema";
import { DAY, FACTORY_NOW } from "~seeds/factories";
import { openTestDatabase } from "~tests/setup/database";
import { addCandidate, addEmployers, newKey } from "./applications";
import { CARD_LINKS, addCase, addHolder, addOffice, type Office } from "./card-applications";
import {
  CATALOGUE_ANSWERS,
  MASTER_ANSWERS,
  OPERATOR,
  addPapers,
  begin,
  fill,
  filedPart,
  handIn,
  numberOf,
  ownPart,
  paper,
  submitted,
} from "./card-application-forms";
import { addPerson, acting, box } from "./people";

const NOW = FACTORY_NOW;
const LIST = "https://portal.example/me/card-applications";

let db: Db;
let lin: VaultContext;
let office: Office;
beforeEach(async () => {
  db = openTestDatabase();
  loadRuleSets({ db, now: NOW, actor: { kind: "command", name: "test" } });
  lin = await addHolder(db, "lin");
  office = await addOffice(db);
});
afterEach(() => db.$client.close());

const row = (id: string) => {
  const found = findCardApplication(db, id);
  if (!found) throw new Error("no case");
  return found;
};
const at = <C extends VaultContext>(ctx: C, ms: number): C => ({ ...ctx, now: ctx.now + ms });
const decide = (
  id: string,
  verb: CardApplicationVerb,
  officer: Office[keyof Office],
  given: { reasons?: ["evidenceUnclear"]; missing?: string[]; note?: string } = {},
) =>
  db.transaction((tx) =>
    moveCardApplication(
      tx,
      officer,
      { applicationId: id, verb, who: "office", version: row(id).version, ...given },
      CARD_LINKS,
    ),
  );
const mailsTo = (to: string) => db.select().from(mailOutbox).where(eq(mailOutbox.to, to)).all();

describe("a request for one's own card", () => {
  it("is begun once by one form, and one at a time", () => {
    const formKey = newKey();
    const asked = { formKey, kind: "new", category: "fengqiMaster" } as const;
    expect(createCardApplication(lin, asked)).toEqual({ id: formKey });
    expect(createCardApplication(lin, asked)).toEqual({ id: formKey });
    expect(createCardApplication(lin, { ...asked, formKey: newKey() })).toEqual({ refused: "open" });
    expect(db.select().from(cardApplication).all()).toHaveLength(1);
  });

  it("takes over what was answered in the self-check, as far as the category asks for it and it can be an answer", () => {
    const formKey = newKey();
    const checked = {
      degree: "master",
      contractYears: "many",
      honours: "nobel",
      socialInsuranceInZone: "yes",
    };
    createCardApplication(lin, { formKey, kind: "new", category: "fengqiMaster", checked });
    const { answers } = row(formKey);
    expect(answers).toMatchObject({ degree: "master", socialInsuranceInZone: "yes" });
    expect(answers).not.toHaveProperty("honours");
    expect(answers.contractYears).not.toBe("many");
  });

  it("somebody else's form key begins nothing", async () => {
    const id = begin(lin);
    const wang = await addHolder(db, "wang");
    const asked = { formKey: id, kind: "new", category: "top" } as const;
    expect(createCardApplication(wang, asked)).toEqual({ refused: "again" });
  });

  it("is filled in with what the portal knows, and says from where", async () => {
    const chen = await addCandidate(db, "chen");
    const id = begin(chen);
    expect(row(id)).toMatchObject({ realName: "示例chen", answers: { degree: "bachelor" } });
    const known = findKnown(chen, "new");
    expect(known.get("degree")?.from && KNOWN_FROM[known.get("degree")?.from ?? "card"]).toBe("来自您的简历");
  });

  it("takes over nothing that its category does not ask for", async () => {
    const chen = await addCandidate(db, "chen");
    expect(row(begin(chen, "top")).answers).toEqual({});
  });

  it("keeps what could be read of a part, says what could not, and never keeps a number unsealed", () => {
    const id = begin(lin);
    const typed = { realName: " 示例　林 ", identityKind: "mainland", idNumber: "50010719991020001" };
    const saved = saveCardPart(lin, ownPart(lin, id), { part: "person", values: typed, version: 1 });
    expect(saved).toMatchObject({ refused: null, version: 2 });
    expect(saved.errors.idNumber).toContain("应为 18 位");
    expect(row(id)).toMatchObject({ realName: "示例 林", sealedIdNumber: null });
    const number = numberOf("19991020");
    fill(lin, ownPart(lin, id), { person: { ...typed, idNumber: number.toLowerCase() } });
    expect(JSON.stringify(row(id))).not.toContain(number);
    expect(JSON.stringify(db.select().from(auditEntry).all())).not.toContain(number);
    const view = viewCaseForm(lin, ownPart(lin, id));
    expect(view.identity).toBe(`${number.slice(0, 3)}*************${number.slice(-2)}`);
    expect(JSON.stringify(view)).not.toContain(number);
  });

  it("asks for the number anew where the kind of paper changes, and for the month of birth with a passport", () => {
    const id = begin(lin);
    fill(lin, ownPart(lin, id), { person: MASTER_ANSWERS.person });
    const { version } = row(id);
    const values = { realName: "示例硕士", identityKind: "passport" };
    const saved = saveCardPart(lin, ownPart(lin, id), { part: "person", values, version });
    expect(saved.errors.idNumber).toContain("请重新填写");
    expect(row(id).sealedIdNumber).toBeNull();
    fill(lin, ownPart(lin, id), { person: { ...values, idNumber: "e1234567" } });
    const { review } = formOf(db, row(id), "person", NOW);
    expect(review.parts[0]?.gaps.map(({ name }) => name)).toEqual(["birthMonth"]);
  });

  it("takes a value only as the field offers it", () => {
    const id = begin(lin, "top");
    const save = (part: "work" | "merit", values: Record<string, string>) =>
      saveCardPart(lin, ownPart(lin, id), { part, values, version: row(id).version }).errors;
    expect(save("work", { ...CATALOGUE_ANSWERS.work, field: "gb-Z", fullTimeInZone: "maybe" })).toEqual({
      field: "请从列出的选项中选择",
      fullTimeInZone: "请选择一项",
    });
    expect(
      save("merit", { honours: "academician,none", honourYear: "2199", honourName: "x".repeat(101) }),
    ).toEqual({
      honours: expect.stringContaining("都没有"),
      honourYear: expect.stringContaining("晚于今年"),
      honourName: expect.stringContaining("最多 100 个字"),
    });
  });

  it("is not overwritten from a second window; sent again with the new version it is", () => {
    const id = begin(lin);
    const stale = ownPart(lin, id);
    fill(lin, stale, { merit: { degree: "master" } });
    const refused = saveCardPart(lin, stale, { part: "merit", values: { degree: "doctor" }, version: 1 });
    expect(refused).toMatchObject({ refused: "changed", version: 2, stored: { "您的最高学历是？": "硕士" } });
    expect(row(id).answers.degree).toBe("master");
    const same = saveCardPart(lin, stale, { part: "merit", values: { degree: "master" }, version: 1 });
    expect(same.refused).toBeNull();
    expect(
      saveCardPart(lin, stale, { part: "merit", values: { degree: "doctor" }, version: 2 }).refused,
    ).toBeNull();
  });

  it("is handed in once nothing is missing: with a number, the verdict, the versions and the consent", () => {
    const id = begin(lin);
    expect(handIn(lin, id)).toEqual({ refused: "incomplete" });
    fill(lin, ownPart(lin, id), MASTER_ANSWERS);
    expect(handIn(lin, id)).toEqual({ refused: "incomplete" });
    expect(addPapers(lin, ownPart(lin, id))).toEqual([
      "identity",
      "education",
      "contract",
      "socialInsurance",
      "employerLicence",
    ]);
    const { version } = row(id);
    expect(handIn(lin, id)).toEqual({ done: true });
    expect(row(id)).toMatchObject({
      status: "submitted",
      caseNumber: "RCK-2026-000001",
      ruleVersions: { "xinfeng-master": 1 },
      evaluation: { verdict: "met", provable: false },
      submittedAt: NOW,
      version: version + 1,
    });
    const [given] = db.select().from(consent).all();
    expect(given).toMatchObject({ kind: "card", subjectId: id, withdrawnAt: null });
    expect(given?.disclosure?.recipient).toContain("待核");
    expect(mailsTo("lin@example.cn")).toHaveLength(1);
  });

  it("is told of by mail without why, what is missing or what the office noted, to confirmed addresses only", () => {
    const id = submitted(lin);
    decide(id, "accept", office.first);
    decide(id, "return", office.first, {
      reasons: ["evidenceUnclear"],
      missing: ["incomeTax", "离职证明"],
      note: "示例说明",
    });
    const told = mailsTo("lin@example.cn").at(-1);
    expect(told?.text).toContain("请登录后在申请页面查看");
    for (const secret of [
      "示例说明",
      "离职证明",
      CARD_MATERIALS.incomeTax.label,
      CARD_DECISION_REASONS.evidenceUnclear,
    ])
      expect(told?.text).not.toContain(secret);
    const { length } = mailsTo("lin@example.cn");
    db.update(account).set({ emailConfirmedAt: null }).where(eq(account.id, lin.actor.id)).run();
    db.update(cardApplication).set({ status: "firstReview" }).where(eq(cardApplication.id, id)).run();
    expect(decide(id, "reject", office.first, { reasons: ["evidenceUnclear"] })).toEqual({ done: true });
    expect(mailsTo("lin@example.cn")).toHaveLength(length);
  });

  it("is handed in once, however often the button is pressed", () => {
    const id = submitted(lin);
    const before = row(id);
    expect(handIn({ ...lin, now: NOW + 1 }, id)).toEqual({ refused: "state" });
    expect(row(id)).toEqual(before);
    expect(db.select().from(consent).all()).toHaveLength(1);
  });

  it("is taken whatever the rules say: nothing a machine refuses", () => {
    const old = { ...MASTER_ANSWERS, person: { ...MASTER_ANSWERS.person, idNumber: numberOf("19700101") } };
    const id = submitted(lin, "fengqiMaster", old);
    expect(row(id)).toMatchObject({ status: "submitted", evaluation: { verdict: "notMet" } });
  });

  it("knows the age from the number only, and within the month of birth of a passport does not know it", () => {
    const id = begin(lin);
    fill(lin, ownPart(lin, id), MASTER_ANSWERS);
    expect(caseFacts(row(id), box, NOW).age).toBe(27);
    const passport = { realName: "X", identityKind: "passport", idNumber: "E1234567" };
    fill(lin, ownPart(lin, id), { person: { ...passport, birthMonth: "1999-11" } });
    expect(caseFacts(row(id), box, Date.parse("2026-11-15T12:00:00+08:00")).age).toBeNull();
    expect(caseFacts(row(id), box, Date.parse("2026-12-01T12:00:00+08:00")).age).toBe(27);
  });

  it("claims an honour that proves itself and can be exempted from review", () => {
    const id = submitted(lin, "top");
    expect(row(id).evaluation).toMatchObject({ verdict: "met", provable: true });
    expect(decide(id, "exempt", office.first)).toEqual({ done: true });
  });

  it("once handed in cannot be written to any more, nor its papers changed", () => {
    const id = submitted(lin);
    const part = ownPart(lin, id);
    const values = { degree: "doctor" };
    expect(saveCardPart(lin, part, { part: "merit", values, version: row(id).version }).refused).toBe(
      "state",
    );
    expect(addMaterial(lin, part, { kind: "other", replaces: null }, paper(lin))).toEqual({
      refused: "state",
    });
    const [first] = db.select().from(cardMaterial).all();
    expect(removeMaterial(lin, part, first?.id ?? "")).toEqual({ refused: "state" });
    expect(discardCardDraft(lin, part, row(id).version)).toEqual({ refused: "state" });
  });

  it("comes back for a supplement, names what is missing, and goes on where it was", () => {
    const id = submitted(lin);
    decide(id, "accept", office.first);
    expect(decide(id, "return", office.first, { missing: ["incomeTax"] })).toEqual({ done: true });
    expect(countUnseenCases(db, lin.actor.id)).toBe(1);
    const seen = viewCardApplication(lin, ownPart(lin, id));
    expect(seen.case).toMatchObject({ missing: ["incomeTax"], returnedFrom: "firstReview" });
    expect(seen.moves.map(({ verb, to }) => [verb, to])).toEqual([
      ["supplement", "firstReview"],
      ["withdraw", "withdrawn"],
    ]);
    expect(countUnseenCases(db, lin.actor.id)).toBe(0);
    expect(handIn(lin, id, "supplement")).toEqual({ refused: "incomplete" });
    expect(addPapers(lin, ownPart(lin, id))).toEqual(["incomeTax"]);
    expect(handIn(lin, id, "supplement")).toEqual({ done: true });
    expect(row(id)).toMatchObject({ status: "firstReview", missing: null, caseNumber: "RCK-2026-000001" });
    expect(db.select().from(consent).all()).toHaveLength(1);
  });

  it("keeps the versions of the rules that it was handed in under", () => {
    const id = submitted(lin);
    db.update(cardApplication)
      .set({ ruleVersions: { "xinfeng-master": 1 } })
      .run();
    decide(id, "accept", office.first);
    decide(id, "return", office.first, { missing: ["other"] });
    addPapers(lin, ownPart(lin, id));
    handIn(lin, id, "supplement");
    expect(row(id).ruleVersions).toEqual({ "xinfeng-master": 1 });
  });

  it("is withdrawn with the consent; another can be begun then, filled in with what it said", () => {
    const id = submitted(lin);
    const step = { verb: "withdraw", version: row(id).version } as const;
    expect(moveOwnCardApplication(lin, ownPart(lin, id), step, CARD_LINKS)).toEqual({ done: true });
    expect(db.select().from(consent).all()[0]?.withdrawnAt).toBe(NOW);
    const again = begin(at(lin, 1), "fengqiMaster");
    expect(row(again)).toMatchObject({
      realName: "示例硕士",
      answers: { degree: "master", contractYears: "3" },
    });
    expect(row(again).idNumberHash).toBe(row(id).idNumberHash);
  });

  it("that was refused is appealed once, in time, with a reason", () => {
    const id = submitted(lin);
    decide(id, "accept", office.first);
    decide(id, "reject", office.first, { reasons: ["evidenceUnclear"] });
    const appeal = (ctx: VaultContext, note: string | null) =>
      moveOwnCardApplication(
        ctx,
        ownPart(ctx, id),
        { verb: "appeal", version: row(id).version, note },
        CARD_LINKS,
      );
    expect(appeal(lin, null)).toEqual({ refused: "reason" });
    const late = at(lin, (APPEAL_DAYS + 1) * DAY);
    expect(appeal(late, "请再看。")).toEqual({ refused: "inTime" });
    expect(viewCardApplication(late, ownPart(late, id)).moves).toEqual([]);
    expect(appeal(lin, "劳动合同在第二页。")).toEqual({ done: true });
    expect(appeal(lin, "再申诉一次。")).toEqual({ refused: "state" });
    decide(id, "deny", office.second, { note: "合同没有签章。" });
    expect(row(id).status).toBe("closed");
    expect(viewCardApplication(lin, ownPart(lin, id)).moves).toEqual([]);
  });

  it("a draft is thrown away with its files, once", () => {
    const id = begin(lin);
    addMaterial(lin, ownPart(lin, id), { kind: "identity", replaces: null }, paper(lin));
    const part = ownPart(lin, id);
    expect(discardCardDraft(lin, part, 7)).toEqual({ refused: "changed" });
    expect(discardCardDraft(lin, part, 1)).toEqual({ done: true });
    expect(discardCardDraft(lin, part, 1)).toEqual({ done: true });
    expect(db.select().from(upload).all()).toEqual([]);
  });
});

describe("papers", () => {
  it("are replaced in their place, not taken twice, and only so many", () => {
    const id = begin(lin);
    const part = ownPart(lin, id);
    const add = (replaces: string | null, given = paper(lin)) =>
      addMaterial(lin, part, { kind: "contract", replaces }, given);
    const first = paper(lin);
    expect(add(null, first)).toEqual({ done: true });
    expect(add(null, { ...first, row: { ...first.row, id: "again" } })).toEqual({ refused: "same" });
    const [kept] = db.select().from(cardMaterial).all();
    expect(add(kept?.id ?? "")).toEqual({ done: true });
    expect(db.select().from(cardMaterial).all()).toHaveLength(1);
    expect(db.select().from(upload).all()).toHaveLength(1);
    for (let n = 0; n < 4; n += 1) add(null);
    expect(add(null)).toEqual({ refused: "tooMany" });
  });

  it("of somebody else are not removed, and what is gone is gone", async () => {
    const id = begin(lin);
    addMaterial(lin, ownPart(lin, id), { kind: "contract", replaces: null }, paper(lin));
    const [kept] = db.select().from(cardMaterial).all();
    const wang = await addHolder(db, "wang");
    const other = begin(wang);
    expect(removeMaterial(wang, ownPart(wang, other), kept?.id ?? "")).toEqual({ refused: "gone" });
    expect(removeMaterial(lin, ownPart(lin, id), kept?.id ?? "")).toEqual({ done: true });
    expect(removeMaterial(lin, ownPart(lin, id), kept?.id ?? "")).toEqual({ refused: "gone" });
  });
});

describe("a case that an employer files", () => {
  let owner: VaultContext;
  let stranger: VaultContext;
  beforeEach(async () => {
    ({ owner, stranger } = await addEmployers(db));
  });
  const ask = (contact: string, formKey = newKey()) => {
    const identifier = { kind: "email", value: contact } as const;
    return askToFile(owner, { formKey, identifier, category: "fengqiMaster" }, LIST);
  };
  /** A draft that somebody has agreed to. */
  function agreed(ctx = lin): string {
    ask("lin@example.cn");
    const [question] = listQuestions(ctx);
    const result = answerQuestion(ctx, question?.id ?? "", "agree", CARD_LINKS);
    if (!("agreed" in result)) throw new Error(JSON.stringify(result));
    return result.agreed;
  }
  const filed = () => listFiledCardApplications(owner, { state: "open", page: 1 })?.cases ?? [];

  it("tells nobody whether an account exists: what is answered and shown is the same", async () => {
    await addPerson(db, "boss", "employer");
    for (const contact of ["lin@example.cn", "nobody@example.cn", "boss@example.cn", "owner1@example.cn"])
      expect(ask(contact)).toEqual({ asked: true });
    const shown = listAsked(owner, "e1").map(({ id: _id, contact: _contact, ...rest }) =>
      JSON.stringify(rest),
    );
    expect(new Set(shown).size).toBe(1);
    expect(shown).toHaveLength(4);
    expect(filed()).toEqual([]);
    expect(mailsTo("lin@example.cn")).toHaveLength(1);
    expect(mailsTo("boss@example.cn")).toEqual([]);
    expect(listQuestions(lin)).toMatchObject([{ enterprise: "示例企业e1", category: "fengqiMaster" }]);
  });

  it("who declines is still waited for, as far as the enterprise can tell", () => {
    ask("lin@example.cn");
    const before = listAsked(owner, "e1");
    const [question] = listQuestions(lin);
    expect(answerQuestion(lin, question?.id ?? "", "decline", CARD_LINKS)).toEqual({ done: true });
    expect(listQuestions(lin)).toEqual([]);
    expect(listAsked(owner, "e1")).toEqual(before);
  });

  it("asks one address only so often, whoever is behind it", () => {
    for (let n = 0; n < 3; n += 1) expect(ask("lin@example.cn")).toEqual({ asked: true });
    expect(ask("lin@example.cn")).toMatchObject({ wait: expect.any(Number) });
    for (let n = 0; n < 3; n += 1) ask("nobody@example.cn");
    expect(ask("nobody@example.cn")).toMatchObject({ wait: expect.any(Number) });
  });

  it("is nobody's question but whom it reached, and lapses", async () => {
    ask("lin@example.cn");
    const [question] = listQuestions(lin);
    const wang = await addHolder(db, "wang");
    expect(answerQuestion(wang, question?.id ?? "", "agree", CARD_LINKS)).toEqual({ refused: "gone" });
    const late = at(lin, 15 * DAY);
    expect(listQuestions(late)).toEqual([]);
    expect(answerQuestion(late, question?.id ?? "", "agree", CARD_LINKS)).toEqual({ refused: "gone" });
    expect(listAsked(at(owner, 15 * DAY), "e1")).toEqual([]);
  });

  it("begins where the person agrees, once, with the name and nothing else of the person", async () => {
    const chen = await addCandidate(db, "chen");
    ask("chen@example.cn");
    const id = listQuestions(chen)[0]?.id ?? "";
    expect(answerQuestion(chen, id, "agree", CARD_LINKS)).toEqual({ agreed: id });
    expect(answerQuestion(chen, id, "agree", CARD_LINKS)).toEqual({ agreed: id });
    expect(filed()).toMatchObject([{ id, realName: "示例chen", status: "draft" }]);
    expect(row(id)).toMatchObject({ enterpriseId: "e1", employerName: "示例企业e1", answers: {} });
    expect(db.select().from(consent).all()).toMatchObject([{ subjectId: id, kind: "card" }]);
    expect(mailsTo("owner1@example.cn")).toHaveLength(1);
    // What the employer is still writing is shown to neither the person nor the office.
    expect(loadOwnCardApplication(chen, id)).toBeUndefined();
    expect(loadDeskCardApplication(office.first, id)).toBeUndefined();
  });

  it("can be taken back by the person while the employer writes, who is told; then one's own can begin", async () => {
    const id = agreed();
    fill(owner, filedPart(owner, id), { ...MASTER_ANSWERS, person: { realName: "林示例" } });
    addPapers(owner, filedPart(owner, id));
    expect(newCaseObstacle(db, lin.actor.id, "new", NOW)).toBe("open");
    expect(listFilings(lin)).toEqual([
      { id, category: "fengqiMaster", employerName: "示例企业e1", createdAt: NOW },
    ]);
    const takeBack = (ctx: VaultContext) => takeBackFiling(ctx, id, "https://portal.example/filed");
    const wang = await addHolder(db, "wang");
    expect(takeBack(wang)).toBeUndefined();
    expect([isFiling(lin, id), isFiling(wang, id)]).toEqual([true, false]);
    expect(listFilings(wang)).toEqual([]);
    expect(takeBack(lin)).toEqual({ done: true });
    expect(takeBack(lin)).toBeUndefined();
    expect(filed()).toEqual([]);
    expect(db.select().from(cardMaterial).all()).toEqual([]);
    expect(db.select().from(consent).all()).toMatchObject([{ subjectId: id, withdrawnAt: NOW }]);
    const told = mailsTo("owner1@example.cn").at(-1);
    expect(told?.subject).toContain("撤回");
    expect(told?.text).toContain("林**");
    expect(told?.text).not.toContain("林示例");
    expect(newCaseObstacle(db, lin.actor.id, "new", NOW)).toBeNull();
  });

  it("is withdrawn as any case once it is before the person, and a case of one's own is no filing", () => {
    const own = begin(lin);
    expect(takeBackFiling(lin, own, "")).toBeUndefined();
    expect(discardCardDraft(lin, ownPart(lin, own), row(own).version)).toEqual({ done: true });
    const id = agreed();
    fill(owner, filedPart(owner, id), { ...MASTER_ANSWERS, person: { realName: "林示例" } });
    addPapers(owner, filedPart(owner, id));
    propose(id);
    expect(takeBackFiling(lin, id, "")).toEqual({ refused: "state" });
    expect(listFilings(lin)).toEqual([]);
  });

  it("cannot be agreed to by who has a case under way", () => {
    begin(lin);
    ask("lin@example.cn");
    const id = listQuestions(lin)[0]?.id ?? "";
    expect(answerQuestion(lin, id, "agree", CARD_LINKS)).toEqual({ refused: "open" });
  });

  it("is another enterprise's neither to see nor to write", () => {
    const id = agreed();
    expect(loadFiledCardApplication(stranger, id)).toBeUndefined();
    expect(listFiledCardApplications(stranger, { state: "open", page: 1 })?.cases).toEqual([]);
  });

  const { realName, ...identity } = MASTER_ANSWERS.person;
  const propose = (id: string) => {
    const part = filedPart(owner, id);
    return proposeCardApplication(owner, part, part.row.version, CARD_LINKS);
  };

  it("never shows the employer the identity, nor lets it write one or upload its paper", () => {
    const id = agreed();
    const part = filedPart(owner, id);
    fill(owner, part, { person: { realName: realName ?? "", ...identity } });
    expect(row(id)).toMatchObject({ realName, sealedIdNumber: null });
    expect(row(id).answers.identityKind).toBeUndefined();
    expect(addMaterial(owner, part, { kind: "identity", replaces: null }, paper(owner))).toEqual({
      refused: "state",
    });
    const view = viewCaseForm(owner, filedPart(owner, id));
    expect(view.fields.map(({ name }) => name)).not.toContain("idNumber");
    expect(view.fields.map(({ name }) => name)).not.toContain("employer");
  });

  it("goes to the person, who adds the identity, agrees and hands it in", () => {
    const id = agreed();
    expect(propose(id)).toEqual({ refused: "incomplete" });
    fill(owner, filedPart(owner, id), { ...MASTER_ANSWERS, person: { realName: realName ?? "" } });
    expect(addPapers(owner, filedPart(owner, id))).toEqual(["education", "contract", "socialInsurance"]);
    expect(propose(id)).toEqual({ done: true });
    expect(countUnseenCases(db, lin.actor.id)).toBe(1);
    expect(listOwnCardApplications(lin, 1).cases).toMatchObject([{ id, status: "consent", unseen: true }]);
    expect(handIn(lin, id, "confirm")).toEqual({ refused: "incomplete" });
    // Of what the employer has written the person changes nothing here: it is sent back, with a reason.
    const work = saveCardPart(lin, ownPart(lin, id), { part: "work", values: {}, version: row(id).version });
    expect(work.refused).toBe("state");
    fill(lin, ownPart(lin, id), { person: MASTER_ANSWERS.person });
    expect(addPapers(lin, ownPart(lin, id))).toEqual(["identity"]);
    expect(handIn(lin, id, "confirm")).toEqual({ done: true });
    expect(row(id)).toMatchObject({ status: "submitted", caseNumber: "RCK-2026-000001" });
    const seen = JSON.stringify(viewCardApplication(owner, filedPart(owner, id)));
    expect(seen).not.toMatch(/identity"|50010|\*\*\*/);
  });

  it("is sent back with a reason, taken back, and withdrawn by the person only", () => {
    const id = agreed();
    fill(owner, filedPart(owner, id), { ...MASTER_ANSWERS, person: { realName: realName ?? "" } });
    addPapers(owner, filedPart(owner, id));
    propose(id);
    const back = (note: string | null) =>
      moveOwnCardApplication(
        lin,
        ownPart(lin, id),
        { verb: "disagree", version: row(id).version, note },
        CARD_LINKS,
      );
    expect(back(null)).toEqual({ refused: "reason" });
    expect(back("合同年限应为 5 年")).toEqual({ done: true });
    expect(cardEventsOf(db, id).at(-1)).toMatchObject({ verb: "disagree", note: "合同年限应为 5 年" });
    propose(id);
    expect(recallCardApplication(owner, filedPart(owner, id), row(id).version, CARD_LINKS)).toEqual({
      done: true,
    });
    expect(row(id).status).toBe("draft");
    expect(discardCardDraft(owner, filedPart(owner, id), row(id).version)).toEqual({ done: true });
    expect(db.select().from(consent).all()[0]?.withdrawnAt).toBe(NOW);
    expect(newCaseObstacle(db, lin.actor.id, "new", NOW)).toBeNull();
  });

  describe("the papers and what was filled in", () => {
    const folder = mkdtempSync(join(tmpdir(), "papers-"));
    afterAll(() => rmSync(folder, { recursive: true }));
    /** A case handed in by the person; its papers but the identity are the employer's uploads. */
    function handedIn(): { id: string; papers: string[]; identity: string } {
      const id = agreed();
      fill(owner, filedPart(owner, id), { ...MASTER_ANSWERS, person: { realName: realName ?? "" } });
      addPapers(owner, filedPart(owner, id));
      propose(id);
      fill(lin, ownPart(lin, id), { person: MASTER_ANSWERS.person });
      addPapers(lin, ownPart(lin, id));
      handIn(lin, id, "confirm");
      const files = db.select().from(upload).all();
      for (const { storedName } of files) writeFileSync(join(folder, storedName), "%PDF");
      const of = (ctx: VaultContext) => files.filter(({ ownerId }) => ownerId === ctx.actor.id);
      return { id, papers: of(owner).map((file) => file.id), identity: of(lin)[0]?.id ?? "" };
    }
    const opened = async (ctx: VaultContext, ids: readonly string[]) =>
      (await Promise.all(ids.map((one) => openUpload(ctx, folder, one)))).filter(Boolean).length;

    it("are no more a former member's who uploaded them, and stay the person's", async () => {
      const { papers, identity } = handedIn();
      expect(papers).toHaveLength(3);
      expect(await opened(owner, [...papers, identity])).toBe(3);
      expect(await opened(stranger, papers)).toBe(0);
      db.delete(enterpriseMember).where(eq(enterpriseMember.accountId, owner.actor.id)).run();
      expect(await opened(owner, papers)).toBe(0);
      expect(await opened(lin, [...papers, identity])).toBe(4);
    });

    it("are the employer's no more once the person has withdrawn it: it learns that, and nothing else", async () => {
      const { id, papers, identity } = handedIn();
      const step = { verb: "withdraw", version: row(id).version, note: "示例改由本人申请" } as const;
      expect(moveOwnCardApplication(lin, ownPart(lin, id), step, CARD_LINKS)).toEqual({ done: true });
      expect(await opened(owner, papers)).toBe(0);
      expect(await opened(lin, [...papers, identity])).toBe(4);
      const seen = viewCardApplication(owner, filedPart(owner, id));
      expect(seen).toMatchObject({ content: [], materials: [], showsContent: false });
      expect(seen.case.status).toBe("withdrawn");
      const listed = listFiledCardApplications(owner, { state: "ended", page: 1 })?.cases;
      expect(listed).toMatchObject([{ id, status: "withdrawn", realName: null }]);
      const form = viewCaseForm(owner, filedPart(owner, id));
      for (const shown of [seen, listed, form])
        for (const kept of [realName ?? "", "硕士", "示例改由本人申请", "证明.png"])
          expect(JSON.stringify(shown)).not.toContain(kept);
      expect(viewCardApplication(lin, ownPart(lin, id)).content).not.toEqual([]);
    });
  });

  it("is neither asked for, agreed to nor put before the person by an enterprise that is verified no more", async () => {
    const verified = (until: number) =>
      db.update(enterprise).set({ verifiedUntil: until }).where(eq(enterprise.id, "e1")).run();
    const chen = await addHolder(db, "chen");
    ask("chen@example.cn");
    const id = agreed();
    verified(NOW - 1);
    expect(ask("wang@example.cn")).toEqual({ refused: "unverified" });
    const question = listQuestions(chen)[0]?.id ?? "";
    expect(answerQuestion(chen, question, "agree", CARD_LINKS)).toEqual({ refused: "unverified" });
    expect(ANSWER_REFUSAL_TEXT.unverified).toContain("核验已到期");
    const form = new FormData();
    for (const [name, value] of Object.entries({ intent: "propose", version: String(row(id).version) }))
      form.set(name, value);
    const parts = { files: {} as FileStore, operator: OPERATOR, links: CARD_LINKS };
    const answer = async () => JSON.stringify(await answerCaseForm(owner, filedPart(owner, id), form, parts));
    expect(await answer()).toContain("本单位的核验已到期");
    verified(NOW + DAY);
    expect(await answer()).toContain("还有内容没有填写");
    expect(answerQuestion(chen, question, "agree", CARD_LINKS)).toEqual({ agreed: question });
  });
});

describe("the card and what follows it", () => {
  /** The whole way of a case by two officers and publicity. */
  function issued(ctx: VaultContext, id = submitted(ctx)): string {
    decide(id, "accept", office.first);
    decide(id, "pass", office.first);
    decide(id, "endorse", office.second);
    const later = { ...office.second, now: NOW + 20 * DAY };
    decide(id, "approve", later);
    issueCard(later, id, CARD_LINKS);
    issueCard(later, id, CARD_LINKS);
    return id;
  }

  it("is issued once, and whoever holds one asks for no other", () => {
    const id = issued(lin);
    expect(row(id).status).toBe("issued");
    expect(db.select().from(talentCard).all()).toHaveLength(1);
    expect(newCaseObstacle(db, lin.actor.id, "new", NOW)).toBe("holds");
    expect(newCaseObstacle(db, lin.actor.id, "renewal", NOW)).toBe("notYet");
    expect(newCaseObstacle(db, lin.actor.id, "change", NOW)).toBeNull();
    expect(viewCardApplication(lin, ownPart(lin, id)).card?.number).toMatch(/^JFH-2026-/);
  });

  it("is renewed in one step: nothing is missing of what was taken over", () => {
    const id = issued(lin);
    const answers = { ...row(id).answers, [findingName("partTimeStandard")]: "yes" };
    db.update(cardApplication).set({ answers }).run();
    const card = db.select().from(talentCard).get();
    const soon = { ...lin, now: (card?.validUntil ?? 0) - 30 * DAY };
    const made = createCardApplication(soon, { formKey: newKey(), kind: "renewal", category: null });
    if (!("id" in made)) throw new Error(made.refused);
    expect(row(made.id)).toMatchObject({ kind: "renewal", category: "fengqiMaster", cardId: card?.id });
    expect(formOf(db, row(made.id), "person", soon.now).review.gaps).toEqual([]);
    // What the office found it finds anew.
    expect(Object.keys(row(made.id).answers).filter(isFindingName)).toEqual([]);
    expect(handIn(soon, made.id)).toEqual({ done: true });
  });

  it("changes to another employer: what is about the employer is asked again", () => {
    issued(lin);
    const made = createCardApplication(at(lin, DAY), { formKey: newKey(), kind: "change", category: "top" });
    if (!("id" in made)) throw new Error(made.refused);
    expect(row(made.id)).toMatchObject({ kind: "change", category: "fengqiMaster", employerName: null });
    expect(row(made.id).answers).toEqual({ identityKind: "mainland", degree: "master" });
  });

  it("is not renewed while it is suspended", () => {
    issued(lin);
    db.update(talentCard).set({ status: "suspended" }).run();
    expect(newCaseObstacle(db, lin.actor.id, "change", NOW)).toBe("suspended");
  });
});

describe("a case of somebody else", () => {
  it("is answered like one that does not exist", async () => {
    const id = addCase(db, lin.actor.id, "submitted");
    const wang = await addHolder(db, "wang");
    const boss = acting(db, await addPerson(db, "boss", "employer"), ["employer"]);
    expect(loadOwnCardApplication(wang, id)).toBeUndefined();
    expect(loadFiledCardApplication(boss, id)).toBeUndefined();
    expect(loadOwnCardApplication(wang, "no-such-id")).toBeUndefined();
  });
});
