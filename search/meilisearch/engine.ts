import { Meilisearch, type MultiSearchQuery, type SearchResponse } from "meilisearch";
import type { Db } from "../../db/client";
import { cursorStamp, lagOf } from "../cursor";
import type {
  Drift,
  Filter,
  IndexState,
  SearchEngine,
  SearchRequest,
  SearchResult,
  Suggestion,
} from "../engine";
import type { IndexDefinition } from "../indexes/definition";
import type { Meaning, SqliteSearchEngine } from "../sqlite/engine";
import type { StoredDocument } from "./documents";
import { Feeder } from "./feeder";
import { filterConditions } from "./filter";
import { stepsOf } from "./settings";

/** Documents of one page of `verify`. */
const BATCH = 1000;

export interface MeilisearchOptions {
  host: string;
  apiKey?: string;
  /** Milliseconds a search may take. */
  searchTimeout: number;
  /** Put before the names of indexes, so that several portals can share a server. */
  prefix?: string;
}

/**
 * The engine on a Meilisearch server. The embedded engine beside it reads the query — corrections, synonyms, which
 * word to drop — so that a visitor is told the same by both; the server finds, counts and ranks.
 */
export class MeilisearchEngine implements SearchEngine {
  readonly name = "meilisearch";
  readonly #client: Meilisearch;
  readonly #indexes = new Map<string, { definition: IndexDefinition; lastError: string | null }>();
  readonly #feeder: Feeder;

  constructor(
    private readonly db: Db,
    definitions: readonly IndexDefinition[],
    private readonly embedded: SqliteSearchEngine,
    private readonly options: MeilisearchOptions,
  ) {
    this.#client = new Meilisearch({ host: options.host, apiKey: options.apiKey });
    this.#feeder = new Feeder(db, this.#client, (name) => this.#uid(name));
    for (const definition of definitions) this.#indexes.set(definition.name, { definition, lastError: null });
  }

  version(): string {
    const read = [...this.#indexes.keys()].map((name) => cursorStamp(this.db, "meilisearch", name));
    return `m${read.join("-")}.${this.embedded.version()}`;
  }

  async search(name: string, request: SearchRequest): Promise<SearchResult> {
    const { definition } = this.#index(name);
    const started = performance.now();
    const meaning = this.embedded.interpret(name, request.q, request.now);
    const queries = searchQueries(this.#uid(name), definition, request, queryText(meaning));
    const { results } = await this.#client.multiSearch<{ queries: MultiSearchQuery[] }, { id: string }>(
      { queries },
      { signal: AbortSignal.timeout(this.options.searchTimeout) },
    );
    const [page, ...counts] = results as SearchResponse<{ id: string }, { page: number }>[];
    if (!page) throw new Error("the search server answered nothing");
    const facets = { ...page.facetDistribution };
    for (const result of counts) Object.assign(facets, result.facetDistribution);
    return {
      ids: page.hits.map(({ id }) => id),
      total: page.totalHits,
      facets: named(definition, request.facets, facets),
      matchedTerms: meaning.terms,
      interpretation: meaning.interpretation,
      engine: this.name,
      degraded: false,
      processingMs: performance.now() - started,
    };
  }

  /** Suggestions come from the vocabulary of the embedded engine: pinyin and initials are known there. */
  suggest(name: string, prefix: string, limit: number): Promise<Suggestion[]> {
    return this.embedded.suggest(name, prefix, limit);
  }

  async drain(): Promise<number> {
    let written = 0;
    for (const index of this.#indexes.values()) {
      try {
        written += await this.#feeder.drain(index.definition);
        index.lastError = null;
      } catch (error) {
        index.lastError = error instanceof Error ? error.message : String(error);
        throw error;
      }
    }
    return written;
  }

  async rebuild(name: string, onProgress?: (done: number, total: number) => void): Promise<number> {
    const { definition } = this.#index(name);
    const done = await this.#feeder.build(definition, onProgress);
    await this.#feeder.drain(definition);
    return done;
  }

  async verify(name: string): Promise<Drift> {
    const { definition } = this.#index(name);
    const index = this.#client.index<StoredDocument>(this.#uid(name));
    const there = new Map<string, string>();
    for (let offset = 0; ; offset += BATCH) {
      const { results } = await index.getDocuments({ offset, limit: BATCH, fields: ["id", "version"] });
      for (const { id, version } of results) there.set(id, version);
      if (results.length < BATCH) break;
    }
    const drift: Drift = { index: name, missing: [], surplus: [], stale: [] };
    for (const ids of definition.idBatches(this.db, BATCH))
      for (const doc of definition.load(this.db, ids)) {
        const version = there.get(doc.id);
        if (version === undefined) drift.missing.push(doc.id);
        else if (version !== doc.version) drift.stale.push(doc.id);
        there.delete(doc.id);
      }
    drift.surplus.push(...there.keys());
    return drift;
  }

  async state(): Promise<IndexState[]> {
    return Promise.all(
      [...this.#indexes].map(async ([name, { lastError }]) => {
        const stats = await this.#client.index(this.#uid(name)).getStats();
        const lag = lagOf(this.db, "meilisearch", name);
        return { index: name, documents: stats.numberOfDocuments, lag, lastError };
      }),
    );
  }

