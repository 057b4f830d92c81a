import type { Db } from "~db/client";
import type { SearchEngine, SearchRequest, SearchResult } from "~search/engine";
import { FACTORY_NOW, type JobRow } from "~seeds/factories";
import { openTestDatabase } from "~tests/setup/database";
import { ALL_FACETS } from "./brute-force";
import { contractRows, insertContractRows } from "./contract-rows";

export type MakeEngine = (db: Db) => SearchEngine | Promise<SearchEngine>;

/** A database with rows and the engine under test, which has read them. */
export interface Bench {
  db: Db;
  engine: SearchEngine;
  rows: readonly JobRow[];
  jobs(q: string, more?: Partial<SearchRequest>): Promise<SearchResult>;
  close(): Promise<void>;
}

/** Writes the rows, announces them, drains. */
export async function openBench(
  makeEngine: MakeEngine,
  rows: readonly JobRow[] = contractRows(),
): Promise<Bench> {
  const db = openTestDatabase();
  insertContractRows(db, rows);
  const engine = await makeEngine(db);
  await engine.drain();
  return {
    db,
    engine,
    rows,
    jobs: (q, more = {}) =>
      engine.search("jobs", {
        q,
        filters: [],
        facets: ALL_FACETS,
        sort: "relevance",
        page: 1,
        perPage: 100,
        now: FACTORY_NOW,
        ...more,
      }),
    close: async () => {
      await engine.close();
      db.$client.close();
    },
  };
}
