import { keysOf } from "./labels";

export const SALARY_PERIOD_LABELS = {
  month: "月",
  year: "年",
  week: "周",
  day: "天",
  hour: "小时",
  piece: "次",
} as const;
export type SalaryPeriod = keyof typeof SALARY_PERIOD_LABELS;
export const SALARY_PERIODS = keysOf<SalaryPeriod>(SALARY_PERIOD_LABELS);

/** 月计薪天数, the legal number of paid days a month: (365 − 104) ÷ 12. */
export const PAID_DAYS_PER_MONTH = 21.75;

/**
 * Base pay as stated. `min`/`max` are 元 per `period`; either may be null (以上 / 以下).
 * `months` is the number of monthly salaries a year (14薪 → 14), 12 unless stated.
 */
export interface Salary {
  min: number | null;
  max: number | null;
  period: SalaryPeriod;
  months: number;
}

/** 元 a month, rounded, comparable between jobs; null where no month can be computed (hour, week, piece). */
export function monthlyAmount(amount: number | null, period: SalaryPeriod): number | null {
  if (amount === null) return null;
  if (period === "month") return Math.round(amount);
  if (period === "year") return Math.round(amount / 12);
  if (period === "day") return Math.round(amount * PAID_DAYS_PER_MONTH);
  return null;
}

/** Thresholds of the salary filter, 元 a month. */
export const SALARY_STEPS = [3000, 5000, 8000, 10000, 15000, 20000, 30000] as const;

function wan(amount: number): string {
  return String(Math.round(amount / 100) / 100).replace(/\.0+$/, "");
}

/** The pay of a posting as it is stored; null = not stated as numbers. */
export function statedPay(job: {
  salaryMin: number | null;
  salaryMax: number | null;
  salaryPeriod: SalaryPeriod | null;
  salaryMonths: number;
}): Salary | null {
  const { salaryMin: min, salaryMax: max, salaryPeriod: period, salaryMonths: months } = job;
  return period ? { min, max, period, months } : null;
}

/** `{12000, 18000, month, 14}` → `{ amount: "1.2–1.8 万", unit: "× 14 薪" }`; null min and max → 面议. */
export function formatSalary(s: Salary | null): { amount: string; unit: string } {
  if (!s || (s.min === null && s.max === null)) return { amount: "面议", unit: "" };
  const top = Math.max(s.min ?? 0, s.max ?? 0);
  const inWan = top >= 10000;
  const fmt = (n: number) => (inWan ? wan(n) : n.toLocaleString("en-US"));
  const unit = inWan ? " 万" : " 元";
  let amount: string;
  if (s.min !== null && s.max !== null && s.min !== s.max) amount = `${fmt(s.min)}–${fmt(s.max)}${unit}`;
  else if (s.min !== null && s.max === null) amount = `${fmt(s.min)}${unit}以上`;
  else if (s.min === null && s.max !== null) amount = `${fmt(s.max)}${unit}以下`;
  else amount = `${fmt(s.min ?? 0)}${unit}`;
  if (s.period === "month") return { amount, unit: s.months === 12 ? "/ 月" : `× ${s.months} 薪` };
  return { amount, unit: `/ ${SALARY_PERIOD_LABELS[s.period]}` };
}

/** The same in one line: `1.2–1.8 万 × 14 薪`. */
export function salaryText(s: Salary | null): string {
  const { amount, unit } = formatSalary(s);
  return unit ? `${amount} ${unit}` : amount;
}
