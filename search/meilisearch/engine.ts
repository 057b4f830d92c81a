import { Meilisearch, type MultiSearchQuery, type SearchResponse } from "meilisearch";
import type { Db } from "../../db/client";
import { sharedAnalyzer } from "../analysis";
import { entriesSince, lagOf, lastSeq, readCursor, writeCursor } from "../cursor";
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
import { toStored, type StoredDocument } from "./documents";
import { filterConditions } from "./filter";
import { differingSettings, settingsOf, stepsOf } from "./settings";

/** Outbox entries, or documents of a rebuild, sent at once. */
const BATCH = 1000;
/** A task may wait behind others; beyond this the batch is tried again later. */
const TASK_TIMEOUT = 120_000;

/** Settings and search parameters of this file exist from here on. */
const LEAST_VERSION = "1.50.0";

function compareVersions(a: string, b: string): number {
  const [x, y] = [a, b].map((version) => version.split(/[.-]/).slice(0, 3).map(Number));
  return (x ?? []).map((n, i) => n - (y?.[i] ?? 0)).find((difference) => difference !== 0) ?? 0;
}

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
  /** Indexes whose settings this process has compared. */
  readonly #compared = new Set<string>();

  constructor(
    private readonly db: Db,
    definitions: readonly IndexDefinition[],
    private readonly embedded: SqliteSearchEngine,
    private readonly options: MeilisearchOptions,
  ) {
    this.#client = new Meilisearch({ host: options.host, apiKey: options.apiKey });
    for (const definition of definitions) this.#indexes.set(definition.name, { definition, lastError: null });
  }

  version(): string {
    const read = [...this.#indexes.keys()].map((name) => readCursor(this.db, "meilisearch", name));
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
    await this.#prepare();
    let written = 0;
    for (const [name, index] of this.#indexes) {
      try {
        for (;;) {
          const entries = entriesSince(this.db, name, readCursor(this.db, "meilisearch", name), BATCH);
          const last = entries.at(-1);
          if (!last) break;
          const ids = [...new Set(entries.map((entry) => entry.docId))];
          await this.#write(this.#uid(name), index.definition, ids);
          writeCursor(this.db, "meilisearch", name, last.seq);
          written += ids.length;
        }
        index.lastError = null;
      } catch (error) {
        index.lastError = error instanceof Error ? error.message : String(error);
        throw error;
      }
    }
    return written;
  }

  async rebuild(name: string, onProgress?: (done: number, total: number) => void): Promise<number> {
    await this.#prepare();
    const { definition } = this.#index(name);
    const [live, shadow] = [this.#uid(name), `${this.#uid(name)}_shadow`];
    const seq = lastSeq(this.db);
    await this.#dropIndex(shadow);
    await this.#prepareIndex(shadow, definition);
    const total = definition.count(this.db);
    let done = 0;
    for (const ids of definition.idBatches(this.db, BATCH)) {
      await this.#write(shadow, definition, ids);
      done += ids.length;
      onProgress?.(done, total);
    }
    const { numberOfDocuments } = await this.#client.index(shadow).getStats();
    if (numberOfDocuments < done * 0.95)
      throw new Error(
        `the new index of ${name} holds ${numberOfDocuments} of ${done} documents and is not used`,
      );
    await this.#finished(this.#client.swapIndexes([{ indexes: [live, shadow], rename: false }]));
    // What was announced meanwhile is applied again to what is now in use.
    writeCursor(this.db, "meilisearch", name, seq);
    await this.#dropIndex(shadow);
    await this.drain();
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

  /** Looks whether all indexes are there, and once for a process whether their settings are those of this version. */
  async #prepare(): Promise<void> {
    const { pkgVersion } = await this.#client.getVersion();
    if (compareVersions(pkgVersion, LEAST_VERSION) < 0)
      throw new Error(`Meilisearch ${pkgVersion} is too old, ${LEAST_VERSION} or later is needed`);
    for (const [name, { definition }] of this.#indexes) {
      const isNew = await this.#prepareIndex(this.#uid(name), definition);
      // A server that was emptied has to be told everything again.
      if (isNew) writeCursor(this.db, "meilisearch", name, 0);
    }
  }

  /** @returns whether the index was not there */
  async #prepareIndex(uid: string, definition: IndexDefinition): Promise<boolean> {
    const known = await this.#client.getIndexes({ limit: 1000 });
    const isNew = !known.results.some((index) => index.uid === uid);
    if (isNew) await this.#finished(this.#client.createIndex(uid, { primaryKey: "id" }));
    const index = this.#client.index(uid);
    if (isNew || !this.#compared.has(uid)) {
      const changes = differingSettings(settingsOf(definition), await index.getSettings());
      if (changes) await this.#finished(index.updateSettings(changes));
      this.#compared.add(uid);
    }
    return isNew;
  }

  async #dropIndex(uid: string): Promise<void> {
    const task = await this.#client.deleteIndex(uid).waitTask({ timeout: TASK_TIMEOUT });
    if (task.status === "failed" && task.error?.code !== "index_not_found")
      throw new Error(task.error?.message ?? "an index could not be dropped");
  }

  /** Writes those of the ids that can be found and removes the rest; returns when the server has done so. */
  async #write(uid: string, definition: IndexDefinition, ids: readonly string[]): Promise<void> {
    const analyzer = sharedAnalyzer();
    const documents = definition.load(this.db, ids).map((doc) => toStored(definition, doc, analyzer));
    const found = new Set(documents.map(({ id }) => id));
    const gone = ids.filter((id) => !found.has(id));
    const index = this.#client.index<StoredDocument>(uid);
    if (documents.length > 0) await this.#finished(index.addDocuments(documents, { primaryKey: "id" }));
    if (gone.length > 0) await this.#finished(index.deleteDocuments(gone));
  }

  async #finished(task: {
    waitTask(options: { timeout: number }): Promise<{ status: string; error?: { message: string } | null }>;
  }) {
    const { status, error } = await task.waitTask({ timeout: TASK_TIMEOUT });
    if (status !== "succeeded")
      throw new Error(error?.message ?? `a task of the search server ended as ${status}`);
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
