import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDatabase, type Db } from "~db/client";
import { job } from "~db/schema";
import { createSearchEngine } from "~search/create";
import type { SearchEngine } from "~search/engine";
import { announce } from "~search/outbox";
import { FACTORY_NOW } from "~seeds/factories";
import {
  BATCH,
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

describe("search killed in the middle of its work", () => {
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

  async function expectWhole(engine: SearchEngine): Promise<void> {
    const ids = await idsOf(engine, "");
    expect(ids).toHaveLength(ROWS);
    expect(new Set(ids).size).toBe(ROWS);
    expect(await driftOf(engine)).toBe(0);
  }

  it.each([BATCH + 50, ROWS - 1])(
    "a drain killed at document %i keeps whole batches and goes on where it was",
    async (at) => {
      const file = files.copy("announced");
      const child = startChild(programs.path.child, ["drain", file, String(at)]);
      await child.says("waiting");
      await child.kill();
      const { engine } = open(file);
      expect(await idsOf(engine, "")).toHaveLength(Math.floor(at / BATCH) * BATCH);
      await engine.drain();
      await expectWhole(engine);
    },
  );

  it("a drain of changes killed half-way shows every position once, as it was or as it is", async () => {
    const file = files.copy("drained");
    const { db, engine } = open(file);
    const ids = await idsOf(engine, OLD_TITLE);
    db.transaction((tx) => {
      tx.update(job).set({ title: "茶艺师", version: 2 }).run();
      announce(tx, "jobs", ids, FACTORY_NOW);
    });
    const child = startChild(programs.path.child, ["drain", file, String(BATCH + 50)]);
    await child.says("waiting");
    await child.kill();
    const [before, after] = [await idsOf(engine, OLD_TITLE), await idsOf(engine, "茶艺师")];
    expect(after).toHaveLength(BATCH);
    expect([...before, ...after].sort()).toEqual(ids.sort());
    await engine.drain();
    expect((await idsOf(engine, "茶艺师")).sort()).toEqual(ids);
    await expectWhole(engine);
  });

  it.each([
    ["rebuild", BATCH + 50],
    ["rebuild-between", BATCH],
    ["rebuild-between", ROWS],
  ])("a killed %s (at %i) leaves the old index in use, and the next one clears up", async (command, at) => {
    const file = files.copy("drained");
    const { db, engine } = open(file);
    const inUse = generationInUse(db);
    const child = startChild(programs.path.child, [command, file, String(at)]);
    await child.says("waiting");
    expect(await idsOf(engine, OLD_TITLE)).toHaveLength(ROWS);
    await child.kill();
    expect(generationInUse(db)).toBe(inUse);
    expect(generationsOf(db)).toHaveLength(2);
    await expectWhole(engine);
    await engine.rebuild("jobs");
    expect(generationsOf(db)).toEqual([generationInUse(db)]);
    await expectWhole(engine);
  });

  it("the command killed while its shadow fills loses nothing", async () => {
    const file = files.copy("drained");
    const { db, engine } = open(file);
    const inUse = generationInUse(db);
    const child = startChild(programs.path.command, ["rebuild", "jobs"], { DATABASE_FILE: file });
    let over = false;
    void child.ended.then(() => (over = true));
    while (!over && generationsOf(db).length < 2) await new Promise(setImmediate);
    await child.kill();
    // Whether the kill came before the swap or after it, the index in use is whole.
    expect(generationInUse(db)).toBeGreaterThanOrEqual(inUse);
    await expectWhole(engine);
  });

  it("a rebuild killed as soon as its swap is seen has lost nothing", async () => {
    const file = files.copy("drained");
    const { db, engine } = open(file);
    const inUse = generationInUse(db);
    const child = startChild(programs.path.child, ["rebuild-between", file, String(ROWS)]);
    await child.says("waiting");
    child.goOn();
    let over = false;
    void child.ended.then(() => (over = true));
    while (!over && generationInUse(db) === inUse) await new Promise(setImmediate);
    await child.kill();
    expect(generationInUse(db)).toBeGreaterThan(inUse);
    await expectWhole(engine);
    await engine.rebuild("jobs");
    expect(generationsOf(db)).toEqual([generationInUse(db)]);
    await expectWhole(engine);
  });
});
