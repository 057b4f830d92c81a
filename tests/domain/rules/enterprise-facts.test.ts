import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FIGURES, type Figure, type Figures } from "~/domain/figures";
import { anyAboveZero, meanGrowth, yearsBetween } from "~/domain/rules/enterprise-arithmetic";
import { enterpriseFacts, rdOf } from "~/domain/rules/compute-enterprise-facts";
import { ENTERPRISE_FACTS, OFFICE_FACTS, findEnterpriseFact } from "~/domain/rules/enterprise-facts";
import { lifeStageOf } from "~/domain/rules/enterprise-rules";
import { evaluate } from "~/domain/rules/evaluate";
import { findCardFact } from "~/domain/rules/card-facts";
import type { FactValue } from "~/domain/rules/rule-set";
import { SHIPPED_ENTERPRISE_RULE_SETS } from "~/domain/rules/shipped";
import { INNOVATIVE_SME } from "~/domain/rules/shipped/srdi";
import { TSME } from "~/domain/rules/shipped/tsme";
import { AS_OF, SAME_EVERY_YEAR, YEAR, factsOfExample, type Given } from "./enterprise-examples/example";

/** Policy-facts §2.3, §2.4, §3.3, §4.3: computed by hand. `null` = unknown. */
const BY_HAND: readonly [title: string, fact: string, given: Given, value: FactValue | null][] = [
  [
    "own R&D of 520 and 80 % of 100 commissioned",
    "rdWan",
    { 2025: { rdOwnWan: 520, rdCommissionedWan: 100 } },
    600,
  ],
  [
    "0.1 + 0.8 × 0.25 without the noise of fractions",
    "rdWan",
    { 2025: { rdOwnWan: 0.1, rdCommissionedWan: 0.25 } },
    0.3,
  ],
  ["commissioned R&D that nobody has told", "rdWan", { 2025: { rdCommissionedWan: null } }, null],
  [
    "29 of 100 exactly, which fractions of two make 28.999…",
    "sciStaffRatio",
    { 2025: { sciStaffCount: 29, staffCount: 100 } },
    29,
  ],
  ["57 of 100 exactly", "rdToRevenue", { 2025: { rdOwnWan: 57, revenueWan: 100 } }, 57],
  ["R&D of sales of nothing", "rdToRevenue", { 2025: { revenueWan: 0 } }, null],
  ["R&D of costs of nothing", "rdToCosts", { 2025: { costsWan: 0 } }, null],
  ["staff of nobody", "sciStaffRatio", { 2025: { staffCount: 0, sciStaffCount: 0 } }, null],
  ["300 + 600 + 900 of 30,000", "rdToRevenue3y", { 2023: { rdOwnWan: 300 }, 2025: { rdOwnWan: 900 } }, 6],
  [
    "sums, not the mean of ratios: 1,800 of 10,000 + 10,000 + 40,000",
    "rdToRevenue3y",
    { 2025: { revenueWan: 40000 } },
    3,
  ],
  [
    "two years of a company of two years: 600 + 400 of 20,000",
    "rdToRevenue3y",
    { every: { registeredDay: "2024-12-31" }, 2025: { rdOwnWan: 400 } },
    5,
  ],
  [
    "one year of a company of one: 700 of 10,000",
    "rdToRevenue3y",
    { every: { registeredDay: "2025-01-01" }, 2025: { rdOwnWan: 700 } },
    7,
  ],
  [
    "three years of a company that was founded in the first",
    "rdToRevenue3y",
    { every: { registeredDay: "2023-12-31" }, 2023: { rdOwnWan: 0 } },
    4,
  ],
  [
    "a company that was founded after the year",
    "rdToRevenue3y",
    { every: { registeredDay: "2026-01-01" } },
    null,
  ],
  [
    "nobody has told since when there is a company",
    "rdToRevenue3y",
    { every: { registeredDay: null } },
    null,
  ],
  ["1,800 − 450 of 1,800 at home", "rdDomestic3y", { every: { rdAbroadWan: 150 } }, 75],
  ["no R&D to be at home", "rdDomestic3y", { every: { rdOwnWan: 0 } }, null],
  ["least of 6 %, 3 %, 9 %", "rdToRevenueLeast3y", { 2024: { rdOwnWan: 300 }, 2025: { rdOwnWan: 900 } }, 3],
  ["least of three years, one of them untold", "rdToRevenueLeast3y", { 2023: { revenueWan: null } }, null],
  ["least of two years does not look at the first", "rdToRevenueLeast2y", { 2023: { rdOwnWan: 0 } }, 6],
  [
    "least of two years of a company of one",
    "rdToRevenueLeast2y",
    { every: { registeredDay: "2025-03-01" } },
    null,
  ],
  ["600 + 600", "rdTotal2yWan", { 2023: { rdOwnWan: 5000 } }, 1200],
  ["R&D from 600 to 750", "rdGrowth", { 2025: { rdOwnWan: 750 } }, 25],
  ["R&D from nothing", "rdGrowth", { 2024: { rdOwnWan: 0 } }, null],
  ["assets of 10,000 less debts of 12,000", "netAssetsWan", { 2025: { totalLiabilitiesWan: 12000 } }, -2000],
  [
    "a profit of 100 of net assets below nothing",
    "netMargin",
    { 2025: { netProfitWan: 100, totalLiabilitiesWan: 12000 } },
    null,
  ],
  ["a loss of 500 of net assets of 5,000", "netMargin", { 2025: { netProfitWan: -500 } }, -10],
  ["debts of 12,000 of assets of 10,000", "debtRatio", { 2025: { totalLiabilitiesWan: 12000 } }, 120],
  ["debts of assets of nothing", "debtRatio", { 2025: { totalAssetsWan: 0 } }, null],
  ["sales from 10,000 to 10,700", "revenueGrowthLast", { 2025: { revenueWan: 10700 } }, 7],
  ["sales from nothing", "revenueGrowthLast", { 2024: { revenueWan: 0 } }, null],
  [
    "main product 9,000 → 9,900 → 9,900: (10 + 0) / 2",
    "mainRevenueGrowth2y",
    { 2023: { mainRevenueWan: 9000 }, 2024: { mainRevenueWan: 9900 }, 2025: { mainRevenueWan: 9900 } },
    5,
  ],
  [
    "sales 10,000 → 12,000 → 18,000: ½ (1.2 + 1.5) − 1",
    "revenueGrowth3y",
    { 2024: { revenueWan: 12000 }, 2025: { revenueWan: 18000 } },
    35,
  ],
  [
    "10,000 → 14,400: (1.44)^½ − 1, whatever lies between",
    "revenueCagr",
    { 2024: { revenueWan: 1 }, 2025: { revenueWan: 14400 } },
    20,
  ],
  ["from sales of nothing", "revenueCagr", { 2023: { revenueWan: 0 } }, null],
  ["the first of three years", "startRevenueWan", { 2023: { revenueWan: 1234.56 } }, 1234.56],
  [
    "1 + 1 + 0 in three years",
    "conversionsAverage3y",
    { 2023: { conversionsCount: 1 }, 2024: { conversionsCount: 1 } },
    0.666666667,
  ],
  [
    "1 + 0 in the two years of a young company",
    "conversionsAverage3y",
    { every: { registeredDay: "2024-05-01" }, 2024: { conversionsCount: 1 } },
    0.5,
  ],
  [
    "0.1 + 0.2 of equity",
    "equityFinancing2yWan",
    { 2024: { equityFinancingWan: 0.1 }, 2025: { equityFinancingWan: 0.2 } },
    0.3,
  ],
  ["an award", "awards3yAny", { 2025: { awards3yCount: 2 } }, true],
  ["no award", "awards3yAny", {}, false],
  ["awards that nobody has told", "awards3yAny", { 2025: { awards3yCount: null } }, null],
  [
    "own IP of one class, the other untold",
    "hasOwnIp",
    { 2025: { ip1OwnCount: 1, ip2OwnCount: null } },
    true,
  ],
  ["none of one class, the other untold", "hasOwnIp", { 2025: { ip2OwnCount: null } }, null],
  ["none of either", "hasIp", {}, false],
  ["365 days", "registeredDays", { every: { registeredDay: "2025-06-30" } }, 365],
  ["a certificate", "certificate:highTech", { certificates: ["highTech"] }, true],
  ["no certificate", "certificate:highTech", { certificates: ["techSme"] }, false],
  ["what an expert found", "ipAdvance", { findings: { ipAdvance: "higher" } }, "higher"],
  ["what no expert found", "ipAdvance", {}, null],
];

