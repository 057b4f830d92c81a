import { inArray } from "drizzle-orm";
import type { CardQuery, CardSearchState } from "~/domain/card-query";
import { industryWithChains } from "~/domain/industry";
import { authorize } from "~/domain/permission";
import { EXPIRING_DAYS, cardState, type CardState } from "~/domain/talent-card";
import { talentCard } from "~db/schema";
import type { Filter } from "~search/engine";
import type { AccountContext, SearchContext } from "../context.server";
import { searchPage, type FoundPage } from "../search/search-page.server";

export const CARD_FACETS = ["cardStatus", "category", "field", "enterprise"] as const;

const DAY = 86_400_000;

/** A card as the office has it in a list; the address of it goes by its id. */
export interface FoundCard {
  id: string;
  number: string;
  /** Null once erased. */
  holderName: string | null;
  category: typeof talentCard.$inferSelect.category;
  employerName: string | null;
  enterpriseId: string | null;
  field: string | null;
  issuedAt: number;
  validUntil: number;
  state: CardState;
}

export interface CardSearch extends Omit<FoundPage, "ids"> {
  cards: FoundCard[];
  /** How many there are in each state, whichever is chosen. */
  states: Record<CardSearchState, number>;
}

const within = (field: string, ...values: string[]): Filter => ({ kind: "in", field, values });

/** How a card that is in use stands follows from its last day and the hour. */
function stateFilters(state: CardSearchState, now: number): Filter[] {
  if (state === "suspended" || state === "revoked") return [within("cardStatus", state)];
  const expiresSoon = now + EXPIRING_DAYS * DAY;
  const until = (bounds: { min?: number; max?: number }): Filter[] => [
    within("cardStatus", "active"),
    { kind: "range", field: "validUntil", ...bounds },
  ];
  if (state === "expired") return until({ max: now - 1 });
  return state === "expiring" ? until({ min: now, max: expiresSoon }) : until({ min: expiresSoon + 1 });
}

/**
 * Searches the cards that were issued, for the office, and re-reads the hits.
 * @throws NotPermitted
 */
export async function findCards(ctx: SearchContext & AccountContext, query: CardQuery): Promise<CardSearch> {
  authorize(ctx.actor, "card:read", query);
  const { q, category, field, enterprise, state, sort, page, perPage } = query;
  const filters: Filter[] = [within("issued", "1")];
  if (category.length > 0) filters.push(within("category", ...category));
  if (field.length > 0) filters.push(within("field", ...field.flatMap(industryWithChains)));
  if (enterprise) filters.push(within("enterprise", enterprise));
  const count = async (of: CardSearchState) =>
    (
      await ctx.search.search("talentCards", {
        q,
        filters: [...filters, ...stateFilters(of, ctx.now)],
        facets: [],
        sort: "newest",
        page: 1,
        perPage: 1,
        now: ctx.now,
      })
    ).total;
  const chosen = state ? stateFilters(state, ctx.now) : [];
  const [found, active, expiring, expired, suspended, revoked] = await Promise.all([
    searchPage(ctx, "talentCards", {
      q,
      filters: [...filters, ...chosen],
      facets: CARD_FACETS,
      sort,
      page,
      perPage,
    }),
    ...(["active", "expiring", "expired", "suspended", "revoked"] as const).map(count),
  ] as const);
  const { ids, ...rest } = found;
  return {
    ...rest,
    cards: readCards(ctx, ids),
    states: {
      active: active ?? 0,
      expiring: expiring ?? 0,
      expired: expired ?? 0,
      suspended: suspended ?? 0,
      revoked: revoked ?? 0,
    },
  };
}

/** @param ids of the cases that the cards were issued on */
function readCards({ db, now }: AccountContext, ids: readonly string[]): FoundCard[] {
  if (ids.length === 0) return [];
  const rows = db
    .select()
    .from(talentCard)
    .where(inArray(talentCard.applicationId, [...ids]))
    .all();
  const byCase = new Map(rows.map((row) => [row.applicationId, row]));
  return ids.flatMap((caseId) => {
    const row = byCase.get(caseId);
    if (!row) return [];
    const { id, number, holderName, category, employerName, enterpriseId, field, issuedAt, validUntil } = row;
    const state = cardState(row, now);
    return [
      {
        ...{ id, number, holderName, category, employerName, enterpriseId, field, issuedAt, validUntil },
        state,
      },
    ];
  });
}
