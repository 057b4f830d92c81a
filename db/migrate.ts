import { resolve } from "node:path";
import { migrate } from "drizzle-orm/better-sqlite3/migrator";
import type { Db } from "./client";

/** Brings the schema up to date. Forward only: the way back is a backup. Every command runs in the project's root. */
export function migrateDatabase(db: Db): void {
  migrate(db, { migrationsFolder: resolve("db/migrations") });
}