describe("a fact about a company", () => {
  it.each(BY_HAND)("%s: %s", (_, fact, given, value) => {
    expect(factsOfExample(given)[fact] ?? null).toBe(value);
  });

  it("has a name that stands for nothing about people, each name once", () => {
    const names = ENTERPRISE_FACTS.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name) => findCardFact(name))).toEqual([]);
  });

  it("is known by name, and so is every one that is computed", () => {
    const computed = Object.keys(factsOfExample({}));
    expect(computed.filter((name) => !findEnterpriseFact(name))).toEqual([]);
  });

  it("of R&D is unknown of a year nobody has told", () => {
    expect(rdOf(undefined)).toBeNull();
    expect(enterpriseFacts({ years: new Map(), certificates: [], findings: {} }, YEAR, AS_OF)).toMatchObject({
      rdWan: null,
      ageYears: null,
      "certificate:highTech": false,
    });
  });
});

describe("growth as 高企 counts it", () => {
  it.each<[string, (number | null)[], number | null]>([
    ["the mean of two years' growth", [100, 110, 132], 15],
    ["the last two years where the first is nothing", [0, 100, 135], 35],
    ["nothing where the second is nothing", [100, 0, 500], 0],
    ["nothing where both are nothing", [0, 0, 500], 0],
    ["what there is of two years", [100, 105], 5],
    ["nothing where the first of two years is nothing", [0, 105], 0],
    ["unknown of one year", [100], null],
    ["unknown of none", [], null],
    ["unknown where a year is untold", [100, null, 120], null],
    ["unknown from less than nothing", [-100, 100, 200], null],
    ["unknown through less than nothing", [100, -100, 200], null],
    ["less than none where it ends below nothing", [100, 100, -100], -100],
    ["exactly 35 where fractions of two leave something over", [10000, 13500, 18225], 35],
  ])("is %s", (_, values, growth) => {
    expect(meanGrowth(values)).toBe(growth);
  });

  it("does not depend on the unit", () => {
    const money = fc.integer({ min: 1, max: 1_000_000 });
    fc.assert(
      fc.property(money, money, money, fc.integer({ min: 2, max: 1000 }), (a, b, c, unit) => {
        expect(meanGrowth([a * unit, b * unit, c * unit])).toBeCloseTo(meanGrowth([a, b, c])!, 6);
      }),
    );
  });
});

