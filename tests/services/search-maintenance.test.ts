import { eq, sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { NotPermitted } from "~/domain/permission";
import { HELD_FOR, LONG_TASKS } from "~/domain/task";
import { createHandlers } from "~/server/chores";
import { askMaintenance, type SearchTask } from "~/services/search/ask-maintenance.server";
import { showSearch } from "~/services/search/show-search.server";
import { enqueueTask } from "~/services/task/enqueue-task.server";
import { runDueTasks } from "~/services/task/run-due-tasks.server";
import type { AccountContext } from "~/services/context.server";
import type { Db } from "~db/client";
import { auditEntry, job, task } from "~db/schema";
import { createSearchEngine } from "~search/create";
import type { SearchEngine } from "~search/engine";
import { FACTORY_NOW, buildEnterprise, buildJob, insertEnterprises, insertJobs } from "~seeds/factories";
import { openTestDatabase } from "~tests/setup/database";
import { acting, addPerson } from "./people";

let db: Db;
let search: SearchEngine;
let operator: AccountContext;
let now: number;
beforeEach(async () => {
  db = openTestDatabase();
  now = FACTORY_NOW;
  search = createSearchEngine(db);
  insertEnterprises(db, [buildEnterprise({ id: "e1" })], now);
  insertJobs(
    db,
    [1, 2, 3].map((n) => buildJob({ id: `j${n}`, enterpriseId: "e1" })),
    now,
  );
  await search.drain();
  operator = acting(db, await addPerson(db, "operator", "operator"), ["operator"]);
});
afterEach(async () => {
  await search.close();
});

const ask = (kind: SearchTask, index = "jobs") => askMaintenance(operator, kind, index);
const work = () => {
  const env = { DATABASE_FILE: "/nowhere/portal.db" };
  const handlers = createHandlers({
    db,
    search,
    env,
    publicUrl: "https://portal.example",
    sessionSecret: "a secret of this test",
  });
  return runDueTasks(db, handlers, () => now, undefined, LONG_TASKS);
};
const last = async () => (await showSearch(operator, search)).work[0];

/** As after a fault: one document is gone from the index, one is older than its row. */
function damage() {
  db.run(sql`UPDATE search_doc_jobs_g1 SET dead_at = 1 WHERE id = 'j1'`);
  db.update(job).set({ version: 9 }).where(eq(job.id, "j2")).run();
}

describe("keeping the search index", () => {
  it("shows each index beside what the database holds, and how long changes have waited", async () => {
    expect((await showSearch(operator, search)).indexes).toMatchObject([
      { index: "jobs", documents: 3, expected: 3, lag: 0, waitingSince: null },
      { index: "enterprises", documents: 1, expected: 1, lag: 0, waitingSince: null },
      { index: "talentCards", documents: 0, expected: 0, lag: 0, waitingSince: null },
      { index: "experts", documents: 0, expected: 0, lag: 0, waitingSince: null },
    ]);
    insertJobs(db, [buildJob({ id: "j4", enterpriseId: "e1" })], now + 5);
    const [jobs] = (await showSearch(operator, search)).indexes;
    expect(jobs).toMatchObject({ documents: 3, expected: 4, lag: 1, waitingSince: now + 5 });
  });

  it("compares and changes nothing, then repairs what differs", async () => {
    damage();
    ask("search:verify");
    await work();
    expect((await last())?.progress).toEqual({
      done: 1,
      total: 1,
      found: { missing: 1, surplus: 0, stale: 1 },
    });
    expect((await search.verify("jobs")).missing).toEqual(["j1"]);
    ask("search:repair");
    await work();
    expect((await last())?.progress?.found).toEqual({ announced: 2 });
    await search.drain();
    expect(await search.verify("jobs")).toMatchObject({ missing: [], surplus: [], stale: [] });
  });

  it("builds anew and says how many documents there are", async () => {
    damage();
    ask("search:rebuild");
    expect(await last()).toMatchObject({
      kind: "search:rebuild",
      index: "jobs",
      doneAt: null,
      running: false,
    });
    await work();
    expect(await last()).toMatchObject({
      doneAt: now,
      progress: { done: 3, total: 3, found: { documents: 3 } },
    });
    expect(await search.verify("jobs")).toMatchObject({ missing: [], surplus: [], stale: [] });
  });

  it("is asked for once at a time, by those who may, of an index there is, and written down", async () => {
    expect(ask("search:rebuild")).toBe(true);
    expect(ask("search:rebuild")).toBe(false);
    expect(ask("search:rebuild", "enterprises")).toBe(true);
    expect(ask("search:rebuild", "people")).toBeNull();
    const reviewer = acting(db, await addPerson(db, "reviewer", "reviewer"), ["reviewer"]);
    expect(() => askMaintenance(reviewer, "search:rebuild", "jobs")).toThrow(NotPermitted);
    await work();
    expect(askMaintenance({ ...operator, now: now + 1 }, "search:rebuild", "jobs")).toBe(true);
    const written = db.select().from(auditEntry).where(eq(auditEntry.action, "search:rebuild")).all();
    expect(written.map(({ entityId }) => entityId)).toEqual(["jobs", "enterprises", "jobs"]);
  });
});

describe("work that takes long", () => {
  it("is left to those who do such work, and keeps nothing else waiting", async () => {
    db.transaction((tx) =>
      enqueueTask(tx, operator, { key: "mail:1", kind: "mail:send", payload: { mail: 1 } }),
    );
    ask("search:verify");
    expect(await work()).toBe(1);
    expect(db.select().from(task).where(eq(task.kind, "mail:send")).get()?.attempts).toBe(0);
  });

  it("is not taken to have died while it says how far it is", async () => {
    ask("search:rebuild");
    const held = () => db.select().from(task).where(eq(task.kind, "search:rebuild")).get()?.heldUntil;
    const rebuild = search.rebuild.bind(search);
    search.rebuild = async (index, onProgress) => {
      now += HELD_FOR - 1;
      onProgress?.(1, 3);
      expect(held()).toBe(now + HELD_FOR);
      return rebuild(index);
    };
    expect(await work()).toBe(1);
  });
});
