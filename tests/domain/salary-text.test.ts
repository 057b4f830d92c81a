import { expect, test } from "vitest";
import { experienceText } from "~/domain/experience";
import { salaryText } from "~/domain/salary";

test("pay in one line keeps its unit apart", () => {
  const pay = { min: 4800, max: 7000, period: "month", months: 13 } as const;
  expect(salaryText(pay)).toBe("4,800–7,000 元 × 13 薪");
  expect(salaryText({ ...pay, min: 9000, max: 12_500, months: 12 })).toBe("0.9–1.25 万 / 月");
  expect(salaryText(null)).toBe("面议");
});

test("experience is told in years where they are known, by its band otherwise", () => {
  expect(experienceText("3-5", 4, null)).toBe("4 年以上");
  expect(experienceText("3-5", 3, 5)).toBe("3–5 年");
  expect(experienceText("none", 0, null)).toBe("应届/无经验");
  expect(experienceText("1-3", null, null)).toBe("1–3 年");
});
