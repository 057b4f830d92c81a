import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { best } from "~search/sqlite/selection";

describe("the best k", () => {
  it("are those of a full sort, in order, and a longer page begins with the shorter", () => {
    const docs = fc.uniqueArray(fc.integer({ min: 1, max: 500 }), { maxLength: 80 });
    fc.assert(
      fc.property(docs, fc.integer({ min: 1, max: 90 }), fc.integer({ min: 1, max: 5 }), (ids, k, keys) => {
        // Few keys, so that most are equal and only the number decides.
        const before = (a: number, b: number) => (a % keys !== b % keys ? a % keys > b % keys : a > b);
        const sorted = ids.toSorted((a, b) => (before(a, b) ? -1 : 1));
        expect(best(Uint32Array.from(ids), ids.length, k, before)).toEqual(sorted.slice(0, k));
      }),
      { seed: 20261123, numRuns: 1000 },
    );
  });
});
