import { describe } from "vitest";
import type { Db } from "~db/client";
import type { SearchEngine, SearchRequest, SearchResult } from "~search/engine";
import { FACTORY_NOW, type JobRow } from "~seeds/factories";
import { openTestDatabase } from "~tests/setup/database";
import { changesContract } from "./contract-changes";
import { filtersContract } from "./contract-filters";
import { contractRows, insertContractRows } from "./contract-rows";
import { wordsContract } from "./contract-words";
import { ALL_FACETS } from "./brute-force";

export type MakeEngine = (db: Db) => SearchEngine | Promise<SearchEngine>;

/** A database with the rows of the contract and the engine under test, which has read them. */
export interface Bench {
  db: Db;
  engine: SearchEngine;
  rows: readonly JobRow[];
  jobs(q: string, more?: Partial<SearchRequest>): Promise<SearchResult>;
  close(): Promise<void>;
}

export type OpenBench = () => Promise<Bench>;

function opener(makeEngine: MakeEngine): OpenBench {
  return async () => {
    const db = openTestDatabase();
    const rows = contractRows();
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
  };
}

/** What every search engine of the portal must do, asked through the port alone. */
export function describeSearchContract(name: string, makeEngine: MakeEngine): void {
  const open = opener(makeEngine);
  describe(`search by ${name}`, () => {
    wordsContract(open);
    filtersContract(open);
    changesContract(open);
  });
}
