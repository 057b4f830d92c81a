import type { Db } from "~db/client";
import type { SearchEngine } from "~search/engine";

/** Who acts: a command or the system now, a user when accounts exist. */
export type Actor = { kind: "system" | "command"; name: string } | { kind: "visitor" };

/** What every service is given. `now` is UTC epoch ms and is fixed for the length of a request. */
export interface Context {
  db: Db;
  actor: Actor;
  now: number;
}

export interface SearchContext extends Context {
  search: SearchEngine;
}
