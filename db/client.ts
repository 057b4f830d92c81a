import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import Database from "better-sqlite3";
import { drizzle, type BetterSQLite3Database } from "drizzle-orm/better-sqlite3";
import * as schema from "./schema/index";

export type Db = BetterSQLite3Database<typeof schema> & { $client: Database.Database };
/** The argument of a `db.transaction` callback. The callback must be synchronous: an async one does not roll back. */
export type Tx = Parameters<Parameters<Db["transaction"]>[0]>[0];

/**
 * Opens the database and sets every pragma the portal relies on; the only place where a connection is made.
 * @param file path of the SQLite file, or `:memory:`
 */
export function openDatabase(file: string, options: { readonly?: boolean } = {}): Db {
  if (file !== ":memory:" && !options.readonly) mkdirSync(dirname(file), { recursive: true });
  const client = new Database(file, { readonly: options.readonly ?? false });
  client.pragma("busy_timeout = 5000");
  if (!options.readonly) client.pragma("journal_mode = WAL");
  client.pragma("foreign_keys = ON");
  // What is deleted is overwritten: the file, and every backup of it, is to hold no more than the rows do.
  if (!options.readonly) client.pragma("secure_delete = ON");
  // NORMAL under WAL: a crash of the process loses nothing; a crash of the whole machine may lose the newest commits
  // but never corrupts the file. FULL would pay an fsync for each commit for that last case alone.
  client.pragma("synchronous = NORMAL");
  client.pragma("cache_size = -32000");
  client.pragma("temp_store = MEMORY");
  return drizzle(client, { schema }) as Db;
}

/**
 * Moves what was written last into the file and empties the log, which still holds pages as they were. Where somebody
 * reads at that moment it is left to the next time.
 */
export function truncateLog(db: Db): void {
  db.$client.pragma("wal_checkpoint(TRUNCATE)");
}
