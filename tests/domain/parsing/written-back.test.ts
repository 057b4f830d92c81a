import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { EDUCATION_LABELS } from "~/domain/education";
import { ENTERPRISE_SIZE_LABELS, OWNERSHIP_LABELS } from "~/domain/enterprise";
import { enterpriseNameKey } from "~/domain/enterprise-name";
import { INDUSTRY_LABELS } from "~/domain/industry";
import { parseEducation } from "~/domain/parsing/education";
import { parseEnterpriseSize, parseOwnership } from "~/domain/parsing/enterprise";
import { parseIndustry } from "~/domain/parsing/industry";
import { parseSalary } from "~/domain/parsing/salary";
import { tidy, tidyLines } from "~/domain/parsing/text";
import { SALARY_PERIODS, formatSalary, type Salary } from "~/domain/salary";

const SEED = 20261123;
const known = (labels: Record<string, string>) =>
  Object.entries(labels).filter(([value]) => value !== "unknown");

describe("what the portal writes, the importer reads back", () => {
  it("any salary that a page shows", () => {
    const steps: Record<(typeof SALARY_PERIODS)[number], [number, number, number]> = {
      month: [10, 900, 100],
      year: [100, 9000, 100],
      week: [1, 90, 100],
      day: [20, 2000, 1],
      hour: [3, 500, 1],
      piece: [1, 900, 1],
    };
    const salary = fc.constantFrom(...SALARY_PERIODS).chain((period) => {
      const [low, high, step] = steps[period];
      const amount = fc.integer({ min: low, max: high }).map((n) => n * step);
      const months = period === "month" ? fc.integer({ min: 12, max: 24 }) : fc.constant(12);
      return fc
        .record({ one: amount, other: amount, months, open: fc.constantFrom("", "min", "max") })
        .map(({ one, other, months, open }): Salary => ({
          min: open === "min" ? null : Math.min(one, other),
          max: open === "max" ? null : Math.max(one, other),
          period,
          months,
        }));
    });
    fc.assert(
      fc.property(salary, (stated) => {
        const { amount, unit } = formatSalary(stated);
        expect(parseSalary(`${amount} ${unit}`), `${amount} ${unit}`).toEqual({
          kind: "stated",
          salary: stated,
        });
      }),
      { numRuns: 2000, seed: SEED },
    );
    expect(parseSalary(formatSalary(null).amount)).toEqual({ kind: "negotiable" });
  });

  it.each(known(EDUCATION_LABELS))("the education %s as “%s”", (value, label) => {
    expect(parseEducation(label)).toBe(value);
  });

  it.each(known(ENTERPRISE_SIZE_LABELS))("the size %s as “%s”", (value, label) => {
    expect(parseEnterpriseSize(label)).toBe(value);
  });

  it.each(known(OWNERSHIP_LABELS))("the ownership %s as “%s”", (value, label) => {
    expect(parseOwnership(label)).toBe(value);
  });

  it.each(known(INDUSTRY_LABELS))("the industry %s as “%s”", (value, label) => {
    expect(parseIndustry(label)).toBe(value);
  });
});

describe("text made tidy", () => {
  const text = fc.oneof(
    fc.string({ unit: "binary" }),
    fc
      .array(fc.constantFrom("\u0000", "\u200b", "\ufeff", "\ud800", "\r\n", "\n", "\u3000", "Ａ", "ﬁ", "字"))
      .map((p) => p.join("")),
  );

  it("stays as it is when it is made tidy again, for cells, for descriptions and for names", () => {
    fc.assert(
      fc.property(text, (raw) => {
        for (const made of [tidy, tidyLines, enterpriseNameKey]) expect(made(made(raw))).toBe(made(raw));
      }),
      { numRuns: 3000, seed: SEED },
    );
  });

  it("holds no control characters, no marks that turn the direction of writing, no halves of characters", () => {
    fc.assert(
      fc.property(text, (raw) => {
        for (const made of [tidy(raw), tidyLines(raw)]) {
          expect(made).not.toMatch(/[^\P{Cc}\n]|[\u200b-\u200f\u202a-\u202e\ufeff]/u);
          expect(made.isWellFormed()).toBe(true);
        }
        expect(tidy(raw)).not.toContain("\n");
      }),
      { numRuns: 3000, seed: SEED },
    );
  });

  it("is one employer's name whatever the width, case and brackets", () => {
    const ways = ["示例（重庆）Tech有限公司", "示例(重庆)TECH 有限公司", "示例【重庆】ｔｅｃｈ有限公司"];
    expect(new Set(ways.map(enterpriseNameKey)).size).toBe(1);
    expect(enterpriseNameKey("示例重庆科技")).not.toBe(enterpriseNameKey("示例重庆科技集团"));
  });
});
