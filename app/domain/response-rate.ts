import { RESPONSE_DAYS } from "./application";

const DAY = 86_400_000;
/** 项目默认: the applications of so many days are looked at. */
export const RATE_DAYS = 180;
/** 项目默认: below so many, no rate is published: it would say more about single people than about the enterprise. */
export const FEWEST_FOR_RATE = 5;

/** The definition, as every page that shows a rate says it. */
export const RATE_DEFINITION = `近 ${RATE_DAYS} 天的投递中，已答复或已满 ${RESPONSE_DAYS} 天的为应答复；其中 ${RESPONSE_DAYS} 天内给出答复（初筛通过、邀请面试、录用意向或说明不合适）的占比。只查看不算答复；求职者在此之前撤回的不计入。应答复不足 ${FEWEST_FOR_RATE} 份时不公布。`;

export interface Answered {
  /** UTC epoch ms */
  appliedAt: number;
  /** Of the first answer. */
  answeredAt: number | null;
  /** When the candidate took it back. */
  withdrawnAt: number | null;
}

export interface ResponseRate {
  /** How many should have been answered. */
  due: number;
  /** How many were, in time. */
  inTime: number;
  /** 0..1; null = too few. */
  rate: number | null;
  /** Middle of the days until the first answer, of those that got one; null = too few. */
  medianDays: number | null;
}

/** How fast an enterprise answers, after `RATE_DEFINITION`. */
export function responseRate(applications: readonly Answered[], now: number): ResponseRate {
  const deadline = RESPONSE_DAYS * DAY;
  const counted = applications.filter(({ appliedAt, answeredAt, withdrawnAt }) => {
    if (appliedAt < now - RATE_DAYS * DAY) return false;
    if (answeredAt !== null) return true;
    if (withdrawnAt !== null && withdrawnAt <= appliedAt + deadline) return false;
    return appliedAt + deadline < now;
  });
  const waits = counted
    .flatMap(({ appliedAt, answeredAt }) => (answeredAt === null ? [] : [answeredAt - appliedAt]))
    .sort((a, b) => a - b);
  const due = counted.length;
  const inTime = waits.filter((wait) => wait <= deadline).length;
  const enough = due >= FEWEST_FOR_RATE;
  const median =
    waits.length === 0 ? null : ((waits[(waits.length - 1) >> 1] ?? 0) + (waits[waits.length >> 1] ?? 0)) / 2;
  return {
    due,
    inTime,
    rate: enough ? inTime / due : null,
    medianDays: enough && median !== null ? Math.round((median / DAY) * 10) / 10 : null,
  };
}
