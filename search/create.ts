import type { Db } from "../db/client";
import type { SearchEngine } from "./engine";
import { enterprisesIndex } from "./indexes/enterprises";
import { jobsIndex } from "./indexes/jobs";
import { SqliteSearchEngine } from "./sqlite/engine";

/** Everything that can be searched. A new index is one file and a line here. */
export const INDEXES = [jobsIndex, enterprisesIndex] as const;

/** The search engine of this process. The database must be migrated. */
export function createSearchEngine(db: Db): SearchEngine {
  return new SqliteSearchEngine(db, INDEXES);
}