describe("an age", () => {
  it("is whole on every anniversary, more the day after, less the day before", () => {
    const day = fc.date({ min: new Date("1990-01-01"), max: new Date("2020-12-31"), noInvalidDate: true });
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 30 }), (founded, years) => {
        const from = founded.toISOString().slice(0, 10);
        fc.pre(!from.endsWith("-02-29"));
        const to = `${Number(from.slice(0, 4)) + years}${from.slice(4)}`;
        const beside = (days: number) =>
          new Date(Date.parse(to) + days * 86_400_000).toISOString().slice(0, 10);
        expect(yearsBetween(from, to)).toBe(years);
        expect(yearsBetween(from, beside(1))).toBeGreaterThan(years);
        expect(yearsBetween(from, beside(-1))).toBeLessThan(years);
      }),
    );
  });

  it("says which stage of life a company is in", () => {
    expect([null, 0, 4.99, 5, 9.99, 10, 40].map(lifeStageOf)).toEqual([
      null,
      "startup",
      "startup",
      "growth",
      "growth",
      "stable",
      "stable",
    ]);
  });
});

describe("whether any is more than nothing", () => {
  it("is known as soon as one is, and unknown while one that could be is untold", () => {
    expect(anyAboveZero([null, 1])).toBe(true);
    expect(anyAboveZero([null, 0])).toBeNull();
    expect(anyAboveZero([0, 0])).toBe(false);
  });
});

/** A figure of the right kind, with what lies on an edge more often than by chance. */
function figure({ kind, options }: Figure): fc.Arbitrary<Figures[keyof Figures]> {
  switch (kind) {
    case "yesNo":
      return fc.boolean();
    case "choice":
      return fc.constantFrom(...(options ?? []).map(({ value }) => value));
    case "day":
      return fc.constantFrom("2016-06-30", "2018-06-30", "2024-02-01", "2025-06-30", "2025-07-01");
    case "count":
      return fc.oneof(fc.integer({ min: 0, max: 6 }), fc.constantFrom(50, 150, 250, 500, 501));
    case "percent":
      return fc.integer({ min: 0, max: 100 });
    case "wan":
    case "usdM":
      return fc.oneof(
        fc.constantFrom(0, 100, 300, 500, 600, 1000, 5000, 8000, 10000, 20000),
        fc.integer({ min: 0, max: 3_000_000 }).map((n) => n / 100),
      );
  }
}
const year: fc.Arbitrary<Figures> = fc.record(
  Object.fromEntries(FIGURES.map((one) => [one.name, figure(one)])),
) as fc.Arbitrary<Figures>;
const findings: fc.Arbitrary<Record<string, string>> = fc.record(
  Object.fromEntries(
    OFFICE_FACTS.map(({ name, options }) => [
      name,
      fc.constantFrom(...(options ?? []).map(({ value }) => value)),
    ]),
  ),
  { requiredKeys: [] },
) as fc.Arbitrary<Record<string, string>>;
const names = FIGURES.map(({ name }) => name);
const hidden = fc.subarray(names, { maxLength: 8 });
const without = (figures: Figures, gone: readonly string[]): Figures =>
  Object.fromEntries(Object.entries(figures).filter(([name]) => !gone.includes(name)));
