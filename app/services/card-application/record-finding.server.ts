import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { DESK_STATUSES } from "~/domain/card-application";
import { isPermitted } from "~/domain/permission";
import { cardFactLabel, findingName, openToFinding, type Finding } from "~/domain/rules/card-facts";
import { personFactsOf } from "~/domain/rules/facts-asked";
import { cardApplication, cardConflict, cardNote } from "~db/schema";
import { recordAction } from "../audit/record-action.server";
import type { VaultContext } from "../vault-context.server";
import { evaluateCase, rulesOfCase } from "./evaluate-case.server";
import { findCardApplication, type DeskCardApplication } from "./load-card-application.server";
import { isInvolved } from "./find-obstacle.server";
import { CARD_WRITING } from "./move-card-application.server";

export const FINDING_REFUSAL_TEXT = {
  found: "这一项刚刚已由其他人认定，页面已更新，请核对后再操作。",
  unknown: "这一项不需要人工认定，请刷新页面。",
  over: "这份申请不在办理环节，不能再认定。",
  own: "这份申请与您本人或您的单位有关，不能由您认定。",
  conflict: "您已对这份申请声明回避，不能认定。",
  notPermitted: "您的角色不能认定。",
} as const;
export type FindingRefusal = keyof typeof FINDING_REFUSAL_TEXT;

interface Given {
  fact: string;
  /** As it was shown; null = nobody had found yet. */
  was: Finding | null;
  finding: Finding;
  reason: string;
}

/**
 * An officer says what only a person can tell, with a reason; the rules judge the case again by its own versions. It
 * stands apart from what the applicant says, whose forms cannot write it. The same said twice is said once.
 */
export function recordFinding(
  ctx: VaultContext,
  target: DeskCardApplication,
  { fact, was, finding, reason }: Given,
): { done: true } | { refused: FindingRefusal } {
  const { actor, now } = ctx;
  if (!isPermitted(actor.roles, "card:review-first") && !isPermitted(actor.roles, "card:review-second"))
    return { refused: "notPermitted" };
  return ctx.db.transaction((tx): { done: true } | { refused: FindingRefusal } => {
    const row = findCardApplication(tx, target.id);
    if (!row || row.status === "publicity" || !DESK_STATUSES.some((one) => one === row.status))
      return { refused: "over" };
    if (isInvolved(tx, actor.id, row)) return { refused: "own" };
    const ofOfficer = and(eq(cardConflict.applicationId, row.id), eq(cardConflict.accountId, actor.id));
    if (tx.select().from(cardConflict).where(ofOfficer).get()) return { refused: "conflict" };
    const rules = rulesOfCase(tx, row, now);
    const asked = rules.some(({ ruleSet }) => personFactsOf(ruleSet).includes(fact));
    if (!asked || !openToFinding(row.answers, fact)) return { refused: "unknown" };
    const before = row.answers[findingName(fact)] ?? null;
    if (before === finding) return { done: true };
    if (before !== was) return { refused: "found" };
    const answers = { ...row.answers, [findingName(fact)]: finding };
    const evaluation = evaluateCase({ ...row, answers }, rules, ctx.box, now);
    tx.update(cardApplication)
      .set({ answers, evaluation, updatedAt: now })
      .where(eq(cardApplication.id, row.id))
      .run();
    const text = `认定“${cardFactLabel(fact)}”：${finding === "yes" ? "符合" : "不符合"}。理由：${reason}`;
    const note = { id: randomUUID(), applicationId: row.id, authorId: actor.id, text, createdAt: now };
    tx.insert(cardNote).values(note).run();
    recordAction(tx, ctx, {
      action: "card-application:finding",
      entity: "card-application",
      entityId: row.id,
      details: { fact, before, after: finding, verdict: evaluation.verdict },
    });
    return { done: true };
  }, CARD_WRITING);
}
