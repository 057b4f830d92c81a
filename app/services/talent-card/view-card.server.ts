import { and, asc, count, eq, gte } from "drizzle-orm";
import { cardState } from "~/domain/talent-card";
import { account, cardApplication, cardEvent, cardVerification } from "~db/schema";
import { recordAction } from "../audit/record-action.server";
import { CARD_WRITING } from "../card-application/move-card-application.server";
import type { AccountContext } from "../context.server";
import type { ManagedCard } from "./load-card.server";

const DAY = 86_400_000;
export const COUNTED_DAYS = 30;

/** A card as the office decides on it; that it was looked at is written down. */
export function viewCard(ctx: AccountContext, card: ManagedCard) {
  return ctx.db.transaction((tx) => {
    recordAction(tx, ctx, { action: "card:view", entity: "card", entityId: card.id });
    const history = tx
      .select({
        id: cardEvent.id,
        at: cardEvent.at,
        verb: cardEvent.verb,
        reason: cardEvent.reason,
        note: cardEvent.note,
        officer: account.displayName,
      })
      .from(cardEvent)
      .leftJoin(account, eq(account.id, cardEvent.officerId))
      .where(eq(cardEvent.cardId, card.id))
      .orderBy(asc(cardEvent.id))
      .all();
    const asked = (since: number) =>
      tx
        .select({ channel: cardVerification.channel, n: count() })
        .from(cardVerification)
        .where(and(eq(cardVerification.cardId, card.id), gte(cardVerification.at, since)))
        .groupBy(cardVerification.channel)
        .all();
    const issuedOn = tx
      .select({ id: cardApplication.id, caseNumber: cardApplication.caseNumber })
      .from(cardApplication)
      .where(eq(cardApplication.id, card.applicationId))
      .get();
    return {
      card,
      state: cardState(card, ctx.now),
      history,
      verifications: { all: asked(0), lately: asked(ctx.now - COUNTED_DAYS * DAY) },
      issuedOn: issuedOn ?? null,
      isOwn: card.holderId === ctx.actor.id,
    };
  }, CARD_WRITING);
}
