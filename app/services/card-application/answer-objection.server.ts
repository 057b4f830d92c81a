import { and, eq, isNull } from "drizzle-orm";
import { isPermitted } from "~/domain/permission";
import { readIdentifier } from "~/domain/identifier";
import type { Tx } from "~db/client";
import { cardConflict, cardObjection } from "~db/schema";
import { recordAction } from "../audit/record-action.server";
import { queueMail } from "../mail/queue-mail.server";
import type { VaultContext } from "../vault-context.server";
import {
  findCardApplication,
  type CardApplicationRow,
  type DeskCardApplication,
} from "./load-card-application.server";
import { isInvolved, otherReviewers } from "./find-obstacle.server";
import { CARD_WRITING } from "./move-card-application.server";
import { openContact } from "./seal-identity.server";

export const OBJECTION_ANSWER_REFUSAL_TEXT = {
  answered: "这条异议刚刚已由其他人答复，页面已更新，请核对。",
  state: "这份申请不在异议处理环节。",
  own: "这份申请与您本人或您的单位有关，不能由您答复。",
  conflict: "您已对这份申请声明回避，不能答复异议。",
  fourEyes: "您办理过这份申请的初审或核验，异议须由另一位同事答复。",
  notPermitted: "您的角色不能答复异议。",
} as const;
export type ObjectionAnswerRefusal = keyof typeof OBJECTION_ANSWER_REFUSAL_TEXT;

interface Answer {
  objection: string;
  upheld: boolean;
  answer: string;
}

/** What keeps an officer from the objections to a case; null = nothing. */
export function objectionObstacle(
  tx: Tx,
  { actor }: VaultContext,
  row: CardApplicationRow,
): ObjectionAnswerRefusal | null {
  if (!isPermitted(actor.roles, "card:review-second")) return "notPermitted";
  if (isInvolved(tx, actor.id, row)) return "own";
  const ofOfficer = and(eq(cardConflict.applicationId, row.id), eq(cardConflict.accountId, actor.id));
  if (tx.select().from(cardConflict).where(ofOfficer).get()) return "conflict";
  return otherReviewers(tx, { ...row, status: "objection" }, "dismiss").includes(actor.id)
    ? "fourEyes"
    : null;
}

/** Answers an objection, once and for all; whoever left an address is written to. */
export function answerObjection(
  ctx: VaultContext,
  target: DeskCardApplication,
  { objection: id, upheld, answer }: Answer,
): { done: true; told: boolean } | { refused: ObjectionAnswerRefusal } {
  const { actor } = ctx;
  return ctx.db.transaction((tx): { done: true; told: boolean } | { refused: ObjectionAnswerRefusal } => {
    const row = findCardApplication(tx, target.id);
    if (row?.status !== "objection") return { refused: "state" };
    const obstacle = objectionObstacle(tx, ctx, row);
    if (obstacle) return { refused: obstacle };
    const given = { answer, upheld, answeredBy: actor.id, answeredAt: ctx.now };
    const found = tx
      .update(cardObjection)
      .set(given)
      .where(
        and(
          eq(cardObjection.id, id),
          eq(cardObjection.applicationId, row.id),
          isNull(cardObjection.answeredAt),
        ),
      )
      .returning()
      .get();
    if (!found) return { refused: "answered" };
    recordAction(tx, ctx, {
      action: "card-application:answer",
      entity: "card-application",
      entityId: row.id,
      details: { objection: id, upheld },
    });
    const contact = openContact(ctx.box, found.sealedContact)?.contact ?? null;
    const address = contact ? readIdentifier(contact) : null;
    if (address?.kind !== "email") return { done: true, told: false };
    queueMail(tx, ctx, {
      onceKey: `card-objection:${id}`,
      to: address.value,
      accountId: null,
      subject: `对人才卡公示 ${row.caseNumber ?? ""} 的异议已答复`,
      text: [
        "您好：",
        `您对人才卡公示 ${row.caseNumber ?? ""} 提出的异议，经核实：${upheld ? "属实" : "不影响申报条件"}。`,
        `答复：${answer}`,
      ].join("\n\n"),
    });
    return { done: true, told: true };
  }, CARD_WRITING);
}
