import fc from "fast-check";
import { expect, it } from "vitest";
import { shanghaiDay } from "~/domain/time";
import { dayName, isWorkingDay, workingDaysBetween, type DayCalendar } from "~/domain/working-day";

/** Day by day, as one counts with a calendar in hand. */
function counted(from: number, to: number, calendar: DayCalendar): number {
  const [a, b] = [shanghaiDay(from), shanghaiDay(to)];
  let n = 0;
  for (let day = Math.min(a, b) + 1; day <= Math.max(a, b); day += 1) if (isWorkingDay(day, calendar)) n += 1;
  return n === 0 ? 0 : Math.sign(b - a) * n;
}

const first = Date.UTC(2024, 0, 1);
const time = fc.integer({ min: first, max: Date.UTC(2027, 11, 31) });
const name = fc.integer({ min: first / 86_400_000, max: first / 86_400_000 + 1_500 }).map(dayName);
const calendars = fc.dictionary(
  fc.oneof({ weight: 20, arbitrary: name }, fc.constantFrom("2026-02-30", "2026-2-3", "x")),
  fc.constantFrom("on" as const, "off" as const),
  { maxKeys: 80 },
);

it("counts working days as one does day by day, whatever the calendar lists", () => {
  fc.assert(
    fc.property(time, time, calendars, (from, to, calendar) => {
      expect(workingDaysBetween(from, to, calendar) + 0).toBe(counted(from, to, calendar));
    }),
    { seed: 6, numRuns: 300 },
  );
});

it("counts the years between two cases without walking through their days", () => {
  const to = Date.UTC(9999, 0, 1);
  const began = process.cpuUsage().user;
  for (let n = 0; n < 1_000; n += 1) workingDaysBetween(n * 86_400_000, to, {});
  // Day by day it would be three billion.
  expect(process.cpuUsage().user - began).toBeLessThan(1_000_000);
});
