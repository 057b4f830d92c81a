import type { Db } from "../../db/client";
import type { Sort } from "../engine";

/** One document as an engine stores it. */
export interface SearchDocument {
  id: string;
  /** Changes whenever what is indexed changes. */
  version: string;
  /** Text by field name; see `IndexDefinition.text`. */
  text: Record<string, string>;
  /** Facet values by field name; none = []. */
  facets: Record<string, string[]>;
  /** Numbers by field name; null = unknown. */
  numbers: Record<string, number | null>;
  /** UTC epoch ms after which it is not found; null = never. */
  expiresAt: number | null;
  /** What it offers to search-as-you-type. */
  suggest: { kind: "title" | "skill" | "enterprise" | "place"; text: string }[];
}

export interface TextField {
  field: string;
  weight: number;
  /** Also found by any one or two characters. */
  short: boolean;
  /** Weight of words that name a place, where it differs: 重庆 in the place of work is worth as much as in the title. */
  placeWeight?: number;
}

/** An index described once, for every engine. */
export interface IndexDefinition {
  name: string;
  /** Its documents are about people: the words of one that is gone go with it at once. */
  personal?: true;
  /** Text fields, most important first. */
  text: readonly TextField[];
  facets: readonly string[];
  numbers: readonly string[];
  /** A facet counted by thresholds of a number: how many documents have at least each step. */
  steps: Readonly<Record<string, { number: string; steps: readonly number[] }>>;
  /** Number to order by for each sort but relevance, highest first; see `soonest` for what comes first. */
  sorts: Readonly<{ newest: string } & Partial<Record<Exclude<Sort, "relevance" | "newest">, string>>>;
  /** Documents by id; those that must not be found are left out. */
  load(db: Db, ids: readonly string[]): SearchDocument[];
  /** Ids of all documents that can be found, in batches. */
  idBatches(db: Db, size: number): Iterable<string[]>;
  count(db: Db): number;
}

/** Behind every moment. */
const NEVER = 9e15;
/** A moment as a number that is the higher the sooner it comes: orders go by the highest first. */
export const soonest = (at: number | null): number | null => (at === null ? null : NEVER - at);

/** Ids of a query that takes `afterId` and a limit, batch by batch. */
export function* pagedIds(
  size: number,
  next: (after: string, limit: number) => string[],
): Iterable<string[]> {
  for (let after = ""; ;) {
    const ids = next(after, size);
    if (ids.length > 0) yield ids;
    if (ids.length < size) return;
    after = ids[ids.length - 1] ?? "";
  }
}
