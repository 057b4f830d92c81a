import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  LEAST_PEERS,
  certainPercents,
  dimensionsOf,
  medianOf,
  mediansOf,
  peersText,
  standingOf,
  totalOf,
} from "~/domain/portrait";
import type { AssessmentResult } from "~/domain/rules/assessment";
import { isProjectDefault } from "~/domain/rules/explain-evaluation";
import { POINTS_2 } from "~/domain/rules/shipped/points";
import { TRIAL_POINTS, TRIAL_TIER } from "~tests/services/companies";

const result = (input: { min: number; max: number }): AssessmentResult => ({
  ...{ verdict: "unknown", points: { min: input.min + 90, max: input.max + 90 }, notMet: [], unknown: [] },
  groups: {
    input,
    output: { min: 30, max: 30 },
    development: { min: 30, max: 30 },
    influence: { min: 30, max: 30 },
  },
});
const first = (input: { min: number; max: number }) => dimensionsOf(TRIAL_POINTS, result(input))[0]?.percent;

describe("the sides of a portrait", () => {
  it("are the groups of the points in per cent of the most that they give", () => {
    expect(first({ min: 10, max: 10 })).toEqual({ min: 25, max: 25 });
    expect(first({ min: 10, max: 40 })).toEqual({ min: 25, max: 100 });
    expect(dimensionsOf(TRIAL_POINTS, result({ min: 0, max: 0 })).map(({ title }) => title)).toEqual([
      ...["创新投入", "创新产出", "创新发展", "创新影响"],
    ]);
  });

  it("are open where no document gives bands, never 0", () => {
    expect(dimensionsOf(POINTS_2, result({ min: 0, max: 0 })).map(({ percent }) => percent)).toEqual([
      ...[null, null, null, null],
    ]);
    expect(totalOf(POINTS_2, result({ min: 0, max: 0 }))).toBeNull();
    expect(totalOf(TRIAL_POINTS, result({ min: 40, max: 40 }))).toEqual({ min: 130, max: 130 });
  });

  it("are compared by others only where every one is certain", () => {
    expect(certainPercents(dimensionsOf(TRIAL_POINTS, result({ min: 20, max: 20 })))).toEqual([
      50, 100, 100, 100,
    ]);
    expect(certainPercents(dimensionsOf(TRIAL_POINTS, result({ min: 20, max: 40 })))).toBeNull();
    expect(certainPercents(dimensionsOf(POINTS_2, result({ min: 20, max: 20 })))).toBeNull();
  });
});

describe("the median of others", () => {
  it("is of five at least, never of four", () => {
    const peers = [[10], [20], [30], [40], [50]];
    expect(mediansOf(peers)).toEqual([30]);
    expect(mediansOf(peers.slice(1))).toBeNull();
    expect(mediansOf([])).toBeNull();
  });

  it("is the mean of the two or three in the middle, whole: never one company's own figure", () => {
    expect(medianOf([5, 1, 3])).toBe(3);
    expect(medianOf([90, 0, 40, 70, 50])).toBe(53);
    expect(medianOf([1, 2, 3, 8])).toBe(3);
  });

  it("does not depend on the order, and no more than half of them and one are on either side", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 100 }), { minLength: LEAST_PEERS }), (values) => {
        const median = medianOf(values);
        expect(medianOf(values.toReversed())).toBe(median);
        expect(values.filter((value) => value < median).length).toBeLessThanOrEqual((values.length + 1) / 2);
        expect(values.filter((value) => value > median).length).toBeLessThanOrEqual((values.length + 1) / 2);
      }),
    );
  });

  it("tells of how many in steps", () => {
    expect([5, 9, 10, 19, 20, 49, 50].map(peersText)).toEqual([
      ...["5–9 家", "5–9 家", "10–19 家", "10–19 家", "20–49 家", "20–49 家", "50 家以上"],
    ]);
  });
});

describe("a strength or a gap", () => {
  const sure = (n: number) => ({ min: n, max: n });
  it("begins ten points from the median", () => {
    expect(standingOf(sure(60), 50)).toBe("above");
    expect(standingOf(sure(59), 50)).toBe("near");
    expect(standingOf(sure(41), 50)).toBe("near");
    expect(standingOf(sure(40), 50)).toBe("below");
  });

  it("is only what is certain", () => {
    expect(standingOf({ min: 55, max: 90 }, 50)).toBe("open");
    expect(standingOf({ min: 60, max: 90 }, 50)).toBe("above");
    expect(standingOf({ min: 0, max: 40 }, 50)).toBe("below");
    expect(standingOf(null, 50)).toBe("open");
    expect(standingOf(sure(60), null)).toBe("open");
  });
});

describe("points by values of the project", () => {
  it("are known by their title, and by bands that no document gives", () => {
    expect(isProjectDefault(TRIAL_POINTS)).toBe(true);
    expect(isProjectDefault({ ...TRIAL_POINTS, title: "创新积分 2.0" })).toBe(true);
    expect(isProjectDefault(POINTS_2)).toBe(false);
    expect(isProjectDefault(TRIAL_TIER)).toBe(false);
  });
});
