import { describe, expect, it } from "vitest";
import { mean, ndcg, recall, reciprocalRank } from "~tests/search/golden/metrics";

const grades = new Map([
  ["a", 3],
  ["b", 2],
  ["c", 1],
]);

describe("nDCG", () => {
  // Gains 7, 3, 1; discounts 1, 1/1.58496, 1/2. Ideal: 7 + 1.89279 + 0.5 = 9.39279.
  it("is 1 in the order of the grades", () => {
    expect(ndcg(["a", "b", "c", "x"], grades, 10)).toBe(1);
  });

  it("falls with a worse order", () => {
    // c, b, a: 1 + 1.89279 + 3.5 = 6.39279
    expect(ndcg(["c", "b", "a"], grades, 10)).toBeCloseTo(6.39279 / 9.39279, 5);
    // x, a: 7 / 1.58496 = 4.41651
    expect(ndcg(["x", "a"], grades, 10)).toBeCloseTo(4.41651 / 9.39279, 5);
  });

  it("looks no further than k, for the ideal too", () => {
    expect(ndcg(["a", "x", "x"], grades, 1)).toBe(1);
    expect(ndcg(["x", "a"], grades, 1)).toBe(0);
  });

  it("wants nothing found where nothing is graded", () => {
    expect(ndcg([], new Map(), 10)).toBe(1);
    expect(ndcg(["x"], new Map(), 10)).toBe(0);
    expect(ndcg([], grades, 10)).toBe(0);
  });
});

describe("recall", () => {
  it("counts grade 2 and above", () => {
    expect(recall(["a", "x", "c"], grades, 20)).toBe(0.5);
    expect(recall(["a", "b"], grades, 20)).toBe(1);
  });

  it("counts grade 1 where there is no better", () => {
    expect(
      recall(
        ["x", "c"],
        new Map([
          ["c", 1],
          ["d", 1],
        ]),
        20,
      ),
    ).toBe(0.5);
  });

  it("asks for no more than have room", () => {
    const many = new Map(Array.from({ length: 40 }, (_, i) => [`d${i}`, 3]));
    expect(recall([...many.keys()].slice(0, 20), many, 20)).toBe(1);
    expect(recall([...many.keys()].slice(0, 5), many, 20)).toBe(0.25);
    expect(recall([], new Map(), 20)).toBe(1);
  });
});

it("reciprocal rank is one by the place of the first that counts", () => {
  expect(reciprocalRank(["x", "y", "a"], (id) => id === "a")).toBeCloseTo(1 / 3);
  expect(reciprocalRank(["a", "a"], (id) => id === "a")).toBe(1);
  expect(reciprocalRank(["x"], (id) => id === "a")).toBe(0);
});

it("the mean of nothing is 0", () => {
  expect(mean([])).toBe(0);
  expect(mean([1, 0, 0.5])).toBe(0.5);
});
