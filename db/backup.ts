import { chmodSync, existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { dirname, resolve } from "node:path";
import Database from "better-sqlite3";
import { readMigrationFiles } from "drizzle-orm/migrator";
import { openDatabase } from "./client";
import { MIGRATIONS, migrateDatabase } from "./migrate";

/**
 * Copies a database that may be in use into one file: a consistent state of one moment, checked before it takes its name.
 * @throws when there is no database, or the copy does not pass its check
 */
export async function backupDatabase(database: string, file: string): Promise<{ pages: number }> {
  if (!existsSync(database)) throw new Error(`没有数据库 ${database}`);
  if (resolve(database) === resolve(file)) throw new Error("备份文件不能是数据库本身");
  mkdirSync(dirname(resolve(file)), { recursive: true });
  const unfinished = `${file}.unfinished`;
  remove(unfinished);
  const source = openDatabase(database, { readonly: true }).$client;
  try {
    const { totalPages } = await source.backup(unfinished);
    chmodSync(unfinished, 0o600);
    closeAsOneFile(new Database(unfinished));
    checkFile(unfinished);
    renameSync(unfinished, file);
    return { pages: totalPages };
  } finally {
    source.close();
    remove(unfinished);
  }
}

/**
 * Puts a backup in the place of the database. Everything is checked and brought up to date beside it first; the old
 * database is kept under another name.
 * @returns where the old database went; null when there was none
 * @throws when the backup is damaged, is no database of the portal, or comes from a newer version; when the server runs
 */
export async function restoreDatabase(file: string, database: string): Promise<{ kept: string | null }> {
  if (!existsSync(file)) throw new Error(`没有备份文件 ${file}`);
  if (resolve(database) === resolve(file)) throw new Error("备份文件不能是数据库本身");
  checkFile(file);
  checkOrigin(file);
  mkdirSync(dirname(resolve(database)), { recursive: true });
  const unfinished = `${database}.unfinished`;
  remove(unfinished);
  try {
    const source = new Database(file, { readonly: true });
    await source.backup(unfinished);
    source.close();
    const copy = openDatabase(unfinished);
    migrateDatabase(copy);
    closeAsOneFile(copy.$client);
    checkFile(unfinished);
    const kept = existsSync(database) ? setAside(database) : null;
    renameSync(unfinished, database);
    return { kept };
  } finally {
    remove(unfinished);
  }
}

/** Every page and every reference of the file is sound. */
function checkFile(file: string): void {
  let found: unknown[];
  try {
    const db = new Database(file, { readonly: true });
    try {
      const integrity = db.pragma("integrity_check(3)", { simple: true });
      found = integrity === "ok" ? (db.pragma("foreign_key_check") as unknown[]).slice(0, 3) : [integrity];
    } finally {
      db.close();
    }
  } catch (error) {
    throw new Error(`${file} 不是完好的数据库：${(error as Error).message}`);
  }
  if (found.length > 0) throw new Error(`${file} 已损坏：${JSON.stringify(found)}`);
}

/** The file was made by this program, in this version or an earlier one. */
function checkOrigin(file: string): void {
  const db = new Database(file, { readonly: true });
  try {
    const known = readMigrationFiles({ migrationsFolder: MIGRATIONS });
    const named = db.prepare("SELECT 1 FROM sqlite_master WHERE name = '__drizzle_migrations'").get();
    const applied = named
      ? (db.prepare("SELECT hash FROM __drizzle_migrations ORDER BY created_at").pluck().all() as string[])
      : [];
    if (applied.length === 0) throw new Error(`${file} 不是本平台的数据库`);
    if (applied.some((hash, i) => known[i]?.hash !== hash))
      throw new Error(`${file} 来自更新或不同的版本，本版本无法读取`);
  } finally {
    db.close();
  }
}

/** Leaves write-ahead mode, which SQLite grants only to the last connection: nobody else uses the file. */
function closeAsOneFile(client: Database.Database): void {
  try {
    client.pragma("journal_mode = DELETE");
  } finally {
    client.close();
  }
}

function setAside(database: string): string {
  const client = new Database(database, { timeout: 200 });
  try {
    closeAsOneFile(client);
  } catch {
    throw new Error("数据库正在使用中：请先停止服务，再恢复");
  }
  const kept = `${database}.before-${new Date().toISOString().replace(/\D/g, "").slice(0, 14)}`;
  renameSync(database, kept);
  return kept;
}

function remove(file: string): void {
  for (const suffix of ["", "-wal", "-shm", "-journal"]) rmSync(file + suffix, { force: true });
}
