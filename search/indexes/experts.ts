import { createHash } from "node:crypto";
import { and, asc, eq, exists, gt, inArray, isNull, sql } from "drizzle-orm";
import { INDUSTRY_LABELS } from "../../app/domain/industry";
import { CARD_CATEGORY_LABELS } from "../../app/domain/talent-card";
import type { Db } from "../../db/client";
import { countRows } from "../../db/count";
import { account, hiddenEnterprise, talentCard } from "../../db/schema/index";
import { pagedIds, type IndexDefinition } from "./definition";

/** Listed by the holder's own choice, with a card that counts; when it ends is asked at the time of the search. */
export const isListed = (db: Db) =>
  and(
    eq(talentCard.listed, true),
    eq(talentCard.status, "active"),
    exists(
      db
        .select({ one: sql`1` })
        .from(account)
        .where(
          and(eq(account.id, talentCard.holderId), isNull(account.erasedAt), isNull(account.disabledAt)),
        ),
    ),
  );

/** The enterprises that must not find a holder: the own employer, and those hidden from. */
function hiddenFrom(db: Db, cards: readonly (typeof talentCard.$inferSelect)[]): Map<string, string[]> {
  const holders = cards.map(({ holderId }) => holderId);
  const hidden = db.select().from(hiddenEnterprise).where(inArray(hiddenEnterprise.accountId, holders)).all();
  return new Map(
    cards.map(({ id, holderId, enterpriseId }) => {
      const ids = hidden.flatMap((one) => (one.accountId === holderId ? [one.enterpriseId] : []));
      return [id, [...new Set(enterpriseId ? [...ids, enterpriseId] : ids)].sort()];
    }),
  );
}

/**
 * Holders who let verified enterprises find them as experts, by card. Neither name nor employer is in it: whoever
 * searches for them must not learn of them by what is found.
 */
export const expertsIndex: IndexDefinition = {
  name: "experts",
  personal: true,
  text: [
    { field: "expertise", weight: 6, short: true },
    { field: "field", weight: 3, short: true },
    { field: "category", weight: 2, short: true },
  ],
  facets: ["category", "field", "hiddenFrom"],
  numbers: ["updatedAt"],
  steps: {},
  sorts: { newest: "updatedAt" },
  load(db, ids) {
    if (ids.length === 0) return [];
    const cards = db
      .select()
      .from(talentCard)
      .where(and(inArray(talentCard.id, [...ids]), isListed(db)))
      .all();
    const hidden = hiddenFrom(db, cards);
    return cards.map((card) => {
      const from = hidden.get(card.id) ?? [];
      const mark = createHash("sha256").update(from.join()).digest("hex").slice(0, 12);
      return {
        id: card.id,
        version: `${card.version}.${from.length > 0 ? mark : ""}`,
        text: {
          expertise: card.expertise ?? "",
          field: card.field ? (INDUSTRY_LABELS[card.field] ?? "") : "",
          category: CARD_CATEGORY_LABELS[card.category],
        },
        facets: { category: [card.category], field: card.field ? [card.field] : [], hiddenFrom: from },
        numbers: { updatedAt: card.updatedAt },
        expiresAt: card.validUntil,
        suggest: [],
      };
    });
  },
  idBatches: (db, size) =>
    pagedIds(size, (after, limit) =>
      db
        .select({ id: talentCard.id })
        .from(talentCard)
        .where(and(gt(talentCard.id, after), isListed(db)))
        .orderBy(asc(talentCard.id))
        .limit(limit)
        .all()
        .map(({ id }) => id),
    ),
  count: (db) => countRows(db, talentCard, isListed(db)),
};
