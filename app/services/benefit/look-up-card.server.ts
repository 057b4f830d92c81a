import { and, asc, desc, eq, isNull } from "drizzle-orm";
import { isGranted, leftOf, quotaText, dayOfUse } from "~/domain/benefit";
import { authorize, type Authorized } from "~/domain/permission";
import { cardState, isUsable, maskName, type CardState } from "~/domain/talent-card";
import type { Db, Tx } from "~db/client";
import { benefit, benefitUse, cardVerification, talentCard } from "~db/schema";
import type { AccountContext } from "../context.server";
import { findCard, type CardRow } from "../talent-card/load-card.server";
import { usesWithin } from "./count-uses.server";

/**
 * A card for the counter, by the code on it; undefined where there is none. Every look-up is counted, also of what does
 * not exist.
 * @throws NotPermitted
 */
export function lookUpCard(ctx: AccountContext, code: string | null): Authorized<CardRow> | undefined {
  authorize(ctx.actor, "benefit:redeem", {});
  return ctx.db.transaction(
    (tx) => {
      const row =
        code === null ? undefined : tx.select().from(talentCard).where(eq(talentCard.code, code)).get();
      const result: CardState | "unknown" = row ? cardState(row, ctx.now) : "unknown";
      tx.insert(cardVerification)
        .values({ cardId: row?.id ?? null, at: ctx.now, channel: "counter", result })
        .run();
      return row && authorize(ctx.actor, "benefit:redeem", row);
    },
    { behavior: "immediate" },
  );
}

/**
 * A card that was looked up before, by its id.
 * @throws NotPermitted
 */
export function loadCardAtCounter(ctx: AccountContext, id: string): Authorized<CardRow> | undefined {
  const row = findCard(ctx.db, id);
  return row && authorize(ctx.actor, "benefit:redeem", row);
}

/** What the counter is shown of a card: no more than is needed to know whom one has before one, and what is left. */
export function presentAtCounter(ctx: AccountContext, card: Authorized<CardRow>) {
  const state = cardState(card, ctx.now);
  return {
    id: card.id,
    number: card.number,
    holder: card.holderName === null ? null : maskName(card.holderName),
    category: card.category,
    state,
    validFrom: card.validFrom,
    validUntil: card.validUntil,
    usable: isUsable(state),
    own: card.holderId === ctx.actor.id,
    benefits: isUsable(state) ? leftOfCard(ctx.db, card, ctx.now) : [],
    today: usesToday(ctx, card.id),
  };
}

/** What a card can be used for at a counter today, and how often still; null = not limited. */
export function leftOfCard(db: Db | Tx, card: CardRow, now: number) {
  const day = dayOfUse(now);
  return db
    .select()
    .from(benefit)
    .where(and(eq(benefit.active, true), eq(benefit.redeemable, true)))
    .orderBy(asc(benefit.kind), asc(benefit.title))
    .all()
    .filter((row) => isGranted(row, day) && row.categories.includes(card.category))
    .map((row) => {
      const used = usesWithin(db, row, card.id, day);
      return {
        id: row.id,
        kind: row.kind,
        title: row.title,
        summary: row.summary,
        provider: row.provider,
        terms: quotaText(row),
        perCardPeriod: row.perCardPeriod,
        left: leftOf(row, used),
        /** Whether it is the sum of all cards that is used up. */
        allUsed: row.quota !== null && used.byAll >= row.quota,
      };
    });
}

/** What a card was used for today. */
function usesToday({ db, now }: AccountContext, cardId: string) {
  return db
    .select({ id: benefitUse.id, title: benefit.title, at: benefitUse.at })
    .from(benefitUse)
    .innerJoin(benefit, eq(benefit.id, benefitUse.benefitId))
    .where(and(eq(benefitUse.cardId, cardId), eq(benefitUse.day, dayOfUse(now)), isNull(benefitUse.undoneAt)))
    .orderBy(desc(benefitUse.at))
    .all();
}
