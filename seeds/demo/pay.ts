import type { Education } from "../../app/domain/education";
import { monthlyAmount, type SalaryPeriod } from "../../app/domain/salary";
import type { Family, Level } from "./family";
import type { Random } from "./random";

export interface Pay {
  salaryMin: number | null;
  salaryMax: number | null;
  salaryPeriod: SalaryPeriod | null;
  salaryMonths: number;
  salaryMinMonthly: number | null;
  salaryMaxMonthly: number | null;
}

/** Completes stated pay with what can be compared. */
export function stated(
  min: number | null,
  max: number | null,
  period: SalaryPeriod | null,
  months = 12,
): Pay {
  return {
    salaryMin: min,
    salaryMax: max,
    salaryPeriod: period,
    salaryMonths: months,
    salaryMinMonthly: period ? monthlyAmount(min, period) : null,
    salaryMaxMonthly: period ? monthlyAmount(max, period) : null,
  };
}

/** What a degree adds where one family takes several. */
const DEGREE: Partial<Record<Education, number>> = {
  doctor: 1.3,
  master: 1.1,
  college: 0.9,
  secondary: 0.85,
  highSchool: 0.85,
  junior: 0.8,
  unlimited: 0.9,
};

const to = (step: number, amount: number) => Math.round(amount / step) * step;
/** Postings name round figures: hundreds when small, five hundreds, then thousands. */
const round = (amount: number) => to(amount < 6000 ? 100 : amount < 20_000 ? 500 : 1000, amount);

/** Months of pay a year and how often each is offered. */
const MONTHS = { 12: 45, 13: 30, 14: 15, 15: 6, 16: 4 };

/** Base pay of a regular job, as an employer in Chongqing would state it. */
export function regularPay(random: Random, family: Family, level: Level, education: Education): Pay {
  const [low, high] = family.pay[level === "campus" || level === "intern" ? "junior" : level];
  const factor = (level === "campus" ? 0.95 : 1) * (DEGREE[education] ?? 1);
  const min = round(factor * (low + random.next() * (high - low) * 0.45));
  const max = Math.max(round(min * (1.25 + random.next() * 0.35)), min + 500);
  const months = Number(random.weighted(MONTHS));
  const shape = random.weighted({ range: 88, single: 5, above: 4, year: level === "senior" ? 12 : 1 });
  if (shape === "single") return stated(min, min, "month", months);
  if (shape === "above") return stated(min, null, "month", months);
  if (shape === "year") return stated(to(10_000, min * months), to(10_000, max * months), "year");
  return stated(min, max, "month", months);
}

/** Interns are paid by the day, some by the month. */
export function internPay(random: Random, family: Family): Pay {
  const base = to(10, Math.min(260, Math.max(100, family.pay.junior[0] / 55)));
  const min = base + random.int(0, 4) * 10;
  if (random.chance(0.2)) return stated(to(100, min * 21), to(100, min * 26), "month");
  return random.chance(0.4) ? stated(min, min, "day") : stated(min, min + random.int(2, 8) * 10, "day");
}

/** Part-time work is paid by the hour. */
export function hourlyPay(random: Random, family: Family): Pay {
  const min = to(5, Math.max(25, family.pay.junior[0] / 130));
  return stated(min, random.chance(0.3) ? min : min + random.int(1, 6) * 5, "hour");
}

/** 就业见习: a living allowance a month. */
export function traineePay(random: Random): Pay {
  const min = 2400 + random.int(0, 5) * 100;
  return stated(min, random.chance(0.5) ? min : min + 400, "month");
}
