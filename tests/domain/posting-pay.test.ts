import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clauseLabel, CLAUSES } from "~/domain/clause";
import { EMPLOYMENT_FORMS } from "~/domain/job-type";
import { DEFAULT_MINIMUM_WAGES, minimumWageOn, type MinimumWage } from "~/domain/minimum-wage";
import {
  checkPostingPay,
  longestTrial,
  type ContractTerm,
  type PayFacts,
  type PayLine,
} from "~/domain/posting-pay";
import { SALARY_PERIODS } from "~/domain/salary";

const wage: MinimumWage = {
  place: "示例区",
  monthly: 2000,
  hourly: 20,
  effectiveFrom: "2025-01-01",
  effectiveTo: null,
  confidence: "H",
  source: "测试数据",
};
const facts: PayFacts = {
  salaryMin: 6000,
  salaryMax: 8000,
  salaryPeriod: "month",
  employmentForm: "standard",
  contract: { kind: "fixed", months: 36 },
  trialMonths: 3,
  trialPay: 4800,
  lowestOfPosition: null,
};
const find = (id: PayLine["id"], change: Partial<PayFacts> = {}, by: MinimumWage | null = wage) =>
  checkPostingPay({ ...facts, ...change }, by).find((line) => line.id === id);
const verdict = (id: PayLine["id"], change: Partial<PayFacts> = {}, by: MinimumWage | null = wage) =>
  find(id, change, by)?.verdict;

describe("range", () => {
  it.each([
    [{}, "met"],
    [{ salaryMax: null }, "met"],
    [{ salaryMin: 9000 }, "notMet"],
    [{ salaryMin: 0 }, "notMet"],
    [{ salaryMin: -1 }, "notMet"],
    [{ salaryMin: NaN }, "notMet"],
    [{ salaryMin: null, salaryMax: null, salaryPeriod: null }, "unknown"],
    [{ salaryMin: null }, "unknown"],
  ] as [Partial<PayFacts>, string][])("%o is %s", (change, expected) => {
    expect(verdict("range", change)).toBe(expected);
  });
});

describe("trial period against the contract (劳动合同法 19, 70)", () => {
  const fixed = (months: number): ContractTerm => ({ kind: "fixed", months });
  it.each([
    [fixed(2), 0],
    [fixed(3), 1],
    [fixed(11), 1],
    [fixed(12), 2],
    [fixed(35), 2],
    [fixed(36), 6],
    [fixed(60), 6],
    [{ kind: "open" }, 6],
    [{ kind: "task" }, 0],
  ] as [ContractTerm, number][])("%o allows %i months", (contract, months) => {
    expect(longestTrial(contract, "standard")).toBe(months);
    expect(verdict("trialLength", { contract, trialMonths: months })).toBe("met");
    expect(verdict("trialLength", { contract, trialMonths: months + 1 })).toBe("notMet");
  });

  it("allows none in part-time work, by article 70", () => {
    const line = find("trialLength", { employmentForm: "partTime", trialMonths: 1 });
    expect(line).toMatchObject({ verdict: "notMet", clauses: [CLAUSES.contract70] });
    expect(verdict("trialLength", { employmentForm: "partTime", trialMonths: 0 })).toBe("met");
  });

  it("without a contract term only more than six months can be refused", () => {
    expect(verdict("trialLength", { contract: null, trialMonths: 7 })).toBe("notMet");
    expect(verdict("trialLength", { contract: null, trialMonths: 2 })).toBe("unknown");
    expect(verdict("trialLength", { trialMonths: null })).toBe("unknown");
    expect(verdict("trialLength", { contract: fixed(NaN), trialMonths: 2 })).toBe("unknown");
  });
});

describe("trial pay (劳动合同法 20)", () => {
  it("must reach 80 % of the agreed pay, or the lowest pay of the position", () => {
    expect(verdict("trialPay")).toBe("met");
    expect(verdict("trialPay", { trialPay: 4799 })).toBe("notMet");
    expect(verdict("trialPay", { trialPay: 4500, lowestOfPosition: 4500 })).toBe("met");
    expect(verdict("trialPay", { trialPay: null })).toBe("unknown");
    expect(verdict("trialPay", { trialPay: 0 })).toBe("notMet");
    expect(verdict("trialPay", { trialMonths: 0, trialPay: null })).toBe("met");
    expect(find("trialPay")?.input).toBe("试用期 4,800 元/月；约定 6,000 元/月，其 80% 为 4,800 元/月");
  });

  it("must reach the minimum wage as well", () => {
    const low = { salaryMin: 2400, salaryMax: 2400, trialPay: 1920 };
    expect(verdict("trialPay", low)).toBe("met");
    expect(verdict("trialMinimumWage", low)).toBe("notMet");
    expect(verdict("trialMinimumWage", { ...low, trialPay: 2000 })).toBe("met");
  });
});

