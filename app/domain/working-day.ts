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
  if (b < a) return -workingDaysBetween(to, from, calendar);
  let n = weekdaysUpTo(b) - weekdaysUpTo(a);
  for (const [day, more] of changesOf(calendar)) if (day > a && day <= b) n += more;
  return n;
}

/** Days from Monday to Friday up to and with a day, counted from Monday, 1969-12-29: figures count years of days. */
function weekdaysUpTo(day: number): number {
  const since = day + 3;
  const weeks = Math.floor(since / 7);
  return weeks * 5 + Math.min(since - weeks * 7 + 1, 5);
}

const changes = new WeakMap<DayCalendar, readonly (readonly [day: number, more: 1 | -1])[]>();

/** Listed days that are not what their weekday says: one working day more, or one less. */
function changesOf(calendar: DayCalendar) {
  const known = changes.get(calendar);
  if (known) return known;
  const found = Object.entries(calendar).flatMap(([name, listed]) => {
    const day = Date.parse(name) / DAY;
    if (!Number.isInteger(day) || dayName(day) !== name) return [];
    const [is, would] = [listed === "on", isWorkingDay(day, {})];
    return is === would ? [] : [[day, is ? 1 : -1] as const];
  });
  changes.set(calendar, found);
  return found;
}
