import type { Salary, SalaryPeriod } from "../salary";
import { tidy } from "./text";

/** `stated`: pay as numbers; `negotiable`: 面议; `absent`: nothing; `unreadable`: something else. */
export type SalaryReading =
  { kind: "stated"; salary: Salary } | { kind: "negotiable" | "absent" | "unreadable" };

const PERIODS: Record<string, SalaryPeriod> = {
  月: "month",
  年: "year",
  周: "week",
  天: "day",
  日: "day",
  时: "hour",
  小时: "hour",
  次: "piece",
};
const SCALES: Record<string, number> = { k: 1000, 千: 1000, w: 10_000, 万: 10_000 };

const NUMBER = "(\\d+(?:\\.\\d+)?)\\s*([k千w万]?)";
const PATTERN = new RegExp(
  `^(?:(?<from>${NUMBER})\\s*(?:元)?\\s*-\\s*(?<to>${NUMBER})|(?<one>${NUMBER}))\\s*元?\\s*(?<bound>以上|以下|起)?` +
    `\\s*(?:[/每]\\s*(?<period>月|年|周|天|日|小时|时|次))?\\s*(?:[·*x×,，]?\\s*(?<months>\\d{1,2})\\s*(?:薪|个月))?$`,
  "u",
);

/** What a person can be paid, 元 per period; anything beyond is a slip or a trick and is not read. */
const PLAUSIBLE: Record<SalaryPeriod, readonly [number, number]> = {
  month: [300, 500_000],
  year: [3_000, 10_000_000],
  week: [50, 100_000],
  day: [20, 20_000],
  hour: [3, 5_000],
  piece: [1, 100_000],
};

function amount(text: string, scale: string | undefined, inherited: string | undefined): number {
  return Number(text) * (SCALES[scale || inherited || ""] ?? 1);
}

/**
 * Reads a salary as postings write it: `15k-25k`, `1万-1.5万`, `1-1.5万/月`, `10-15K·14薪`, `8千-1.2万`, `18-36万/年`,
 * `6001-8000`, `80-150元/天`, `30k以上`, `面议`. A unit behind the second number holds for the first
 * (`10-15K`); a period that is not written is a month, because sources that mean another one write it.
 */
export function parseSalary(raw: string | null | undefined): SalaryReading {
  const text = tidy(raw)
    .toLowerCase()
    .replace(/[~～—–−―至到]/g, "-")
    .replace(/,(?=\d{3})/g, "")
    .replace(/\s+/g, " ");
  if (text === "") return { kind: "absent" };
  if (/^(薪资|工资|待遇)?\s*(面议|面谈)$/.test(text)) return { kind: "negotiable" };
  const found = PATTERN.exec(text);
  const groups = found?.groups;
  if (!found || !groups) return { kind: "unreadable" };
  const [, , fromText, fromScale, , toText, toScale, , oneText, oneScale] = found;
  const period = PERIODS[groups.period ?? "月"] ?? "month";
  const months = groups.months === undefined ? 12 : Number(groups.months);
  let min: number | null;
  let max: number | null;
  if (oneText !== undefined) {
    const one = amount(oneText, oneScale, undefined);
    min = groups.bound === "以下" ? null : one;
    max = groups.bound === undefined || groups.bound === "以下" ? one : null;
  } else {
    if (groups.bound !== undefined) return { kind: "unreadable" };
    min = amount(fromText ?? "", fromScale, toScale);
    max = amount(toText ?? "", toScale, undefined);
  }
  const [low, high] = PLAUSIBLE[period];
  const numbers = [min, max].filter((n) => n !== null);
  const isPlausible =
    numbers.every((n) => n >= low && n <= high) &&
    (min === null || max === null || min <= max) &&
    months >= 12 &&
    months <= 36;
  if (!isPlausible) return { kind: "unreadable" };
  const whole = (n: number | null) => (n === null ? null : Math.round(n));
  return { kind: "stated", salary: { min: whole(min), max: whole(max), period, months } };
}
