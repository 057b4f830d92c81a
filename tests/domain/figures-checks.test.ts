import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FIGURES, FIGURE_SECTION_NAMES, type Figures } from "~/domain/figures";
import { FIGURE_CHECK_IDS, findIssues } from "~/domain/figures-checks";
import { computedLines, missingWords, reviewFigures } from "~/domain/figures-review";
import { SOUND } from "~tests/services/figures";

const YEAR = 2025;
interface Case {
  id: string;
  /** What is found. */
  bad: Figures;
  /** The nearest that is not. */
  good: Figures;
  previous?: Figures;
}

/** Each check at its edge: one side is found, the other is not. */
const HARD: Case[] = [
  { id: "mainRevenue", bad: { mainRevenueWan: 4000.01 }, good: { mainRevenueWan: 4000 } },
  { id: "hiTechRevenue", bad: { hiTechRevenueWan: 4100.01 }, good: { hiTechRevenueWan: 4099.99 } },
  // 220 + 50 × 80 % = 260 (policy-facts §2.4).
  { id: "rdCosts", bad: { costsWan: 259.99 }, good: { costsWan: 260 } },
  { id: "rdAbroad", bad: { rdAbroadWan: 260.01 }, good: { rdAbroadWan: 260 } },
  { id: "sciStaff", bad: { sciStaffCount: 61 }, good: { sciStaffCount: 60 } },
  { id: "rdStaff", bad: { rdStaffCount: 16 }, good: { rdStaffCount: 15 } },
  { id: "seniorStaff", bad: { seniorStaffCount: 16 }, good: { seniorStaffCount: 15 } },
  { id: "ip1Own", bad: { ip1OwnCount: 4 }, good: { ip1OwnCount: 3 } },
  { id: "ip1HighValue", bad: { ip1HighValueCount: 4 }, good: { ip1HighValueCount: 3 } },
  { id: "ip2Own", bad: { ip2OwnCount: 9 }, good: { ip2OwnCount: 8 } },
  { id: "registeredDay", bad: { registeredDay: "2026-01-01" }, good: { registeredDay: "2025-12-31" } },
];
const SOFT: Case[] = [
  {
    id: "jumpRevenue",
    bad: { revenueWan: 4000 },
    previous: { revenueWan: 1999.99 },
    good: { revenueWan: 3999.98 },
  },
  { id: "jumpStaff", bad: { staffCount: 60 }, previous: { staffCount: 121 }, good: { staffCount: 61 } },
  {
    id: "jumpRd",
    bad: { rdOwnWan: 220.01 },
    previous: { rdOwnWan: 130, rdCommissionedWan: 0 },
    good: { rdOwnWan: 220 },
  },
  {
    id: "jumpAssets",
    bad: { totalAssetsWan: 4999.99 },
    previous: { totalAssetsWan: 10_000 },
    good: { totalAssetsWan: 5000 },
  },
  { id: "loss", bad: { netProfitWan: -0.01 }, good: { netProfitWan: 0 } },
  { id: "hiTechAll", bad: { hiTechRevenueWan: 4100 }, good: { hiTechRevenueWan: 4099.99 } },
  { id: "totalIncome", bad: { totalIncomeWan: 3999.99 }, good: { totalIncomeWan: 4000 } },
  { id: "liabilities", bad: { totalLiabilitiesWan: 5000.01 }, good: { totalLiabilitiesWan: 5000 } },
  { id: "deduction", bad: { rdDeductionTaxWan: 78.01 }, good: { rdDeductionTaxWan: 78 } },
  { id: "graduates", bad: { graduatesHiredCount: 61 }, good: { graduatesHiredCount: 60 } },
  {
    id: "coreIp",
    bad: { ip1Count: 0, ip1OwnCount: 0, ip2Count: 0, ip2OwnCount: 0 },
    good: { ip1Count: 0, ip1OwnCount: 0, ip2Count: 1, ip2OwnCount: 0 },
  },
  // 2018 to 2025 are eight calendar years.
  { id: "nicheYears", bad: { nicheYearsCount: 9 }, good: { nicheYearsCount: 8 } },
  {
    id: "valuation",
    bad: { ventureFinancingUsdM: 10.01, valuationUsdM: 10 },
    good: { ventureFinancingUsdM: 10, valuationUsdM: 10 },
  },
  {
    id: "registeredChanged",
    bad: { registeredDay: "2018-06-30" },
    previous: { registeredDay: "2018-07-01" },
    good: { registeredDay: "2018-07-01" },
  },
  { id: "unitsWan", bad: { taxWan: 10_000_000.01 }, good: { taxWan: 10_000_000 } },
  {
    id: "perHead",
    bad: { revenueWan: 600_000.01, totalIncomeWan: 700_000 },
    good: { revenueWan: 600_000, totalIncomeWan: 700_000 },
  },
];
const found = (figures: Figures, previous: Figures | null = null) =>
  findIssues({ year: YEAR, figures: { ...SOUND, ...figures }, previous });

