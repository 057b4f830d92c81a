import { endOfShanghaiDay, shanghaiDay, shanghaiDayStart } from "./time";

/** Days that are not what their weekday says, by `YYYY-MM-DD`: `off` a holiday, `on` a weekend that is worked (调休). */
export type DayCalendar = Readonly<Record<string, "off" | "on">>;

/** The setting that holds the calendar; every version of it is kept. */
export const CALENDAR_SETTING = "calendar.days";

const DAY = 86_400_000;

/** `YYYY-MM-DD` of a numbered Shanghai day. */
export const dayName = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10);

export function isWorkingDay(day: number, calendar: DayCalendar): boolean {
  const listed = calendar[dayName(day)];
  if (listed) return listed === "on";
  // Day 0, 1970-01-01, was a Thursday.
  const weekday = (day + 4) % 7;
  return weekday !== 0 && weekday !== 6;
}

/**
 * The end of the n-th working day after the Shanghai day that holds `at` (UTC epoch ms): what begins today is given n
 * whole days, today not counted (民法典 art. 201: 开始的当日不计入).
 */
export function afterWorkingDays(at: number, n: number, calendar: DayCalendar): number {
  let day = shanghaiDay(at);
  for (let left = n; left > 0;) {
    day += 1;
    if (isWorkingDay(day, calendar)) left -= 1;
  }
  return endOfShanghaiDay(shanghaiDayStart(day));
}

/** How many working days lie after the day of `from` up to and with the day of `to`; negative where `to` is earlier. */
export function workingDaysBetween(from: number, to: number, calendar: DayCalendar): number {
  const [a, b] = [shanghaiDay(from), shanghaiDay(to)];
  const sign = b < a ? -1 : 1;
  let n = 0;
  for (let day = Math.min(a, b) + 1; day <= Math.max(a, b); day += 1) if (isWorkingDay(day, calendar)) n += 1;
  return sign * n;
}