describe("minimum wage", () => {
  it.each([
    [{ salaryMin: 2000 }, "met"],
    [{ salaryMin: 1999 }, "notMet"],
    [{ salaryMin: 100, salaryPeriod: "day" }, "met"],
    [{ salaryMin: 90, salaryPeriod: "day" }, "notMet"],
    [{ salaryMin: 20, salaryPeriod: "hour" }, "met"],
    [{ salaryMin: 19, salaryPeriod: "hour" }, "notMet"],
    [{ salaryMin: 500, salaryPeriod: "week" }, "unknown"],
    [{ salaryMin: null }, "unknown"],
  ] as [Partial<PayFacts>, string][])("%o is %s", (change, expected) => {
    expect(verdict("minimumWage", { salaryMax: null, ...change })).toBe(expected);
  });

  it("without a figure everything is unknown and 待核", () => {
    expect(find("minimumWage", {}, null)).toMatchObject({ verdict: "unknown", unsettled: true });
    expect(find("minimumWage", {}, null)?.input).toContain("待核");
  });

  it("a figure that is not confirmed marks its verdict 待核", () => {
    const line = find("trialMinimumWage", { trialPay: 100 }, { ...wage, confidence: "memory" });
    expect(line).toMatchObject({ verdict: "notMet", unsettled: true });
    expect(find("trialMinimumWage")).toMatchObject({ verdict: "met", unsettled: false });
    expect(clauseLabel(find("minimumWage")?.clauses[0] ?? CLAUSES.unsettled)).toContain("待核");
  });

  it("is the one in force on the day", () => {
    const on = (day: string) => minimumWageOn(DEFAULT_MINIMUM_WAGES, "重庆（第一档）", day);
    expect(on("2024-06-01")).toMatchObject({ monthly: 2100, confidence: "H" });
    expect(on("2024-12-31")?.monthly).toBe(2100);
    expect(on("2025-01-01")).toMatchObject({ monthly: 2330, confidence: "memory" });
    expect(minimumWageOn(DEFAULT_MINIMUM_WAGES, "别处", "2025-01-01")).toBeNull();
  });
});

it("internships are judged by their range only, traineeships by the minimum wage too", () => {
  const ids = (employmentForm: PayFacts["employmentForm"]) =>
    checkPostingPay({ ...facts, employmentForm }, wage).map((line) => line.id);
  expect(ids("internship")).toEqual(["range"]);
  expect(ids("traineeship")).toEqual(["range", "minimumWage"]);
  expect(find("minimumWage", { employmentForm: "traineeship" })?.clauses).toEqual([CLAUSES.traineeship2024]);
});

it("every line explains itself, whatever the figures, and missing ones never refuse", () => {
  const amount = fc.option(fc.oneof(fc.integer({ min: -10, max: 100_000 }), fc.double()));
  const any: fc.Arbitrary<PayFacts> = fc.record({
    salaryMin: amount,
    salaryMax: amount,
    salaryPeriod: fc.option(fc.constantFrom(...SALARY_PERIODS)),
    employmentForm: fc.constantFrom(...EMPLOYMENT_FORMS),
    contract: fc.option(
      fc.oneof(
        fc.record({ kind: fc.constant("fixed" as const), months: fc.double() }),
        fc.constant({ kind: "open" as const }),
        fc.constant({ kind: "task" as const }),
      ),
    ),
    trialMonths: fc.option(fc.double()),
    trialPay: amount,
    lowestOfPosition: amount,
  });
  fc.assert(
    fc.property(any, fc.option(fc.constant(wage)), (f, w) => {
      for (const line of checkPostingPay(f, w)) {
        expect(line.input).not.toBe("");
        expect(line.clauses.length).toBeGreaterThan(0);
      }
    }),
  );
  const empty = { ...facts, salaryMin: null, salaryMax: null, salaryPeriod: null, contract: null };
  const lines = checkPostingPay({ ...empty, trialMonths: null, trialPay: null }, null);
  expect(lines.every((line) => line.verdict === "unknown")).toBe(true);
});
