import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Db } from "~db/client";
import { INDEXES, createSearchEngine } from "~search/create";
import type { SearchEngine } from "~search/engine";
import { openTestDatabase } from "~tests/setup/database";
import { NO_SERVER, makeServerEngine, removeServerIndexes, server } from "../server";
import { describeGolden, describeGrades, type Floors } from "./describe";
import { GOLDEN_NOW, loadGoldenDocuments } from "./documents";
import { readGolden } from "./golden";

const queries = readGolden("demo");

function describeDemo(
  name: string,
  floors: Floors,
  ranksSynonyms: boolean,
  makeEngine: (db: Db) => Promise<SearchEngine>,
): void {
  describe(`search by ${name} over the demonstration data`, () => {
    let db: Db;
    let engine: SearchEngine;
    beforeAll(async () => {
      db = openTestDatabase();
      loadGoldenDocuments(db);
      engine = await makeEngine(db);
      for (const index of INDEXES) await engine.rebuild(index.name);
    });
    afterAll(() => engine.close());

    const context = () => ({ db, engine, now: GOLDEN_NOW });
    describeGolden(queries, context, ranksSynonyms);
    describeGrades(queries, floors, context);
  });
}

it("asks enough graded queries of every index", () => {
  const graded = queries.filter(({ means }) => means);
  expect(graded.length).toBeGreaterThanOrEqual(150);
  expect(graded.filter(({ index }) => index === "enterprises").length).toBeGreaterThanOrEqual(40);
  expect(graded.filter(({ index }) => index === "talentCards").length).toBeGreaterThanOrEqual(20);
  expect(graded.filter(({ index }) => index === "experts").length).toBeGreaterThanOrEqual(14);
});

// Measured 0.994 and 0.993.
describeDemo("the embedded engine", { each: 0.8, ndcg: 0.99, recall: 0.985 }, true, async (db) =>
  createSearchEngine(db),
);
if (server) {
  // Measured 0.988 and 0.990.
  describeDemo("Meilisearch", { each: 0.7, ndcg: 0.98, recall: 0.98 }, false, makeServerEngine);
  afterAll(removeServerIndexes);
} else {
  describe("golden queries by Meilisearch", () => {
    it.skip(NO_SERVER);
  });
}
