import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Db } from "~db/client";
import type { SearchEngine } from "~search/engine";
import {
  FIRST_PAGE,
  askGolden,
  gradesOf,
  like,
  nameOf,
  readAll,
  readHits,
  type GoldenQuery,
  type Readable,
} from "./golden";
import { mean, ndcg, recall } from "./metrics";

export interface GoldenContext {
  db: Db;
  engine: SearchEngine;
  now: number;
}

/**
 * One test for each query. The engine is asked when the tests run.
 * @param ranksSynonyms false for an engine that ranks a synonym like the word itself, so that `top` is asking too much
 */
export function describeGolden(
  queries: readonly GoldenQuery[],
  context: () => GoldenContext,
  ranksSynonyms = true,
): void {
  for (const golden of queries) {
    it(`finds what is meant by “${nameOf(golden)}”`, async () => {
      const { db, engine, now } = context();
      const found = await askGolden(engine, golden, now);
      const missed = golden.missedBy.some((name) => name === engine.name);
      const [least, most] = missed ? [0, 0] : golden.total;
      expect(found.total).toBeGreaterThanOrEqual(least);
      expect(found.total).toBeLessThanOrEqual(most);
      expect(found.interpretation.dropped).toEqual(golden.dropped);
      expect(found.interpretation.corrected.map(({ to }) => to)).toEqual(
        golden.corrected ? [golden.corrected] : [],
      );
      const hits = readHits(db, golden.index, found.ids);
      const titles = hits.map(({ title }) => title);
      if (missed) return;
      if (golden.top && ranksSynonyms)
        for (const title of titles.slice(0, 3)) expect(title).toMatch(like(golden.top));
      for (const wanted of golden.has ?? [])
        expect(titles, `none of the titles is like ${wanted}`).toSatisfy((list: string[]) =>
          list.some((title) => like(wanted).test(title)),
        );
      if (golden.never) for (const title of titles) expect(title).not.toMatch(like(golden.never));
      if (golden.all) for (const { shown } of hits) expect(shown).toMatch(like(golden.all));
    });
  }
}

/** What an engine must reach: each query, and all on average. */
export interface Floors {
  each: number;
  ndcg: number;
  recall: number;
}

/** One test for the order of each graded query, one for all together. */
export function describeGrades(
  queries: readonly GoldenQuery[],
  { each, ...floors }: Floors,
  context: () => GoldenContext,
): void {
  describe("in the order of the grades", () => {
    const graded = queries.filter(({ means }) => means);
    const documents = new Map<string, Readable[]>();
    beforeAll(() => {
      const { db, now } = context();
      for (const { index } of graded)
        if (!documents.has(index)) documents.set(index, readAll(db, index, now));
    });
    afterAll(() => documents.clear());

    const measure = async (golden: GoldenQuery) => {
      const { engine, now } = context();
      const grades = gradesOf(golden, documents.get(golden.index) ?? []);
      expect(grades.size, "nothing is worth anything").toBeGreaterThan(0);
      const { ids } = await askGolden(engine, golden, now);
      return { ndcg: ndcg(ids, grades, 10), recall: recall(ids, grades, FIRST_PAGE) };
    };

    it.each(graded.map((golden) => [nameOf(golden), golden] as const))("“%s”", async (_, golden) => {
      const { ndcg } = await measure(golden);
      expect(ndcg).toBeGreaterThanOrEqual(golden.least[context().engine.name] ?? each);
    });

    it("on average", async () => {
      const all: Omit<Floors, "each">[] = [];
      for (const golden of graded) all.push(await measure(golden));
      expect(mean(all.map(({ ndcg }) => ndcg))).toBeGreaterThanOrEqual(floors.ndcg);
      expect(mean(all.map(({ recall }) => recall))).toBeGreaterThanOrEqual(floors.recall);
    });
  });
}
