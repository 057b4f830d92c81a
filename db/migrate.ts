import { resolve } from "node:path";
import { migrate } from "drizzle-orm/better-sqlite3/migrator";
import type { Db } from "./client";

/** Every command runs in the project's root. */
export const MIGRATIONS = resolve("db/migrations");

/** Brings the schema up to date. Forward only: the way back is a backup. */
export function migrateDatabase(db: Db): void {
  migrate(db, { migrationsFolder: MIGRATIONS });
}
