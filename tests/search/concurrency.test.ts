import { execFileSync } from "node:child_process";
import { inArray } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDatabase, type Db } from "~db/client";
import { job } from "~db/schema";
import { createSearchEngine } from "~search/create";
import type { SearchEngine } from "~search/engine";
import { jobsIndex } from "~search/indexes/jobs";
import { announce } from "~search/outbox";
import { SqliteSearchEngine } from "~search/sqlite/engine";
import { FACTORY_NOW } from "~seeds/factories";
import {
  OLD_TITLE,
  ROWS,
  compileSearchPrograms,
  driftOf,
  generationInUse,
  generationsOf,
  idsOf,
  makeFiles,
  type Files,
} from "./processes";
import { startChild } from "~tests/setup/child";

describe("several processes on one index", () => {
  let files: Files;
  let programs: ReturnType<typeof compileSearchPrograms>;
  const opened: Db[] = [];
  beforeAll(async () => {
    programs = compileSearchPrograms();
    files = await makeFiles();
  });
  afterAll(() => {
    for (const db of opened) db.$client.close();
    files.remove();
    programs.remove();
  });

  function open(file: string): { db: Db; engine: SearchEngine } {
    const db = openDatabase(file);
    opened.push(db);
    return { db, engine: createSearchEngine(db) };
  }
  const found = async (engine: SearchEngine, q: string, perPage: number) =>
    engine.search("jobs", {
      q,
      filters: [],
      facets: ["district"],
      sort: "relevance",
      page: 1,
      perPage,
      now: FACTORY_NOW,
    });

  it("finds everything at every moment while another process rebuilds", async () => {
    const file = files.copy("drained");
    const { db, engine } = open(file);
    const inUse = generationInUse(db);
    const child = startChild(programs.path.child, ["rebuild-between", file, "400"]);
    await child.says("waiting");
    let over = false;
    void child.ended.then(() => (over = true));
    for (let i = 0; !over; i++) {
      // Another size of page each time, so that no kept answer is given.
      const { total, facets } = await found(engine, OLD_TITLE, 1 + (i % 100));
      expect(total).toBe(ROWS);
      expect(facets.district).toEqual({ 金凤镇: ROWS });
      if (i === 3) child.goOn();
      await new Promise(setImmediate);
    }
    expect(await child.ended, child.errors()).toBe(0);
    expect(generationInUse(db)).toBeGreaterThan(inUse);
    expect((await found(engine, OLD_TITLE, 1)).total).toBe(ROWS);
  });

  it("ends a search on the index it began with, though another process swaps and drops it meanwhile", async () => {
    const file = files.copy("drained");
    const { db } = open(file);
    const inUse = generationInUse(db);
    let rebuilt = false;
    // A phrase makes the engine read documents in the middle of a search: there the other process comes in.
    const definition: typeof jobsIndex = {
      ...jobsIndex,
      load(from, ids) {
        if (!rebuilt) {
          rebuilt = true;
          // A search server of the environment would be rebuilt instead.
          const env = { ...process.env, DATABASE_FILE: file, MEILI_HOST: "" };
          execFileSync(process.execPath, [programs.path.command, "rebuild", "jobs"], { env, stdio: "pipe" });
        }
        return jobsIndex.load(from, ids);
      },
    };
    const engine = new SqliteSearchEngine(db, [definition]);
    expect((await found(engine, `"${OLD_TITLE}"`, 50)).total).toBe(ROWS);
    expect(generationInUse(db)).toBeGreaterThan(inUse);
    expect((await found(engine, `"${OLD_TITLE}"`, 50)).total).toBe(ROWS);
  });

  it("never goes back behind a change that was already seen", async () => {
    const file = files.copy("drained");
    const { db, engine } = open(file);
    const inUse = generationInUse(db);
    const child = startChild(programs.path.child, ["rebuild-between", file, String(ROWS)]);
    await child.says("waiting");
    const changed = (await idsOf(engine, OLD_TITLE)).slice(0, 900);
    db.transaction((tx) => {
      tx.update(job).set({ title: "茶艺师", version: 2 }).where(inArray(job.id, changed)).run();
      announce(tx, "jobs", changed, FACTORY_NOW);
    });
    await engine.drain();
    child.goOn();
    let over = false;
    void child.ended.then(() => (over = true));
    for (let i = 0; !over; i++) {
      expect((await found(engine, "茶艺师", 1 + (i % 100))).total).toBe(changed.length);
      await new Promise(setImmediate);
    }
    expect(await child.ended, child.errors()).toBe(0);
    expect(generationInUse(db)).toBeGreaterThan(inUse);
    expect((await found(engine, "茶艺师", 1)).total).toBe(changed.length);
    expect(await driftOf(engine)).toBe(0);
  });

  it("stays whole when two processes rebuild at once", async () => {
    const file = files.copy("drained");
    const { db, engine } = open(file);
    const first = startChild(programs.path.child, ["rebuild-between", file, "400"]);
    await first.says("waiting");
    await engine.rebuild("jobs");
    first.goOn();
    // It may give up, loudly; it may not do harm.
    const code = await first.ended;
    if (code !== 0) expect(first.errors()).toMatch(/another rebuild/);
    expect(await idsOf(engine, OLD_TITLE)).toHaveLength(ROWS);
    expect(await driftOf(engine)).toBe(0);
    expect(generationsOf(db)).toEqual([generationInUse(db)]);
  });

  it("writes every document once when two processes drain at once", async () => {
    const file = files.copy("announced");
    const { db, engine } = open(file);
    const children = [1, 2].map(() => startChild(programs.path.child, ["drain-when-told", file]));
    await Promise.all(children.map((child) => child.says("waiting")));
    for (const child of children) child.goOn();
    const results = await Promise.all(children.map((child) => child.says("result")));
    const written = results.map((line) => Number(line.replace("result ", "")));
    // All positions and their one employer.
    expect(written.reduce((a, b) => a + b, 0)).toBe(ROWS + 1);
    const ids = await idsOf(engine, OLD_TITLE);
    expect(new Set(ids).size).toBe(ROWS);
    expect(ids).toHaveLength(ROWS);
    expect(await driftOf(engine)).toBe(0);
    const live = `SELECT count(*) FROM search_doc_jobs_g${generationInUse(db)} WHERE dead_at IS NULL`;
    expect(db.$client.prepare(live).pluck().get()).toBe(ROWS);
  });

  it("sees what another process changed at its next search", async () => {
    const file = files.copy("drained");
    const { engine } = open(file);
    const version = engine.version();
    expect((await found(engine, "茶艺师", 10)).total).toBe(0);
    const child = startChild(programs.path.child, ["retitle", file, "j0003,j0007"]);
    await child.says("result");
    expect(engine.version()).not.toBe(version);
    expect((await found(engine, "茶艺师", 10)).ids.sort()).toEqual(["j0003", "j0007"]);
    expect((await found(engine, OLD_TITLE, 10)).total).toBe(ROWS - 2);
    await child.ended;
  });
});
