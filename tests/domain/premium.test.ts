import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { EDUCATIONS } from "~/domain/education";
import { PREMIUM_BANDS, evaluatePremium, type PremiumFacts, type PremiumRule } from "~/domain/premium";
import { parsePremiumRule } from "~/domain/premium-rule";
import { SALARY_PERIODS } from "~/domain/salary";

const rule: PremiumRule = {
  version: "t1",
  year: 2026,
  source: "项目默认（非官方）",
  minAnnualPay: { bachelor: 120_000, master: 180_000 },
};
const good: PremiumFacts = {
  education: "bachelor",
  salaryMin: 10_000,
  salaryPeriod: "month",
  salaryMonths: 12,
  benefits: ["五险一金"],
  enterpriseVerified: true,
};
const verdict = (change: Partial<PremiumFacts>, by: PremiumRule | null = rule) =>
  evaluatePremium({ ...good, ...change }, by).verdict;

const facts: fc.Arbitrary<PremiumFacts> = fc.record({
  education: fc.constantFrom(...EDUCATIONS),
  salaryMin: fc.option(fc.integer({ min: 0, max: 100_000 })),
  salaryPeriod: fc.option(fc.constantFrom(...SALARY_PERIODS)),
  salaryMonths: fc.integer({ min: 12, max: 18 }),
  benefits: fc.subarray(["五险一金", "带薪年假", "仅缴五险", "社会保险", "住房公积金"]),
  enterpriseVerified: fc.option(fc.boolean()),
});

describe("premium jobs (高薪优岗)", () => {
  it("labels a posting that meets every condition exactly", () => {
    expect(verdict({})).toBe("met");
    expect(verdict({ salaryMin: 120_000, salaryPeriod: "year" })).toBe("met");
    expect(verdict({ salaryMin: 9000, salaryMonths: 14 })).toBe("met");
    expect(verdict({ benefits: ["社会保险", "住房公积金"] })).toBe("met");
  });

  it("refuses what is stated and falls short", () => {
    expect(verdict({ salaryMin: 9999 })).toBe("notMet");
    expect(verdict({ education: "master" })).toBe("notMet");
    expect(verdict({ benefits: ["仅缴五险"] })).toBe("notMet");
    expect(verdict({ enterpriseVerified: false })).toBe("notMet");
  });

  it("without a rule nothing is labelled and the threshold is 待核", () => {
    fc.assert(
      fc.property(facts, (f) => {
        expect(evaluatePremium(f, null).verdict).not.toBe("met");
      }),
    );
    expect(evaluatePremium(good, null).lines.some((line) => line.condition.includes("待核"))).toBe(true);
  });

  it("whatever is missing is unknown, never met and never a zero", () => {
    const missing: Partial<PremiumFacts>[] = [
      { salaryMin: null },
      { salaryPeriod: null },
      { benefits: [] },
      { enterpriseVerified: null },
    ];
    for (const gap of missing) expect(verdict(gap)).toBe("unknown");
    for (const education of EDUCATIONS)
      if (!(education in rule.minAnnualPay)) expect(verdict({ education })).toBe("unknown");
    for (const salaryPeriod of ["day", "week", "hour", "piece"] as const)
      expect(verdict({ salaryPeriod, salaryMin: 1_000_000 })).toBe("unknown");
  });

  it("more pay never takes the label away, and one more gap never gives it", () => {
    const rank = { notMet: 0, unknown: 1, met: 2 };
    fc.assert(
      fc.property(facts, fc.nat(200_000), (f, more) => {
        if (f.salaryMin === null) return;
        const before = evaluatePremium(f, rule).verdict;
        const after = evaluatePremium({ ...f, salaryMin: f.salaryMin + more }, rule).verdict;
        expect(rank[after]).toBeGreaterThanOrEqual(rank[before]);
        expect(evaluatePremium({ ...f, salaryMin: null }, rule).verdict).not.toBe("met");
      }),
    );
  });

  it("the verdict is that of its lines, each with a condition, an input and a basis", () => {
    fc.assert(
      fc.property(facts, (f) => {
        const result = evaluatePremium(f, rule);
        const verdicts = result.lines.map((line) => line.verdict);
        const expected = verdicts.includes("notMet")
          ? "notMet"
          : verdicts.includes("unknown")
            ? "unknown"
            : "met";
        expect(result.verdict).toBe(expected);
        for (const line of result.lines) expect(line.condition && line.input && line.basis).toBeTruthy();
      }),
    );
  });

  it("reads the setting or treats it as not set", () => {
    expect(parsePremiumRule(JSON.parse(JSON.stringify(rule)))).toEqual(rule);
    expect(PREMIUM_BANDS).toContain("doctor");
    for (const bad of [null, undefined, {}, { ...rule, minAnnualPay: { bachelor: "12万" } }, "x"])
      expect(parsePremiumRule(bad)).toBeNull();
  });
});
