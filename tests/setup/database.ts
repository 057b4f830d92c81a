import { openDatabase, type Db } from "~db/client";
import { migrateDatabase } from "~db/migrate";

/** A migrated, empty database in memory; it goes with the last reference to it. */
export function openTestDatabase(): Db {
  const db = openDatabase(":memory:");
  migrateDatabase(db);
  return db;
}
