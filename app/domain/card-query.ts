import { z } from "zod";
import { isIndustry } from "./industry";
import { PAGING_FIELDS, readQuery, type DroppedValue } from "./query";
import { CARD_CATEGORIES, type CardCategory, type CardState } from "./talent-card";

/** What a list of cards is looked through by: a card that is not yet valid is not told apart. */
export const CARD_SEARCH_STATES = [
  "active",
  "expiring",
  "expired",
  "suspended",
  "revoked",
] as const satisfies readonly CardState[];
export type CardSearchState = (typeof CARD_SEARCH_STATES)[number];

interface Shared {
  /** Name, number or a part of it, employer, category, field. */
  q: string;
  category: CardCategory[];
  /** Codes of app/domain/industry. */
  field: string[];
  /** Id of an enterprise; null = any. */
  enterprise: string | null;
  page: number;
  perPage: number;
}

/** The query of the cards that were issued. */
export interface CardQuery extends Shared {
  /** Null = any. */
  state: CardSearchState | null;
  sort: "relevance" | "newest" | "ending";
}

const EMPTY: Shared = { q: "", category: [], field: [], enterprise: null, page: 1, perPage: 20 };
export const EMPTY_CARD_QUERY: CardQuery = { ...EMPTY, state: null, sort: "relevance" };

const multi = { category: z.enum(CARD_CATEGORIES), field: z.string().refine(isIndustry) };
const single = { ...PAGING_FIELDS, enterprise: z.string().max(100) };

/** Reads a query string; never throws (see `readQuery`). */
export function parseCardQuery(params: URLSearchParams): { query: CardQuery; dropped: DroppedValue[] } {
  return readQuery<CardQuery>(params, EMPTY_CARD_QUERY, {
    multi,
    single: { ...single, state: z.enum(CARD_SEARCH_STATES), sort: z.enum(["relevance", "newest", "ending"]) },
    flags: [],
  });
}
