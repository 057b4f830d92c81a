import { openDatabase, type Db } from "./client";
import { migrateDatabase } from "./migrate";

/** File of the database for commands: `DATABASE_FILE`, else `./data/portal.db`. */
export function databaseFile(): string {
  return process.env.DATABASE_FILE || "./data/portal.db";
}

/** Opens the portal's database for a command and brings its schema up to date. */
export function openPortalDatabase(): Db {
  const db = openDatabase(databaseFile());
  migrateDatabase(db);
  return db;
}
