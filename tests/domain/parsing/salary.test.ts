import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseSalary } from "~/domain/parsing/salary";
import type { SalaryPeriod } from "~/domain/salary";

type Row = [raw: string, min: number | null, max: number | null, period: SalaryPeriod, months: number];

const STATED: Row[] = [
  ["15k-25k", 15_000, 25_000, "month", 12],
  ["15K-25K", 15_000, 25_000, "month", 12],
  ["10-15K", 10_000, 15_000, "month", 12],
  ["10-15K·14薪", 10_000, 15_000, "month", 14],
  ["1万-1.5万·13薪", 10_000, 15_000, "month", 13],
  ["20-40K*16薪", 20_000, 40_000, "month", 16],
  ["1.5-2万", 15_000, 20_000, "month", 12],
  ["1-1.5万/月", 10_000, 15_000, "month", 12],
  ["1万-1.5万", 10_000, 15_000, "month", 12],
  ["8千-1.2万", 8_000, 12_000, "month", 12],
  ["8千-1.2万/月", 8_000, 12_000, "month", 12],
  ["6-8千/月", 6_000, 8_000, "month", 12],
  ["6千-8千", 6_000, 8_000, "month", 12],
  ["18-36万/年", 180_000, 360_000, "year", 12],
  ["12-20万/年", 120_000, 200_000, "year", 12],
  ["1.5-2千/周", 1_500, 2_000, "week", 12],
  ["80-150元/天", 80, 150, "day", 12],
  ["200元/天", 200, 200, "day", 12],
  ["150-200/日", 150, 200, "day", 12],
  ["20-30元/小时", 20, 30, "hour", 12],
  ["50元/时", 50, 50, "hour", 12],
  ["100元/次", 100, 100, "piece", 12],
  ["6001-8000", 6_001, 8_000, "month", 12],
  ["6001-8000元/月", 6_001, 8_000, "month", 12],
  ["6,000-8,000元", 6_000, 8_000, "month", 12],
  ["10000~15000", 10_000, 15_000, "month", 12],
  ["10000－15000", 10_000, 15_000, "month", 12],
  ["１０ｋ－１５ｋ", 10_000, 15_000, "month", 12],
  ["5000", 5_000, 5_000, "month", 12],
  ["30k以上", 30_000, null, "month", 12],
  ["1万以下", null, 10_000, "month", 12],
  ["3万起", 30_000, null, "month", 12],
  ["1.5w-2w", 15_000, 20_000, "month", 12],
];

describe("a salary cell", () => {
  it.each(STATED)("“%s” is read as numbers", (raw, min, max, period, months) => {
    expect(parseSalary(raw)).toEqual({ kind: "stated", salary: { min, max, period, months } });
  });

  it.each(["面议", "薪资面议", "工资面议", " 面谈 "])("“%s” is open to negotiation", (raw) => {
    expect(parseSalary(raw)).toEqual({ kind: "negotiable" });
  });

  it.each(["", "   ", null, undefined])("%j says nothing", (raw) => {
    expect(parseSalary(raw)).toEqual({ kind: "absent" });
  });

  it.each([
    "薪资优厚",
    "五险一金",
    "20k-10k",
    "0-0",
    "1-2",
    "99999999",
    "-5000",
    "10k-15k-20k",
    "10-15K·99薪",
    "10-15K以上",
    "１０月",
    "三千到五千",
  ])("“%s” is not guessed at", (raw) => {
    expect(parseSalary(raw)).toEqual({ kind: "unreadable" });
  });

  it("never throws, and what it reads is in order and plausible, whatever is written", () => {
    const piece = fc.constantFrom(
      "10",
      "1.5",
      "k",
      "万",
      "千",
      "-",
      "元",
      "/月",
      "/天",
      "·14薪",
      "面议",
      " ",
      "以上",
      "0",
    );
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.array(piece, { maxLength: 8 }).map((parts) => parts.join("")),
    );
    fc.assert(
      fc.property(text, (raw) => {
        const reading = parseSalary(raw);
        if (reading.kind !== "stated") return;
        const { min, max, months } = reading.salary;
        expect(min !== null || max !== null).toBe(true);
        for (const n of [min, max]) expect(n === null || (Number.isInteger(n) && n > 0)).toBe(true);
        if (min !== null && max !== null) expect(min).toBeLessThanOrEqual(max);
        expect(months).toBeGreaterThanOrEqual(12);
      }),
      { numRuns: 2000, seed: 20261123 },
    );
  });

  it("reads back every range that is written in one of the usual ways", () => {
    const range = fc.tuple(
      fc.integer({ min: 1, max: 60 }),
      fc.integer({ min: 0, max: 40 }),
      fc.integer({ min: 12, max: 18 }),
    );
    fc.assert(
      fc.property(range, ([low, more, months]) => {
        const [min, max] = [low * 1000, (low + more) * 1000];
        const salary = { min, max, period: "month", months };
        const written = [
          `${low}k-${low + more}k·${months}薪`,
          `${low}-${low + more}K·${months}薪`,
          `${min}-${max}元/月·${months}薪`,
          `${low}千-${low + more}千/月·${months}薪`,
          `${min / 10_000}万-${max / 10_000}万·${months}薪`,
        ];
        for (const text of written) expect(parseSalary(text), text).toEqual({ kind: "stated", salary });
      }),
      { seed: 20261123 },
    );
  });
});
