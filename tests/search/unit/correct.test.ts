import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { editDistance } from "~search/sqlite/correct";
import { pinyinOf } from "~search/sqlite/store";

describe("spelling distance", () => {
  it.each([
    ["python", "python", 0],
    ["pyhton", "python", 1],
    ["pythom", "python", 1],
    ["pythn", "python", 1],
    ["pythoon", "python", 1],
    ["kuberentes", "kubernetes", 1],
    ["pyton3", "python", 2],
    ["", "ab", 2],
    ["ca", "abc", 3],
  ])("is counted between %s and %s as %i", (a, b, distance) => {
    expect(editDistance(a, b, 3)).toBe(distance);
  });

  /** The textbook matrix, without limits or short cuts. */
  function plainDistance(a: string, b: string): number {
    const d = Array.from({ length: a.length + 1 }, (_, i) =>
      Array.from({ length: b.length + 1 }, (_v, j) => (i === 0 ? j : j === 0 ? i : 0)),
    );
    const at = (i: number, j: number) => d[i]?.[j] ?? Infinity;
    for (let i = 1; i <= a.length; i++)
      for (let j = 1; j <= b.length; j++) {
        const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
        const row = d[i];
        if (row)
          row[j] = Math.min(
            at(i - 1, j) + 1,
            at(i, j - 1) + 1,
            at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1),
            swapped ? at(i - 2, j - 2) + 1 : Infinity,
          );
      }
    return at(a.length, b.length);
  }

  it("agrees with the textbook up to its limit and says one more beyond, either way round", () => {
    const word = fc.string({ unit: fc.constantFrom(..."abc"), maxLength: 8 });
    fc.assert(
      fc.property(word, word, fc.integer({ min: 0, max: 4 }), (a, b, limit) => {
        const wanted = Math.min(plainDistance(a, b), limit + 1);
        expect(editDistance(a, b, limit)).toBe(wanted);
        expect(editDistance(b, a, limit)).toBe(wanted);
      }),
      { seed: 20261123, numRuns: 2000 },
    );
  });
});

describe("pinyin of a text", () => {
  it.each([
    ["算法", "suanfa", "sf"],
    ["重庆大学", "chongqingdaxue", "cqdx"],
    ["绿化", "lvhua", "lh"],
  ])("%s is %s", (text, full, initials) => {
    expect(pinyinOf(text)).toEqual({ full, initials });
  });

  it.each(["护", "Java", "web前端", "", "一二三四五六七八九十百千万"])("is not given for %j", (text) => {
    expect(pinyinOf(text)).toBeNull();
  });
});
