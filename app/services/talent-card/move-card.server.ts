import { eq } from "drizzle-orm";
import { CARD_TRANSITIONS, CARD_VERB_TEXT, type CardRefusal } from "~/domain/talent-card";
import type { CardMove } from "~/domain/talent-card-form";
import type { Tx } from "~db/client";
import { account, cardEvent, enterpriseMember, talentCard } from "~db/schema";
import { recordAction } from "../audit/record-action.server";
import { CARD_WRITING } from "../card-application/move-card-application.server";
import type { CardLinks } from "../card-application/tell-card-people.server";
import { withdrawConsent } from "../consent/withdraw-consent.server";
import type { AccountContext } from "../context.server";
import { mailObstacle } from "../alert/save-search.server";
import { queueMail } from "../mail/queue-mail.server";
import { announceCard } from "./announce-card.server";
import { cardHistory, findCard, type CardRow, type ManagedCard } from "./load-card.server";

/**
 * Suspends, reinstates or revokes a card: the row, its history, the trail, search and the message to the holder in one
 * transaction. The same press sent twice moves it once. The status lists say so from then on.
 */
export function moveCard(
  ctx: AccountContext,
  { id }: ManagedCard,
  move: CardMove,
  links: CardLinks,
): { done: true } | { refused: CardRefusal } {
  const { verb, reason, note, version } = move;
  return ctx.db.transaction((tx): { done: true } | { refused: CardRefusal } => {
    const row = findCard(tx, id);
    if (!row) return { refused: "state" };
    if (row.version !== version) {
      const last = cardHistory(tx, id).at(-1);
      const again = row.version === version + 1 && last?.verb === verb && last.officerId === ctx.actor.id;
      return again ? { done: true } : { refused: "changed" };
    }
    const found = CARD_TRANSITIONS[row.status][verb];
    if (found?.who !== "office") return { refused: "state" };
    if (isInvolved(tx, ctx.actor.id, row)) return { refused: "own" };
    const isOver = found.to !== "active";
    tx.update(talentCard)
      .set({
        status: found.to,
        reason: isOver ? reason : null,
        note: isOver ? note : null,
        // What does not count any more is in no directory and shows no name.
        ...(found.to === "revoked" ? { listed: false, nameShownUntil: null } : {}),
        updatedAt: ctx.now,
        version: version + 1,
      })
      .where(eq(talentCard.id, id))
      .run();
    if (found.to === "revoked")
      withdrawConsent(tx, ctx, { accountId: row.holderId, kind: "expert", subjectId: id });
    tx.insert(cardEvent)
      .values({ cardId: id, at: ctx.now, officerId: ctx.actor.id, verb, reason, note })
      .run();
    recordAction(tx, ctx, {
      action: `card:${verb}`,
      entity: "card",
      entityId: id,
      details: { number: row.number, from: row.status, to: found.to, reason },
    });
    announceCard(tx, row, ctx.now);
    tell(tx, ctx, row, move, links);
    return { done: true };
  }, CARD_WRITING);
}

/** Whether a card is somebody's own, or of somebody of the own enterprise. */
function isInvolved(tx: Tx, accountId: string, row: CardRow): boolean {
  if (row.holderId === accountId) return true;
  const member = tx
    .select({ enterpriseId: enterpriseMember.enterpriseId })
    .from(enterpriseMember)
    .where(eq(enterpriseMember.accountId, accountId))
    .get();
  return member !== undefined && member.enterpriseId === row.enterpriseId;
}

/** Why is told on the page: messages pass through other people's machines. */
function tell(tx: Tx, ctx: AccountContext, row: CardRow, { verb }: CardMove, links: CardLinks): void {
  const holder = tx.select().from(account).where(eq(account.id, row.holderId)).get();
  if (!holder?.email || holder.disabledAt !== null || mailObstacle(tx, holder.id) !== null) return;
  queueMail(tx, ctx, {
    onceKey: `card:${verb}:${row.id}:${row.version}`,
    to: holder.email,
    accountId: holder.id,
    subject: `金凤凰人才卡：${CARD_VERB_TEXT[verb]}`,
    text: [
      `${holder.displayName}，您好：`,
      `您的金凤凰人才卡 ${row.number} 已${CARD_VERB_TEXT[verb]}。`,
      "原因与说明请登录后查看。",
      ...(verb === "reinstate" ? [] : ["对此有异议的，请联系办理机关。"]),
      `查看：${links.card()}`,
    ].join("\n\n"),
  });
}
