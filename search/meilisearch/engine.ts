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
import { feedErrorOf, feedingAlone } from "../feed";
import type { IndexDefinition } from "../indexes/definition";
import type { Meaning, SqliteSearchEngine } from "../sqlite/engine";
import type { StoredDocument } from "./documents";
import { Feeder } from "./feeder";
import { filterConditions } from "./filter";
import { managesKeys } from "./keys";
import { readSetAside, type SetAside } from "./set-aside";
import { stepsOf } from "./settings";

/** Documents of one page of `verify`. */
const BATCH = 1000;
/** Milliseconds for a question about the server's state. */
const ASK_TIMEOUT = 2_000;
/** … and for one that carries a thousand documents. */
const FEED_TIMEOUT = 60_000;

export interface MeilisearchOptions {
  host: string;
  apiKey?: string;
  /** Milliseconds a search may take. */
  searchTimeout: number;
  /** Not to be fed with a key that can make other keys. */
  refuseMasterKey?: boolean;
  /** Put before the names of indexes, so that several portals can share a server. */
  prefix?: string;
}

export interface ServerState {
  /** null = it could not be asked; then `error` says why. */
  version: string | null;
  error: string | null;
  /** Tasks that wait or run, of all its users; null = unknown. */
  queue: number | null;
  /** Size of its database on disk; null = unknown. */
  bytes: number | null;
  /** The key can make other keys: it is the master's or an administrator's. */
  keyIsTooPowerful: boolean;
  setAside: SetAside[];
}

/**
 * The engine on a Meilisearch server. The embedded engine beside it reads the query — corrections, synonyms, which
 * word to drop — so that a visitor is told the same by both; the server finds, counts and ranks.
 */
export class MeilisearchEngine implements SearchEngine {
  readonly name = "meilisearch";
  /** For searches and questions: whoever asks is waiting. */
  readonly #client: Meilisearch;
  /** For documents: nobody waits, but a server that hangs must not hang the feeder. */
  readonly #feeding: Meilisearch;
  readonly #definitions: ReadonlyMap<string, IndexDefinition>;
  readonly #feeder: Feeder;

  constructor(
    private readonly db: Db,
    definitions: readonly IndexDefinition[],
    private readonly embedded: SqliteSearchEngine,
    private readonly options: MeilisearchOptions,
  ) {
    const { host, apiKey } = options;
    this.#client = new Meilisearch({ host, apiKey, timeout: ASK_TIMEOUT });
    this.#feeding = new Meilisearch({ host, apiKey, timeout: FEED_TIMEOUT });
    this.#feeder = new Feeder(db, this.#feeding, (name) => this.#uid(name), options.refuseMasterKey ?? false);
    this.#definitions = new Map(definitions.map((definition) => [definition.name, definition]));
  }

  version(): string {
    const read = [...this.#definitions.keys()].map((name) => cursorStamp(this.db, "meilisearch", name));
    return `m${read.join("-")}.${this.embedded.version()}`;
  }

  async search(name: string, request: SearchRequest): Promise<SearchResult> {
    const definition = this.#definition(name);
    const started = performance.now();
    const meaning = this.embedded.interpret(name, request.q, request.now);
    const queries = searchQueries(this.#uid(name), definition, request, queryText(meaning));
    const { results } = await within(this.options.searchTimeout, (signal) =>
      this.#client.multiSearch<{ queries: MultiSearchQuery[] }, { id: string }>({ queries }, { signal }),
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

  drain(): Promise<number> {
    return feedingAlone(this.db, this.name, async (renew) => {
      let written = 0;
      for (const definition of this.#definitions.values())
        written += await this.#feeder.drain(definition, renew);
      return written;
    });
  }

  rebuild(name: string, onProgress?: (done: number, total: number) => void): Promise<number> {
    const definition = this.#definition(name);
    return feedingAlone(this.db, this.name, async (renew) => {
      const done = await this.#feeder.build(definition, renew, onProgress);
      await this.#feeder.drain(definition, renew);
      return done;
    });
  }

  async verify(name: string): Promise<Drift> {
    const definition = this.#definition(name);
    const index = this.#feeding.index<StoredDocument>(this.#uid(name));
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
    const fed = feedErrorOf(this.db, this.name);
    return Promise.all(
      [...this.#definitions.keys()].map(async (index) => {
        const lag = lagOf(this.db, this.name, index);
        const stats = await attempt(() => this.#client.index(this.#uid(index)).getStats());
        const documents = stats.value?.numberOfDocuments ?? null;
        return { engine: this.name, index, documents, lag, lastError: stats.error ?? fed };
      }),
    );
  }

  /** What the server says of itself. */
  async server(): Promise<ServerState> {
    const [version, stats, tasks, keyIsTooPowerful] = await Promise.all([
      attempt(() => this.#client.getVersion()),
      attempt(() => this.#client.getStats()),
      attempt(() => this.#client.tasks.getTasks({ statuses: ["enqueued", "processing"], limit: 1 })),
      managesKeys(this.#client),
    ]);
    return {
      version: version.value?.pkgVersion ?? null,
      error: version.error,
      queue: tasks.value?.total ?? null,
      bytes: stats.value?.databaseSize ?? null,
      keyIsTooPowerful,
      setAside: readSetAside(this.db),
    };
  }

  /** Removes its indexes from the server, as for a benchmark that is over. */
  async drop(): Promise<void> {
    for (const name of this.#definitions.keys()) await this.#feeder.drop(this.#uid(name));
  }

  async close(): Promise<void> {}

  #definition(name: string): IndexDefinition {
    const definition = this.#definitions.get(name);
    if (!definition) throw new Error(`unknown search index: ${name}`);
    return definition;
  }

  #uid(name: string): string {
    return `${this.options.prefix ?? ""}${name}`;
  }
}

/**
 * The outcome of the work, or a failure after so many milliseconds. The clock decides, not the connection: an aborted
 * request to a server that stands still may never end.
 */
async function within<T>(ms: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`the search server did not answer within ${ms} ms`));
      controller.abort();
    }, ms);
  });
  try {
    return await Promise.race([work(controller.signal), late]);
  } finally {
    clearTimeout(timer);
  }
}

/** The value, or why there is none. */
async function attempt<T>(
  ask: () => Promise<T>,
): Promise<{ value: T; error: null } | { value: null; error: string }> {
  try {
    return { value: await ask(), error: null };
  } catch (error) {
    return { value: null, error: error instanceof Error ? error.message : String(error) };
  }
}

/** The words as the server is asked: all of them, phrases in quotes, exclusions with a minus. */
function queryText({ words, phrases, excluded }: Meaning): string {
  const plain = (text: string) => text.replaceAll('"', " ");
  // The server cuts at a dash: in quotes the pieces of a number must stand side by side.
  const word = (text: string) => (text.includes("-") ? `"${plain(text)}"` : plain(text));
  return [
    ...words.map(word),
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
  const number = sort === "relevance" ? null : (definition.sorts[sort] ?? definition.sorts.newest);
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
