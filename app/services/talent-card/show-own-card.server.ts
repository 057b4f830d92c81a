import { and, desc, eq, inArray, isNull, ne, or } from "drizzle-orm";
import { OPEN_CARD_APPLICATION_STATUSES } from "~/domain/card-application-moves";
import { cardState, isRenewable } from "~/domain/talent-card";
import { qrShape } from "~/domain/qr";
import { cardApplication, cardVerification } from "~db/schema";
import { benefitsOf } from "../benefit/list-benefits.server";
import { usesOfCard } from "../benefit/uses-of-card.server";
import type { VaultContext } from "../vault-context.server";
import { cardHistory, loadOwnCard, shownName, type OwnCard } from "./load-card.server";
import { makeCardAddress } from "./make-card-address.server";

const MOST_SHOWN = 20;

/** One's own card as its two sides show it. @param publicUrl origin of the portal */
export async function showCardFace(ctx: VaultContext, card: OwnCard, publicUrl: string) {
  const { number, code, category, holderName, employerName, validFrom, validUntil } = card;
  return {
    ...{ number, code, category, holderName, employerName, validFrom, validUntil },
    state: cardState(card, ctx.now),
    qr: qrShape(await makeCardAddress(ctx, card, publicUrl), "L"),
    benefits: benefitsOf(ctx, category).map(({ id, title }) => ({ id, title })),
    host: new URL(publicUrl).host,
  };
}
export type CardFace = Awaited<ReturnType<typeof showCardFace>>;

/** The page of one's own card; `card` is null for whoever has none. */
export async function showOwnCard(ctx: VaultContext, publicUrl: string) {
  const { db, actor, now } = ctx;
  const running = db
    .select({
      id: cardApplication.id,
      kind: cardApplication.kind,
      status: cardApplication.status,
      caseNumber: cardApplication.caseNumber,
    })
    .from(cardApplication)
    .where(
      and(
        eq(cardApplication.personId, actor.id),
        // What an employer still writes is not shown.
        or(eq(cardApplication.filedBy, actor.id), ne(cardApplication.status, "draft")),
        isNull(cardApplication.erasedAt),
        inArray(cardApplication.status, OPEN_CARD_APPLICATION_STATUSES),
      ),
    )
    .get();
  const card = loadOwnCard(ctx);
  if (!card) return { card: null, running: running ?? null };
  const face = await showCardFace(ctx, card, publicUrl);
  return {
    running: running ?? null,
    card: {
      ...face,
      reason: card.reason,
      note: card.note,
      renewable: isRenewable(face.state),
      name: shownName(card, now),
      nameShownUntil: card.nameShownUntil !== null && card.nameShownUntil > now ? card.nameShownUntil : null,
      history: cardHistory(db, card.id).map(({ id, at, verb, reason, note }) => ({
        id,
        at,
        verb,
        reason,
        note,
      })),
      uses: usesOfCard(ctx, card.id).uses,
      verifications: db
        .select({
          id: cardVerification.id,
          at: cardVerification.at,
          channel: cardVerification.channel,
          result: cardVerification.result,
        })
        .from(cardVerification)
        .where(eq(cardVerification.cardId, card.id))
        .orderBy(desc(cardVerification.id))
        .limit(MOST_SHOWN)
        .all(),
    },
  };
}
