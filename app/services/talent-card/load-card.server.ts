import { asc, desc, eq, sql } from "drizzle-orm";
import { readAskedCard } from "~/domain/card-token";
import { authorize, type Authorized } from "~/domain/permission";
import { maskName } from "~/domain/talent-card";
import type { Db, Tx } from "~db/client";
import { cardEvent, talentCard } from "~db/schema";
import type { AccountContext } from "../context.server";

export type CardRow = typeof talentCard.$inferSelect;

declare const part: unique symbol;
/** One's own card. */
export type OwnCard = Authorized<CardRow> & { readonly [part]: "holder" };
/** A card for those who manage cards. */
export type ManagedCard = Authorized<CardRow> & { readonly [part]: "office" };

export const findCard = (db: Db | Tx, id: string): CardRow | undefined =>
  db.select().from(talentCard).where(eq(talentCard.id, id)).get();

/** The card that a renewal or a change is about; undefined once it cannot be renewed or changed any more. */
export function findStandingCard(
  db: Db | Tx,
  { cardId, personId }: { cardId: string | null; personId: string },
): CardRow | undefined {
  const card = cardId === null ? undefined : findCard(db, cardId);
  return card?.holderId === personId && card.status !== "revoked" ? card : undefined;
}

/** The card that a code, a number or the address of a QR code names. */
export function findAskedCard(db: Db | Tx, typed: string): CardRow | undefined {
  const { code, number } = readAskedCard(typed);
  if (number !== null) return db.select().from(talentCard).where(eq(talentCard.number, number)).get();
  return code === null ? undefined : db.select().from(talentCard).where(eq(talentCard.code, code)).get();
}

/**
 * The card that whoever acts holds: the one that counts, else the last one there was.
 * @throws NotPermitted
 */
export function loadOwnCard(ctx: AccountContext): OwnCard | undefined {
  const row = ctx.db
    .select()
    .from(talentCard)
    .where(eq(talentCard.holderId, ctx.actor.id))
    .orderBy(sql`${talentCard.status} = 'revoked'`, desc(talentCard.issuedAt))
    .limit(1)
    .get();
  return row && (authorize(ctx.actor, "card:hold", row) as OwnCard);
}

/** @throws NotPermitted */
export function loadManagedCard(ctx: AccountContext, id: string): ManagedCard | undefined {
  const row = findCard(ctx.db, id);
  return row && (authorize(ctx.actor, "card:manage", row) as ManagedCard);
}

/** What happened to a card, from the first on. */
export const cardHistory = (db: Db | Tx, cardId: string) =>
  db.select().from(cardEvent).where(eq(cardEvent.cardId, cardId)).orderBy(asc(cardEvent.id)).all();

/** The name as everything shows it that outlives the moment: what is printed or signed cannot be masked again. */
export const maskedName = ({ holderName }: Pick<CardRow, "holderName">): string | undefined =>
  holderName ? maskName(holderName) : undefined;

/** Whose name verifying shows, and how; null once the holder has erased the account. */
export function shownName(
  { holderName, nameShownUntil }: Pick<CardRow, "holderName" | "nameShownUntil">,
  now: number,
): { text: string; masked: boolean } | null {
  if (!holderName) return null;
  const masked = nameShownUntil === null || nameShownUntil <= now;
  return { text: masked ? maskName(holderName) : holderName, masked };
}
