/** Arithmetic of facts about companies: null is unknown and stays unknown, never 0. Ratios and growth in per cent. */

/** Takes off what dividing and multiplying fractions of two has left behind: 9 decimals. */
export const clean = (n: number) => Math.round(n * 1e9) / 1e9;

/** Per cent; unknown where something is, or where it would be divided by nothing or by less. */
export const percent = (part: number | null, whole: number | null): number | null =>
  part === null || whole === null || whole <= 0 ? null : clean((part * 100) / whole);

export const growth = (now: number | null, before: number | null): number | null =>
  now === null || before === null || before <= 0 ? null : clean((now * 100) / before - 100);

export const sum = (values: readonly (number | null)[]): number | null => {
  const known = knownOf(values);
  return known && clean(known.reduce((all, one) => all + one, 0));
};

export const least = (values: readonly (number | null)[]): number | null => {
  const known = knownOf(values);
  return known === null || known.length === 0 ? null : Math.min(...known);
};

export const minus = (a: number | null, b: number | null) => (a === null || b === null ? null : clean(a - b));

/** Whether one of them is more than nothing: known as soon as one is. */
export const anyAboveZero = (values: readonly (number | null)[]): boolean | null => {
  if (values.some((one) => one !== null && one > 0)) return true;
  return knownOf(values) === null ? null : false;
};

const knownOf = (values: readonly (number | null)[]): readonly number[] | null =>
  values.every((one) => one !== null) ? values : null;

/**
 * Growth as 高企 counts it, per cent (policy-facts §2.3): the mean of two years' growth; with nothing in the first year
 * the last two count; with nothing in the second it is 0; of two years what there is. From less than nothing no growth
 * is laid down: unknown, for experts to tell.
 * @param values first to last year, three or, of a younger company, two
 */
export function meanGrowth(values: readonly (number | null)[]): number | null {
  const known = knownOf(values);
  const [y1, y2, y3] = known?.length === 2 ? [0, ...known] : (known ?? []);
  if (y1 === undefined || y2 === undefined || y3 === undefined) return null;
  if (y1 < 0 || y2 < 0) return null;
  if (y2 === 0) return 0;
  if (y1 === 0) return clean((y3 * 100) / y2 - 100);
  return clean((y2 * 50) / y1 + (y3 * 50) / y2 - 100);
}

const DAY = 86_400_000;
const dayAt = (day: string) => Date.parse(`${day}T00:00:00Z`);

/** Calendar days from one day to another, `YYYY-MM-DD`. */
export const daysBetween = (from: string, to: string): number => Math.floor((dayAt(to) - dayAt(from)) / DAY);

/** Years from one day to another: whole ones from anniversary to anniversary, of the last the share that is over. */
export function yearsBetween(from: string, to: string): number {
  const [year = 0, month = 1, day = 1] = from.split("-").map(Number);
  const anniversary = (years: number) => Date.UTC(year + years, month - 1, day);
  const now = dayAt(to);
  const years = Number(to.slice(0, 4)) - year;
  const whole = anniversary(years) > now ? years - 1 : years;
  return clean(whole + (now - anniversary(whole)) / (anniversary(whole + 1) - anniversary(whole)));
}
