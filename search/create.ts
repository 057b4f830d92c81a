import type { Db } from "../db/client";
import type { SearchEngine } from "./engine";
import { FallbackEngine } from "./fallback";
import { expertsIndex } from "./indexes/experts";
import { enterprisesIndex } from "./indexes/enterprises";
import { jobsIndex } from "./indexes/jobs";
import { talentCardsIndex } from "./indexes/talent-cards";
import type { IndexName } from "./outbox";
import { MeilisearchEngine } from "./meilisearch/engine";
import { SqliteSearchEngine } from "./sqlite/engine";

/** Everything that can be searched. A new index is one file and a line here. */
export const INDEXES = [jobsIndex, enterprisesIndex, talentCardsIndex, expertsIndex] as const;

export const isIndexName = (name: string): name is IndexName => INDEXES.some((index) => index.name === name);

/** A Meilisearch server to search on. Its key needs the rights of `npm run search -- keys`, never the master's. */
export interface SearchServer {
  host: string;
  apiKey?: string;
  /** In production a key that can make other keys is refused. */
  refuseMasterKey: boolean;
}

/** Slower than this, the embedded engine answers: it needs a tenth of it. */
const SEARCH_TIMEOUT = 300;

/**
 * The search engine of this process: the embedded one, or the server with the embedded one behind it. The database
 * must be migrated.
 */
export function createSearchEngine(db: Db, server: SearchServer | null = null): SearchEngine {
  const embedded = new SqliteSearchEngine(db, INDEXES);
  if (!server) return embedded;
  const options = { ...server, searchTimeout: SEARCH_TIMEOUT };
  return new FallbackEngine(new MeilisearchEngine(db, INDEXES, embedded, options), embedded);
}

/** The server that the environment names; null = none. An empty variable counts as not set. */
export function searchServerOf(env: Readonly<Record<string, unknown>>): SearchServer | null {
  const { MEILI_HOST: host, MEILI_API_KEY: apiKey } = env;
  if (typeof host !== "string" || host === "") return null;
  const refuseMasterKey = env.NODE_ENV === "production";
  return { host, refuseMasterKey, ...(typeof apiKey === "string" && apiKey !== "" ? { apiKey } : {}) };
}
