import { afterAll, beforeAll, describe } from "vitest";
import type { Db } from "~db/client";
import { createSearchEngine } from "~search/create";
import type { SearchEngine } from "~search/engine";
import { loadDemo } from "~seeds/demo/load";
import { FACTORY_NOW } from "~seeds/factories";
import { openTestDatabase } from "~tests/setup/database";
import { describeGolden, readGolden } from "./golden";

describe("search over the demonstration data", () => {
  let db: Db;
  let engine: SearchEngine;
  beforeAll(async () => {
    db = openTestDatabase();
    loadDemo(db, { now: FACTORY_NOW, scale: "small" });
    engine = createSearchEngine(db);
    await engine.rebuild("jobs");
  });
  afterAll(() => engine.close());

  describeGolden(readGolden("demo"), () => ({ db, engine, now: FACTORY_NOW }));
});
