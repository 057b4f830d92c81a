import { afterAll, beforeAll, describe } from "vitest";
import { importJobs } from "~/services/import/import-jobs.server";
import type { Db } from "~db/client";
import { createSearchEngine } from "~search/create";
import type { SearchEngine } from "~search/engine";
import { FACTORY_NOW } from "~seeds/factories";
import { readRows } from "~/services/import/read-rows.server";
import { REAL_FILES, missingNotice, missingRealFiles } from "~tests/import/real-files";
import { openTestDatabase } from "~tests/setup/database";
import { describeGolden } from "./describe";
import { readGolden } from "./golden";

describe.skipIf(missingRealFiles.length > 0)(`search over real postings${missingNotice}`, () => {
  let db: Db;
  let engine: SearchEngine;
  beforeAll(async () => {
    db = openTestDatabase();
    const ctx = { db, actor: { kind: "command", name: "test" } as const, now: FACTORY_NOW };
    for (const file of REAL_FILES)
      await importJobs(ctx, readRows(file), { file, fileHash: file, dryRun: false });
    engine = createSearchEngine(db);
    await engine.rebuild("jobs");
  }, 600_000);
  afterAll(() => engine.close());

  describeGolden(readGolden("real"), () => ({ db, engine, now: FACTORY_NOW }));
});
