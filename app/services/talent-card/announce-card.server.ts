import { and, eq, ne } from "drizzle-orm";
import type { Tx } from "~db/client";
import { cardApplication, talentCard } from "~db/schema";
import { announce } from "~search/outbox";

type Announced = Pick<typeof talentCard.$inferSelect, "id" | "holderId" | "applicationId">;

/** Tells search that a card has changed: every case that shows it, and the directory of experts. */
export function announceCard(tx: Tx, card: Announced, now: number): void {
  const about = tx
    .select({ id: cardApplication.id })
    .from(cardApplication)
    .where(and(eq(cardApplication.personId, card.holderId), eq(cardApplication.cardId, card.id)))
    .all();
  announce(tx, "talentCards", [card.applicationId, ...about.map(({ id }) => id)], now);
  announce(tx, "experts", [card.id], now);
}

/** Tells search that something about a holder has changed that decides who finds the own card in the directory. */
export function announceHolder(tx: Tx, accountId: string, now: number): void {
  const held = tx
    .select({ id: talentCard.id })
    .from(talentCard)
    .where(and(eq(talentCard.holderId, accountId), ne(talentCard.status, "revoked")))
    .all();
  announce(
    tx,
    "experts",
    held.map(({ id }) => id),
    now,
  );
}
