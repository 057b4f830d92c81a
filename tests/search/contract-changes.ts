import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { job } from "~db/schema";
import { announce } from "~search/outbox";
import { FACTORY_NOW, buildJob, insertJobs, type JobRow } from "~seeds/factories";
import type { Bench } from "./bench";

/** Changes: announced, drained, seen; rebuilt and verified. */
export function changesContract(open: () => Promise<Bench>): void {
  describe("changes", () => {
    let bench: Bench;
    beforeEach(async () => {
      bench = await open();
      // An engine that has answered before must notice what changed since.
      await bench.jobs("工程师");
    });
    afterEach(() => bench.close());

    const idsOf = async (q: string) => (await bench.jobs(q)).ids;
    const drift = async () => {
      const { missing, surplus, stale } = await bench.engine.verify("jobs");
      return { missing, surplus, stale };
    };
    const NONE = { missing: [], surplus: [], stale: [] };
    /** Changes a row as a service would, in one transaction with its announcement unless it is to be forgotten. */
    const change = (id: string, values: Partial<JobRow>, announced = true) =>
      bench.db.transaction((tx) => {
        tx.update(job).set(values).where(eq(job.id, id)).run();
        if (announced) announce(tx, "jobs", [id], FACTORY_NOW);
      });
    const remove = (id: string, announced = true) =>
      bench.db.transaction((tx) => {
        tx.delete(job).where(eq(job.id, id)).run();
        if (announced) announce(tx, "jobs", [id], FACTORY_NOW);
      });

    it("finds a new position after a drain", async () => {
      expect(await idsOf("茶艺师")).toEqual([]);
      insertJobs(bench.db, [buildJob({ id: "tea", title: "茶艺师" })], FACTORY_NOW);
      await bench.engine.drain();
      expect(await idsOf("茶艺师")).toEqual(["tea"]);
    });

    it("finds a changed position by its new words and place, no longer by its old", async () => {
      change("nurse", { title: "药师", district: "走马镇", version: 2 });
      await bench.engine.drain();
      expect(await idsOf("护士")).toEqual([]);
      expect(await idsOf("药师")).toEqual(["nurse"]);
      expect((await bench.jobs("药师")).facets.district).toEqual({ 走马镇: 1 });
    });

    it("no longer finds a position that was closed or removed, and finds one that was reopened", async () => {
      change("nurse", { status: "closed", version: 2 });
      remove("java");
      change("closed", { status: "published", version: 2 });
      await bench.engine.drain();
      expect(await idsOf("护士")).toEqual(["closed"]);
      expect(await idsOf("java")).toEqual([]);
      expect(await drift()).toEqual(NONE);
    });

    it("applies many changes of one position as the last of them", async () => {
      for (let version = 2; version < 9; version++) change("nurse", { title: `护士${version}班`, version });
      await bench.engine.drain();
      expect(await idsOf("护士")).toEqual(["nurse"]);
      expect(await drift()).toEqual(NONE);
    });

    it("has a version that changes with the answers and otherwise stays", async () => {
      const before = bench.engine.version();
      await bench.jobs("护士");
      expect(await bench.engine.drain()).toBe(0);
      expect(bench.engine.version()).toBe(before);
      change("nurse", { title: "护士长", version: 2 });
      expect(await bench.engine.drain()).toBeGreaterThan(0);
      expect(bench.engine.version()).not.toBe(before);
    });

    it("says how far behind it is", async () => {
      const state = async () => (await bench.engine.state()).find(({ index }) => index === "jobs");
      const documents = bench.rows.filter((row) => row.status === "published").length;
      expect(await state()).toMatchObject({ documents, lag: 0, lastError: null });
      change("nurse", { title: "护士长", version: 2 });
      expect((await state())?.lag).toBe(1);
      await bench.engine.drain();
      expect((await state())?.lag).toBe(0);
    });

    it("names every difference from the database, and none after they are announced", async () => {
      expect(await drift()).toEqual(NONE);
      change("nurse", { title: "护士长", version: 2 }, false);
      change("draft", { status: "published", version: 2 }, false);
      remove("java", false);
      expect(await drift()).toEqual({ missing: ["draft"], surplus: ["java"], stale: ["nurse"] });
      announce(bench.db, "jobs", ["nurse", "draft", "java"], FACTORY_NOW);
      await bench.engine.drain();
      expect(await drift()).toEqual(NONE);
    });

    it("answers the same after a rebuild, and says how far it is", async () => {
      const answers = async () => [await bench.jobs("工程师"), await bench.jobs("", { sort: "newest" })];
      const plain = (of: Awaited<ReturnType<typeof answers>>) =>
        of.map(({ ids, total, facets }) => ({ ids: ids.toSorted(), total, facets }));
      const before = plain(await answers());
      const progress: [number, number][] = [];
      const done = await bench.engine.rebuild("jobs", (at, total) => progress.push([at, total]));
      expect(progress.at(-1)).toEqual([done, done]);
      expect(plain(await answers())).toEqual(before);
      expect(await drift()).toEqual(NONE);
    });

    it("heals by a rebuild what was never announced", async () => {
      change("nurse", { title: "药师", version: 2 }, false);
      const before = bench.engine.version();
      await bench.engine.rebuild("jobs");
      expect(await idsOf("药师")).toEqual(["nurse"]);
      expect(bench.engine.version()).not.toBe(before);
    });

    it("keeps what changes while it rebuilds", async () => {
      let changed = false;
      await bench.engine.rebuild("jobs", () => {
        if (changed) return;
        changed = true;
        change("nurse", { title: "药师", version: 2 });
        remove("java");
        insertJobs(bench.db, [buildJob({ id: "0-first", title: "茶艺师" })], FACTORY_NOW);
      });
      await bench.engine.drain();
      expect(await idsOf("药师")).toEqual(["nurse"]);
      expect(await idsOf("茶艺师")).toEqual(["0-first"]);
      expect(await idsOf("java")).toEqual([]);
      expect(await drift()).toEqual(NONE);
    });

    it("refuses an index it does not have", async () => {
      await expect(bench.engine.verify("nowhere")).rejects.toThrow(/nowhere/);
    });
  });
}
