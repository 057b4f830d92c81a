import { shanghaiDay } from "../../app/domain/time";

const DAY = 86_400_000;
const HOUR = 3_600_000;
const OFFSET = 8 * HOUR;

/** Last millisecond of the Shanghai day `days` after that of `now`. */
export function endOfDay(now: number, days: number): number {
  return (shanghaiDay(now) + days + 1) * DAY - OFFSET - 1;
}

/** A moment at `hour` o'clock (fractions allowed) of the Shanghai day `days` before that of `now`, never after now. */
export function momentBefore(now: number, days: number, hour: number): number {
  return Math.min(now, Math.round((shanghaiDay(now) - days) * DAY - OFFSET + hour * HOUR));
}

/** Shanghai year of `now`. */
export function yearOf(now: number): number {
  return new Date(now + OFFSET).getUTCFullYear();
}

/** The class that is being recruited: from July on next year's, before that this year's. */
export function graduatingClass(now: number): number {
  return yearOf(now) + (new Date(now + OFFSET).getUTCMonth() >= 6 ? 1 : 0);
}
