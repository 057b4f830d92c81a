import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDatabase, type Db } from "~db/client";
import { migrateDatabase } from "~db/migrate";
import { INDEXES, createSearchEngine } from "~search/create";
import type { SearchEngine } from "~search/engine";
import { FACTORY_NOW, buildJob, insertJobs } from "~seeds/factories";
import { compilePrograms } from "~tests/setup/child";

/** Rows of the database: three whole batches of the engine and a part of a fourth. */
export const ROWS = 1300;
export const BATCH = 400;
export const OLD_TITLE = "绿化养护员";

/** The child of these tests and the search command. */
export const compileSearchPrograms = () =>
  compilePrograms({ child: "tests/search/child.ts", command: "search/cli.ts" });

export interface Files {
  /** A fresh copy of the database: announced and not drained, or drained. */
  copy(state: "announced" | "drained"): string;
  remove(): void;
}

/** Makes the database files once; every test works on its own copy. */
export async function makeFiles(): Promise<Files> {
  const folder = mkdtempSync(join(tmpdir(), "search-"));
  const paths = { announced: join(folder, "announced.db"), drained: join(folder, "drained.db") };
  const db = openDatabase(paths.announced);
  migrateDatabase(db);
  const rows = Array.from({ length: ROWS }, (_, i) =>
    buildJob({ id: `j${String(i).padStart(4, "0")}`, title: OLD_TITLE, duties: null, conditions: null }),
  );
  insertJobs(db, rows, FACTORY_NOW);
  db.$client.close();
  copyFileSync(paths.announced, paths.drained);
  const drained = openDatabase(paths.drained);
  await createSearchEngine(drained).drain();
  drained.$client.close();
  let copies = 0;
  return {
    copy(state) {
      const path = join(folder, `copy${copies++}.db`);
      copyFileSync(paths[state], path);
      return path;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Ids found by the words, each page asked for, so that nothing is hidden by the size of a page. */
export async function idsOf(engine: SearchEngine, q: string): Promise<string[]> {
  const ids: string[] = [];
  for (let page = 1; ; page++) {
    const request = { q, filters: [], facets: ["district"], sort: "newest" as const, now: FACTORY_NOW };
    const found = await engine.search("jobs", { ...request, page, perPage: 100 });
    ids.push(...found.ids);
    if (found.ids.length === 0) {
      if (ids.length !== found.total) throw new Error(`${found.total} announced, ${ids.length} on the pages`);
      return ids;
    }
  }
}

export async function driftOf(engine: SearchEngine): Promise<number> {
  let count = 0;
  for (const { name: index } of INDEXES) {
    const { missing, surplus, stale } = await engine.verify(index);
    count += missing.length + surplus.length + stale.length;
  }
  return count;
}

/** Generations of the index of positions that have tables. */
export function generationsOf(db: Db): number[] {
  const names = db.$client
    .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'search%jobs_g%'")
    .pluck()
    .all() as string[];
  return [...new Set(names.map((name) => Number(/jobs_g(\d+)/.exec(name)?.[1])))].sort((a, b) => a - b);
}

export function generationInUse(db: Db): number {
  return db.$client
    .prepare("SELECT generation FROM search_meta WHERE index_name = 'jobs'")
    .pluck()
    .get() as number;
}