const judged = (years: readonly Figures[], found: Record<string, string>) => {
  const record = {
    years: new Map(years.map((one, i) => [YEAR - years.length + 1 + i, one])),
    certificates: [],
    findings: found,
  };
  const facts = enterpriseFacts(record, YEAR, AS_OF);
  return SHIPPED_ENTERPRISE_RULE_SETS.map((ruleSet) => evaluate(ruleSet, 1, facts));
};

describe("what the rules say of any company", () => {
  it("is a range from less to more, within what the groups allow", () => {
    fc.assert(
      fc.property(year, year, year, findings, (a, b, c, found) => {
        for (const { points, groups = [], lines } of judged([a, b, c], found)) {
          for (const one of [
            points,
            ...groups.map((group) => group.points),
            ...lines.map((line) => line.points),
          ])
            if (one) expect(one.min).toBeLessThanOrEqual(one.max);
          for (const { points: sum, max } of groups) expect(sum.max).toBeLessThanOrEqual(max ?? Infinity);
        }
      }),
    );
  });

  it("only becomes more certain as more is told: what is settled stays, ranges narrow", () => {
    fc.assert(
      fc.property(year, year, year, hidden, findings, (a, b, c, gone, found) => {
        const whole = judged([a, b, c], found);
        const parts = [
          judged([a, b, without(c, gone)], found),
          judged([without(a, gone), b, c], found),
          judged([a, b, c], {}),
        ];
        for (const part of parts)
          for (const [i, { verdict, points }] of part.entries()) {
            const { verdict: now, points: told } = whole[i]!;
            if (verdict !== "unknown") expect(now).toBe(verdict);
            if (!points || !told) continue;
            expect(told.min).toBeGreaterThanOrEqual(points.min);
            expect(told.max).toBeLessThanOrEqual(points.max);
          }
      }),
      { numRuns: 200 },
    );
  });

  it("is the same for the same figures, byte for byte, whatever order they come in", () => {
    fc.assert(
      fc.property(year, findings, (figures, found) => {
        const turned = Object.fromEntries(Object.entries(figures).toReversed()) as Figures;
        expect(JSON.stringify(judged([turned], found))).toBe(JSON.stringify(judged([figures], found)));
      }),
      { numRuns: 30 },
    );
  });

  const pointsOf = (ruleSet: typeof TSME, figures: Figures) =>
    evaluate(ruleSet, 1, factsOfExample({ every: figures })).points!;

  it("is never fewer points for more R&D, more scientific staff or more IP", () => {
    const money = fc.integer({ min: 0, max: 200_000 }).map((n) => n / 100);
    const count = fc.nat(500);
    const few = fc.nat(6);
    fc.assert(
      fc.property(money, money, count, count, few, few, (rd, moreRd, staff, moreStaff, ip, moreIp) => {
        const less = { rdOwnWan: rd, sciStaffCount: Math.min(staff, 500), ip2Count: ip };
        const more = {
          rdOwnWan: rd + moreRd,
          sciStaffCount: Math.min(staff + moreStaff, 500),
          ip2Count: ip + moreIp,
        };
        for (const ruleSet of [TSME, INNOVATIVE_SME])
          expect(pointsOf(ruleSet, more).min).toBeGreaterThanOrEqual(pointsOf(ruleSet, less).min);
      }),
    );
  });

  it("gives whichever of the two shares of R&D is better", () => {
    const share = fc.integer({ min: 1, max: 40_000 });
    fc.assert(
      fc.property(share, share, share, (rd, revenue, costs) => {
        const of = (figures: Figures) => pointsOf(TSME, { ...SAME_EVERY_YEAR, rdOwnWan: rd, ...figures }).max;
        const bySales = of({ revenueWan: revenue, costsWan: rd * 1000 });
        const byCosts = of({ revenueWan: rd * 1000, costsWan: costs });
        expect(of({ revenueWan: revenue, costsWan: costs })).toBe(Math.max(bySales, byCosts));
      }),
    );
  });
});
