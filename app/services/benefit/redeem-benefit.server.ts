import { eq } from "drizzle-orm";
import { grantRefusal, leftOf, dayOfUse, type BenefitRefusal, type UndoRefusal } from "~/domain/benefit";
import { authorize, type Authorized } from "~/domain/permission";
import { cardState, isUsable } from "~/domain/talent-card";
import { benefitUse } from "~db/schema";
import { recordAction } from "../audit/record-action.server";
import type { AccountContext } from "../context.server";
import { findCard, type CardRow } from "../talent-card/load-card.server";
import { usesWithin } from "./count-uses.server";
import { findBenefit } from "./load-benefit.server";

/** Waits for another counter at the beginning: what is left is read before it is taken. */
const WRITING = { behavior: "immediate" } as const;

export type RedeemResult = { done: { title: string } } | { refused: BenefitRefusal };

/**
 * Uses a benefit once. Whether it may be is judged on the rows as they are within the transaction, so that counters
 * which act together never grant more than there is. The same form sent twice is one use.
 */
export function redeemBenefit(
  ctx: AccountContext,
  target: Authorized<CardRow>,
  { benefitId, formKey }: { benefitId: string; formKey: string },
): RedeemResult {
  const day = dayOfUse(ctx.now);
  return ctx.db.transaction((tx): RedeemResult => {
    const row = findBenefit(tx, benefitId);
    const card = findCard(tx, target.id);
    if (!row) return { refused: "inactive" };
    if (!card) return { refused: "card" };
    const made = tx.select().from(benefitUse).where(eq(benefitUse.id, formKey)).get();
    if (made) {
      const same = made.benefitId === row.id && made.cardId === card.id && made.officerId === ctx.actor.id;
      return same && made.undoneAt === null ? { done: { title: row.title } } : { refused: "again" };
    }
    if (card.holderId === ctx.actor.id) return { refused: "own" };
    if (!isUsable(cardState(card, ctx.now))) return { refused: "card" };
    const refused = grantRefusal(row, card.category, day);
    if (refused) return { refused };
    const used = usesWithin(tx, row, card.id, day);
    if (leftOf(row, used) === 0)
      return { refused: row.quota !== null && used.byAll >= row.quota ? "usedUp" : "cardUsedUp" };
    tx.insert(benefitUse)
      .values({ id: formKey, benefitId: row.id, cardId: card.id, at: ctx.now, day, officerId: ctx.actor.id })
      .run();
    recordAction(tx, ctx, {
      action: "benefit:use",
      entity: "benefit",
      entityId: row.id,
      details: { use: formKey, card: card.number },
    });
    return { done: { title: row.title } };
  }, WRITING);
}

/**
 * Takes a use of today back, with a reason; what it had used can be used again. Sent twice it is taken back once.
 * @throws NotPermitted
 */
export function undoUse(
  ctx: AccountContext,
  target: Authorized<CardRow>,
  { useId, reason }: { useId: string; reason: string },
): { done: true } | { refused: UndoRefusal } {
  return ctx.db.transaction((tx) => {
    const use = tx.select().from(benefitUse).where(eq(benefitUse.id, useId)).get();
    if (use?.cardId !== target.id) return { refused: "gone" };
    authorize(ctx.actor, "benefit:redeem", use);
    if (findCard(tx, use.cardId)?.holderId === ctx.actor.id) return { refused: "own" };
    if (use.undoneAt !== null) return { done: true };
    if (use.day !== dayOfUse(ctx.now)) return { refused: "late" };
    tx.update(benefitUse).set({ undoneAt: ctx.now }).where(eq(benefitUse.id, useId)).run();
    recordAction(tx, ctx, {
      action: "benefit:undo",
      entity: "benefit",
      entityId: use.benefitId,
      details: { use: useId, reason },
    });
    return { done: true };
  }, WRITING);
}
