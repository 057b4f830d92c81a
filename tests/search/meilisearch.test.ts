import { eq, ne } from "drizzle-orm";
import { Meilisearch } from "meilisearch";
import { afterAll, describe, expect, it } from "vitest";
import { job } from "~db/schema";
import { INDEXES } from "~search/create";
import { managesKeys, portalKey } from "~search/meilisearch/keys";
import { announce } from "~search/outbox";
import { FACTORY_NOW, buildJob, insertJobs } from "~seeds/factories";
import { openTestDatabase } from "~tests/setup/database";
import { describeSearchContract } from "./contract";
import {
  NO_SERVER,
  engineWith,
  given,
  keyOfPortal,
  makeServerEngine,
  removeServerIndexes,
  server,
} from "./server";

if (server) {
  const { host, apiKey } = server;
  describeSearchContract("Meilisearch", makeServerEngine);

  describe("a Meilisearch server and its keys", () => {
    it("are given one key for the portal, the same again, and a new one on demand", async ({ skip }) => {
      if (!(await managesKeys(given))) skip("the key given may not manage keys");
      const name = `test ${process.pid} keys`;
      const first = await portalKey(given, false, name);
      expect(first).toMatchObject({ isNew: true, removed: 0 });
      expect(await portalKey(given, false, name)).toEqual({ key: first.key, isNew: false, removed: 0 });
      const second = await portalKey(given, true, name);
      expect(second).toMatchObject({ isNew: true, removed: 1 });
      expect(second.key).not.toBe(first.key);
      expect(await managesKeys(new Meilisearch({ host: host, apiKey: second.key }))).toBe(false);
      await given.deleteKey(second.key);
    });

    it("refuse to be fed with a key that can make keys, where that is not allowed", async ({ skip }) => {
      if (!(await managesKeys(given))) skip("the key given may not manage keys");
      const db = openTestDatabase();
      const engine = engineWith(db, apiKey, "never-");
      await expect(engine.drain()).rejects.toThrow("MEILI_API_KEY");
      expect((await engine.server()).keyIsTooPowerful).toBe(true);
    });

    it("say what they are, and what is wrong with the key", async () => {
      const db = openTestDatabase();
      const engine = engineWith(db, await keyOfPortal(), "never-");
      expect(await engine.server()).toMatchObject({ error: null, keyIsTooPowerful: false, setAside: [] });
      const stranger = engineWith(db, "not-a-key-of-this-server", "never-");
      expect(await stranger.server()).toMatchObject({
        version: null,
        error: expect.stringContaining("API key"),
      });
      expect(await stranger.state()).toMatchObject(INDEXES.map(() => ({ documents: null })));
    });
  });

  describe("a Meilisearch server that is fed", () => {
    const bad = "an id no server takes";

    it("sets aside a document it refuses, writes all others, and takes it back when it is mended", async () => {
      const db = openTestDatabase();
      insertJobs(
        db,
        [buildJob({ id: "before" }), buildJob({ id: bad }), buildJob({ id: "after" })],
        FACTORY_NOW,
      );
      const engine = await makeServerEngine(db);
      await engine.drain();
      expect((await engine.server()).setAside).toMatchObject([{ index: "jobs", id: bad }]);
      expect((await engine.verify("jobs")).missing).toEqual([bad]);
      insertJobs(db, [buildJob({ id: "later" })], FACTORY_NOW);
      await engine.drain();
      expect((await engine.verify("jobs")).missing).toEqual([bad]);
      db.delete(job).where(eq(job.id, bad)).run();
      announce(db, "jobs", [bad], FACTORY_NOW);
      await engine.drain();
      expect((await engine.server()).setAside).toEqual([]);
      expect((await engine.verify("jobs")).missing).toEqual([]);
    });

    it("keeps an index rather than swap in one of less than half its size", async () => {
      const db = openTestDatabase();
      const jobs = Array.from({ length: 1_000 }, (_, i) => buildJob({ id: `j${i}` }));
      insertJobs(db, jobs, FACTORY_NOW);
      const engine = await makeServerEngine(db);
      await engine.drain();
      db.delete(job).where(ne(job.id, "j7")).run();
      await expect(engine.rebuild("jobs")).rejects.toThrow("未切换");
      expect((await engine.state()).find(({ index }) => index === "jobs")?.documents).toBe(1_000);
    });
  });

  afterAll(removeServerIndexes);
} else {
  describe("search by Meilisearch", () => {
    it.skip(NO_SERVER);
  });
}