  async close(): Promise<void> {
    this.#indexes.clear();
  }

  #index(name: string) {
    const index = this.#indexes.get(name);
    if (!index) throw new Error(`unknown search index: ${name}`);
    return index;
  }

  #uid(name: string): string {
    return `${this.options.prefix ?? ""}${name}`;
  }
}

/** The words as the server is asked: all of them, phrases in quotes, exclusions with a minus. */
function queryText({ words, phrases, excluded }: Meaning): string {
  const plain = (text: string) => text.replaceAll('"', " ");
  return [
    ...words.map(plain),
    ...phrases.map((phrase) => `"${plain(phrase)}"`),
    ...excluded.map((word) => `-"${plain(word)}"`),
  ].join(" ");
}

/** The page with all facets, and one count for each facet that has a filter of its own, without that filter. */
function searchQueries(
  indexUid: string,
  definition: IndexDefinition,
  request: SearchRequest,
  q: string,
): MultiSearchQuery[] {
  const { filters, facets, sort, page, perPage, now } = request;
  const numberOf = (facet: string) => definition.steps[facet]?.number;
  const own = (facet: string) => (filter: Filter) =>
    filter.field === facet || filter.field === numberOf(facet);
  const stored = (facet: string) => (numberOf(facet) ? stepsOf(facet) : facet);
  const shared: MultiSearchQuery = {
    indexUid,
    q,
    matchingStrategy: "all",
    locales: ["cmn"],
    attributesToRetrieve: ["id"],
  };
  const number = sort === "relevance" ? null : definition.sorts[sort];
  const free = facets.filter((facet) => !filters.some(own(facet)));
  return [
    {
      ...shared,
      filter: filterConditions(filters, now),
      facets: free.map(stored),
      page,
      hitsPerPage: perPage,
      ...(number ? { sort: [`${number}:desc`, "id:asc"] } : {}),
    },
    ...facets
      .filter((facet) => !free.includes(facet))
      .map((facet) => ({
        ...shared,
        filter: filterConditions(
          filters.filter((filter) => !own(facet)(filter)),
          now,
        ),
        facets: [stored(facet)],
        hitsPerPage: 0,
        page: 1,
      })),
  ];
}

/** Facets by the names they were asked by. */
function named(
  definition: IndexDefinition,
  facets: readonly string[],
  counted: Record<string, Record<string, number>>,
): Record<string, Record<string, number>> {
  return Object.fromEntries(
    facets.map((facet) => [facet, counted[definition.steps[facet] ? stepsOf(facet) : facet] ?? {}]),
  );
}
