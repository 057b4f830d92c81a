import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { loanOf } from "~/domain/loan";
import { certificateFact } from "~/domain/rules/enterprise-facts";
import { evaluate } from "~/domain/rules/evaluate";
import { explainEvaluation } from "~/domain/rules/explain-evaluation";
import { areInOrder, gradeOf } from "~/domain/rules/grade";
import type { Facts, RuleGrade, RuleSet } from "~/domain/rules/rule-set";
import { LOAN } from "~/domain/rules/shipped/loan";

const of = (facts: Facts, ruleSet: RuleSet = LOAN) =>
  loanOf(ruleSet, explainEvaluation(ruleSet, evaluate(ruleSet, 1, facts), facts, "2026-06-30"), facts);
const ENTERED: Facts = { [certificateFact("cqTech")]: true };

/** Weights that the office has entered: 40 for IP by two bands, 10 for each of the others. */
const WEIGHED: RuleSet = {
  ...LOAN,
  scoring: LOAN.scoring.map((item) =>
    item.id === "ip"
      ? {
          ...item,
          max: 40,
          bands: [
            { when: { op: "min", fact: "ip1Count", value: 3 }, min: 40, max: 40 },
            { when: { op: "min", fact: "ip2Count", value: 1 }, min: 20, max: 20 },
          ],
        }
      : {
          ...item,
          max: 10,
          bands: [{ when: { op: "min", fact: "rdToRevenue", value: 5 }, min: 10, max: 10 }],
        },
  ),
  grades: (LOAN.grades ?? []).map((grade, i) => ({ ...grade, from: 80 - i * 15 })),
};

/** policy-facts §7.2 */
describe("the loan by knowledge", () => {
  it("has two factors that count and three that add, each with what the company has", () => {
    const { shown } = of({ ...ENTERED, ip1Count: 3, rdToRevenue: 6.5 });
    expect(shown.groups.map(({ title, items }) => [title, items.length])).toEqual([
      ["基础指标", 2],
      ["加分指标", 3],
    ]);
    expect(shown.lines.map(({ title }) => title)).toEqual([
      "知识产权",
      "研发投入",
      "科技人才",
      "创新产品",
      "创新企业",
    ]);
    expect(shown.lines[0]?.inputs[0]).toEqual({ label: "有效的Ⅰ类知识产权", text: "3" });
    expect(shown.lines[1]?.inputs).toMatchObject([{ text: "未知" }, { text: "6.5 %" }]);
  });

  it("has no grade and no limit that nobody has published", () => {
    expect(of(ENTERED)).toMatchObject({ grade: null, limitWan: null, lacks: "weights", isBelow: false });
    expect(of(ENTERED).grades.map(({ limitWan }) => limitWan)).toEqual([300, null, null, null, 40]);
    const unbounded = { ...WEIGHED, grades: LOAN.grades ?? [] };
    expect(of({ ...ENTERED, ip1Count: 3, rdToRevenue: 6 }, unbounded)).toMatchObject({
      ...{ grade: null, lacks: "bounds" },
    });
  });

  it("asks for a place in the system of technology enterprises", () => {
    expect(of(ENTERED).entry?.verdict).toBe("met");
    expect(of({ [certificateFact("cqTech")]: false }).entry?.verdict).toBe("notMet");
    expect(of({}).entry?.verdict).toBe("unknown");
  });

  it("is graded once weights and bounds are known: 40 + 4 × 10 = 80 is A with its limit, 79 would be B", () => {
    const best = { ...ENTERED, ip1Count: 3, ip2Count: 0, rdToRevenue: 5 };
    expect(of(best, WEIGHED)).toMatchObject({ grade: "A", limitWan: 300, lacks: null });
    const stricter = {
      ...WEIGHED,
      grades: (WEIGHED.grades ?? []).map((g, i) => (i === 0 ? { ...g, from: 80.01 } : g)),
    };
    expect(of(best, stricter)).toMatchObject({ grade: "B", limitWan: null });
  });

  it("is graded from the best to the least where something is unknown, and not at all below the last grade", () => {
    // Of IP one class is not known: 20 or 40, and 40 from the rest.
    const open = { ...ENTERED, ip1Count: null, ip2Count: 1, rdToRevenue: 5 };
    expect(of(open, WEIGHED)).toMatchObject({ grade: "A 至 C", limitWan: null });
    expect(of(open, WEIGHED).grades.map(({ isReached }) => isReached)).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
    expect(of({ ...open, ip1Count: 0, ip2Count: 0, rdToRevenue: 1 }, WEIGHED)).toMatchObject({
      isBelow: true,
    });
  });
});

describe("a grade", () => {
  const grades: fc.Arbitrary<RuleGrade[]> = fc
    .uniqueArray(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 6 })
    .map((bounds) =>
      bounds
        .toSorted((a, b) => b - a)
        .map((from, i) => ({ id: String(i), title: String(i), from, limitWan: null })),
    );
  const points = fc.tuple(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 0, max: 1000 }));
  const scored = { scoring: [] };

  it("is never better than what the most points give, nor worse than the least, and grows with the points", () => {
    fc.assert(
      fc.property(grades, points, (all, [a, b]) => {
        const found = gradeOf({ ...scored, grades: all }, { min: Math.min(a, b), max: Math.max(a, b) });
        const at = (one: RuleGrade | "none" | undefined) =>
          one === undefined || one === "none" ? all.length : all.indexOf(one);
        expect(at(found?.best)).toBe(all.filter(({ from }) => (from ?? 0) > Math.max(a, b)).length);
        expect(at(found?.least)).toBe(all.filter(({ from }) => (from ?? 0) > Math.min(a, b)).length);
      }),
    );
  });

  it("is open where a bound on the way is: nothing below it is certain", () => {
    fc.assert(
      fc.property(grades, points, (all, [a, b]) => {
        const open = [{ id: "open", title: "A", from: null, limitWan: 300 }, ...all];
        expect(gradeOf({ ...scored, grades: open }, { min: Math.min(a, b), max: Math.max(a, b) })).toBeNull();
      }),
    );
  });

  it("has bounds that go down", () => {
    fc.assert(
      fc.property(grades, (all) => {
        expect(areInOrder(all)).toBe(true);
        expect(areInOrder([...all, { ...all[0]!, from: 2000 }])).toBe(false);
      }),
    );
  });
});
