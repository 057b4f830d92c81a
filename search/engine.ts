/**
 * The search port: what the portal asks of an engine, whichever answers. Filters are data, ids and counts come out,
 * rows are re-read from the database by the caller. Both engines pass the same contract test (tests/search).
 */

/** An index that does not know an order answers by the newest. `due`: what is due first; `ending`: what ends first. */
export const SORTS = ["relevance", "newest", "salary", "due", "ending"] as const;
export type Sort = (typeof SORTS)[number];

/** AND across filters, OR within the values of one; `notIn`: none of them. */
export type Filter =
  | { kind: "in"; field: string; values: readonly string[] }
  | { kind: "notIn"; field: string; values: readonly string[] }
  | { kind: "range"; field: string; min?: number; max?: number };

export interface SearchRequest {
  /** What the visitor typed; any string, possibly empty. `"…"` is a phrase, a leading `-` excludes a word. */
  q: string;
  filters: readonly Filter[];
  /** Fields to count. A facet's own filter does not shrink its counts. */
  facets: readonly string[];
  sort: Sort;
  /** From 1. */
  page: number;
  /** 1..100 */
  perPage: number;
  /** UTC epoch ms; documents whose `expiresAt` lies before it are not found. */
  now: number;
}

/** How the engine understood the words, so that the page can say so. */
export interface Interpretation {
  /** Words left out because nothing matched all of them. */
  dropped: string[];
  /** Words read as another: `pyhton` → `python`, `suanfa` → `算法`. */
  corrected: { from: string; to: string }[];
}

export interface SearchResult {
  /** Best first. */
  ids: string[];
  total: number;
  /** field → value → number of documents, values with 0 left out. */
  facets: Record<string, Record<string, number>>;
  /** Surface forms that matched anywhere in the hits, for highlighting: synonyms and corrections included. */
  matchedTerms: string[];
  interpretation: Interpretation;
  engine: "sqlite" | "meilisearch";
  /** True when another engine had to answer for the configured one. */
  degraded: boolean;
  processingMs: number;
}

export interface Suggestion {
  text: string;
  kind: "title" | "skill" | "enterprise" | "place";
  /** Open documents behind it. */
  count: number;
}

/** An index as one engine has it. */
export interface IndexState {
  engine: "sqlite" | "meilisearch";
  index: string;
  /** null = the server could not be asked. */
  documents: number | null;
  /** Outbox entries not yet applied. */
  lag: number;
  /** What went wrong when it was fed or asked last. */
  lastError: string | null;
}

export interface Drift {
  index: string;
  /** In the database, not in the index. */
  missing: string[];
  /** In the index, not in the database. */
  surplus: string[];
  /** In both, at different versions. */
  stale: string[];
}

export interface SearchEngine {
  readonly name: "sqlite" | "meilisearch";
  /** Changes whenever an answer may change; part of the key of everything that is cached. */
  version(): string;
  search(index: string, request: SearchRequest): Promise<SearchResult>;
  suggest(index: string, prefix: string, limit: number): Promise<Suggestion[]>;
  /** Applies what the outbox holds; returns how many documents were written or removed. */
  drain(): Promise<number>;
  /** Builds a shadow from the database and swaps it in; searches go on meanwhile. */
  rebuild(index: string, onProgress?: (done: number, total: number) => void): Promise<number>;
  verify(index: string): Promise<Drift>;
  /** Never fails: what cannot be asked is null and said in `lastError`. */
  state(): Promise<IndexState[]>;
  close(): Promise<void>;
}
