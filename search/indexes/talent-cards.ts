import { and, asc, gt, inArray, isNotNull, isNull, or } from "drizzle-orm";
import { INDUSTRY_LABELS } from "../../app/domain/industry";
import { CARD_CATEGORY_LABELS } from "../../app/domain/talent-card";
import { countRows } from "../../db/count";
import { cardApplication, talentCard } from "../../db/schema/index";
import { pagedIds, soonest, type IndexDefinition, type SearchDocument } from "./definition";

/** Handed in once, and not erased since. */
const isFound = and(isNotNull(cardApplication.caseNumber), isNull(cardApplication.erasedAt));

type Application = typeof cardApplication.$inferSelect;
type Card = typeof talentCard.$inferSelect;

/**
 * A number in every way it is looked for: whole, without dashes, without its prefix, by its last digits, three of them
 * at least, and without the noughts before it. `RCK-2026-000123` is found by 000123, 0123 and 123.
 */
export function numberForms(number: string): string {
  const [, year = "", tail = ""] = number.split("-");
  const tails = Array.from({ length: Math.max(0, tail.length - 2) }, (_, at) => tail.slice(at));
  const forms = [
    number,
    number.replaceAll("-", ""),
    `${year}-${tail}`,
    year,
    ...tails,
    tail.replace(/^0+/, ""),
  ];
  return [...new Set(forms.filter(Boolean))].join(" ");
}

const together = (...texts: (string | null | undefined)[]) => [...new Set(texts.filter(Boolean))].join(" ");

/** What was issued on a case is read as it is now: its holder may have changed employer since. */
function toDocument(row: Application, card: Card | undefined): SearchDocument {
  const isIssued = card?.applicationId === row.id;
  const { category, field, enterpriseId } = isIssued ? card : row;
  const validUntil = card?.validUntil ?? null;
  return {
    id: row.id,
    version: `${row.version}.${card?.version ?? ""}`,
    text: {
      name: together(row.realName, card?.holderName),
      number: [row.caseNumber, card?.number].flatMap((one) => (one ? [numberForms(one)] : [])).join(" "),
      employer: together(row.employerName, card?.employerName),
      category: CARD_CATEGORY_LABELS[category],
      field: field ? (INDUSTRY_LABELS[field] ?? "") : "",
    },
    facets: {
      status: [row.status],
      kind: [row.kind],
      category: [category],
      field: field ? [field] : [],
      enterprise: enterpriseId ? [enterpriseId] : [],
      cardStatus: [card?.status ?? "none"],
      issued: [isIssued ? "1" : "0"],
    },
    numbers: {
      submittedAt: row.submittedAt,
      movedAt: row.movedAt,
      dueAt: row.dueAt,
      validUntil,
      dueFirst: soonest(row.dueAt),
      endingFirst: soonest(validUntil),
    },
    expiresAt: null,
    // Known names are nobody's to be offered while typing.
    suggest: [],
  };
}

/**
 * Requests for a card that were handed in, each with the card it was issued on or is about; for the office only. A
 * change of a card announces every case that names it (`announceCard`).
 */
export const talentCardsIndex: IndexDefinition = {
  name: "talentCards",
  personal: true,
  text: [
    { field: "name", weight: 8, short: true },
    { field: "number", weight: 8, short: false },
    { field: "employer", weight: 4, short: true },
    { field: "category", weight: 2, short: true },
    { field: "field", weight: 2, short: true },
  ],
  facets: ["status", "kind", "category", "field", "enterprise", "cardStatus", "issued"],
  numbers: ["submittedAt", "movedAt", "dueAt", "validUntil", "dueFirst", "endingFirst"],
  steps: {},
  sorts: { newest: "movedAt", due: "dueFirst", ending: "endingFirst" },
  load(db, ids) {
    if (ids.length === 0) return [];
    const rows = db
      .select()
      .from(cardApplication)
      .where(and(inArray(cardApplication.id, [...ids]), isFound))
      .all();
    const named = rows.flatMap(({ cardId }) => (cardId ? [cardId] : []));
    const cards = db
      .select()
      .from(talentCard)
      .where(or(inArray(talentCard.applicationId, [...ids]), inArray(talentCard.id, named)))
      .all();
    const byId = new Map(cards.map((card) => [card.id, card]));
    const byCase = new Map(cards.map((card) => [card.applicationId, card]));
    return rows.map((row) => toDocument(row, row.cardId ? byId.get(row.cardId) : byCase.get(row.id)));
  },
  idBatches: (db, size) =>
    pagedIds(size, (after, limit) =>
      db
        .select({ id: cardApplication.id })
        .from(cardApplication)
        .where(and(gt(cardApplication.id, after), isFound))
        .orderBy(asc(cardApplication.id))
        .limit(limit)
        .all()
        .map(({ id }) => id),
    ),
  count: (db) => countRows(db, cardApplication, isFound),
};
