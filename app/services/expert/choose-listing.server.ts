import { and, desc, eq, ne } from "drizzle-orm";
import { EXPERT_DISCLOSURE, type ListingRefusal } from "~/domain/expert";
import { authorize, type Authorized } from "~/domain/permission";
import { cardState, isUsable } from "~/domain/talent-card";
import type { Db, Tx } from "~db/client";
import { talentCard } from "~db/schema";
import { mailObstacle } from "../alert/save-search.server";
import { recordAction } from "../audit/record-action.server";
import { giveConsent } from "../consent/give-consent.server";
import { withdrawConsent } from "../consent/withdraw-consent.server";
import type { AccountContext } from "../context.server";
import { announceCard } from "../talent-card/announce-card.server";

type Row = typeof talentCard.$inferSelect;
/** One's own card that has not been revoked. */
export type OwnListing = Authorized<Row>;

const findOwn = (db: Db | Tx, accountId: string): Row | undefined =>
  db
    .select()
    .from(talentCard)
    .where(and(eq(talentCard.holderId, accountId), ne(talentCard.status, "revoked")))
    .orderBy(desc(talentCard.issuedAt))
    .limit(1)
    .get();

/**
 * One's own card as the directory goes by it; undefined without one.
 * @throws NotPermitted
 */
export function loadOwnListing(ctx: AccountContext): OwnListing | undefined {
  const row = findOwn(ctx.db, ctx.actor.id);
  return row && authorize(ctx.actor, "card:hold", row);
}

/** What keeps a card out of the directory now; null = nothing. */
export function listingObstacle(tx: Db | Tx, row: Row, now: number): ListingRefusal | null {
  if (!isUsable(cardState(row, now))) return "unusable";
  return mailObstacle(tx, row.holderId);
}

/**
 * Lists a card in the directory with what its holder says of the own expertise, or takes it out; either is written into
 * the ledger of consents. To leave is always possible.
 * @param version of the card as the page showed it; the same form sent twice is one change
 */
export function chooseListing(
  ctx: AccountContext,
  { id }: OwnListing,
  chosen: { listed: boolean; expertise: string | null; version: number },
): { done: true } | { refused: ListingRefusal } {
  const { listed, expertise, version } = chosen;
  return ctx.db.transaction(
    (tx): ReturnType<typeof chooseListing> => {
      const row = tx.select().from(talentCard).where(eq(talentCard.id, id)).get();
      const isSame = row?.listed === listed && row.expertise === expertise;
      if (isSame && (row?.version === version || row?.version === version + 1)) return { done: true };
      if (row?.version !== version) return { refused: "changed" };
      const obstacle = listed ? listingObstacle(tx, row, ctx.now) : null;
      if (obstacle) return { refused: obstacle };
      tx.update(talentCard)
        .set({ listed, expertise, updatedAt: ctx.now, version: version + 1 })
        .where(eq(talentCard.id, id))
        .run();
      const consented = { accountId: row.holderId, kind: "expert", subjectId: id } as const;
      if (listed && !row.listed) giveConsent(tx, ctx, { ...consented, disclosure: EXPERT_DISCLOSURE });
      if (!listed && row.listed) withdrawConsent(tx, ctx, consented);
      recordAction(tx, ctx, { action: "card:list", entity: "card", entityId: id, details: { listed } });
      announceCard(tx, row, ctx.now);
      return { done: true };
    },
    { behavior: "immediate" },
  );
}