describe("the checks of a year", () => {
  it("are all tried here, at their edges", () => {
    expect([...HARD, ...SOFT].map(({ id }) => id).sort()).toEqual([...FIGURE_CHECK_IDS].sort());
  });

  it("find nothing in a year in which nothing is odd", () => {
    expect(found({})).toEqual([]);
    expect(found({}, SOUND)).toEqual([]);
  });

  describe.each([
    ...HARD.map((one) => ({ ...one, level: "hard" })),
    ...SOFT.map((one) => ({ ...one, level: "soft" })),
  ])("$id", ({ id, bad, good, previous, level }) => {
    it(`is ${level}, and is found just beyond its edge`, () => {
      const issues = found(bad, previous ?? null);
      expect(issues.filter((issue) => issue.id === id)).toMatchObject([{ level }]);
    });

    it("is not found at its edge", () => {
      expect(found(good, previous ?? null).map((issue) => issue.id)).not.toContain(id);
    });

    it("judges nothing that is not known", () => {
      const unknown = Object.fromEntries(FIGURES.map(({ name }) => [name, null]));
      expect(findIssues({ year: YEAR, figures: unknown, previous: previous ?? null })).toEqual([]);
    });
  });

  it("ask for a word where there was nothing the year before and there is something now", () => {
    expect(found({}, { revenueWan: 0 }).map(({ id }) => id)).toEqual(["jumpRevenue"]);
    expect(found({ revenueWan: 0, mainRevenueWan: 0 }, { revenueWan: 0 })).toEqual([]);
  });

  it("say what they have found with both figures", () => {
    expect(found({ sciStaffCount: 1061 })[0]?.text).toBe("科技人员（1,061）大于职工总数（60）");
  });
});

/** Whatever a database that was meddled with could hold. */
const anyFigures = fc.dictionary(
  fc.constantFrom(...FIGURES.map(({ name }) => name), "__proto__", "nothing"),
  fc.oneof(
    fc.double(),
    fc.integer(),
    fc.boolean(),
    fc.string(),
    fc.constant(null),
    fc.constant(undefined),
    fc.constantFrom("2018-06-30", "0000-00-00", "9999-99-99"),
  ),
) as fc.Arbitrary<Figures>;

describe("any figures whatever", () => {
  it("are judged without a fault, the same way each time, and are complete only with no hard issue", () => {
    fc.assert(
      fc.property(
        anyFigures,
        fc.option(anyFigures),
        fc.dictionary(fc.constantFrom(...FIGURE_CHECK_IDS, "constructor"), fc.string()),
        fc.integer({ min: 2017, max: 2040 }),
        (figures, previous, explanations, year) => {
          const input = { year, figures, previous, explanations, evidence: ["audit"] as const };
          const review = reviewFigures(input);
          expect(reviewFigures(input)).toEqual(review);
          for (const section of FIGURE_SECTION_NAMES) computedLines(section, figures);
          const open = review.issues.filter(
            ({ level, explanation }) => level === "hard" || explanation === null,
          );
          if (review.complete) expect(open).toEqual([]);
          expect(missingWords(review).length === 0).toBe(review.complete);
        },
      ),
      { numRuns: 500, seed: 20261130 },
    );
  });
});
