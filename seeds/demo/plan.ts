import { Random } from "./random";

export const SCALES = {
  small: { enterprises: 120, openJobs: 900, people: 0, cases: 0 },
  /** Of the people the first ones have asked for a card. */
  city: { enterprises: 4500, openJobs: 50_000, people: 20_000, cases: 10_000 },
} as const;
export type Scale = keyof typeof SCALES;

/** The employer that hires most has this many openings; it is the first. */
export const MOST_OPENINGS = 60;
const WITHOUT = 0.06;

/** How many openings each employer has: few have many, some have none, together exactly `openJobs`. */
export function planOpenings(
  seed: number,
  { enterprises, openJobs }: { enterprises: number; openJobs: number },
): number[] {
  const random = new Random(seed, "openings");
  const weights = Array.from({ length: enterprises }, (_, i) =>
    i === 0 || random.chance(WITHOUT) ? 0 : 0.25 + Math.pow(random.next(), 2.2) * 3,
  );
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const rest = openJobs - MOST_OPENINGS;
  const most = MOST_OPENINGS - 1;
  const plan = weights.map((weight) =>
    weight === 0 ? 0 : Math.min(most, Math.max(1, Math.floor((weight / total) * rest))),
  );
  plan[0] = MOST_OPENINGS;
  let left = openJobs - plan.reduce((sum, n) => sum + n, 0);
  for (let i = 1; left !== 0; i = i + 1 < enterprises ? i + 1 : 1) {
    const n = plan[i] ?? 0;
    if (n === 0 || (left > 0 ? n >= most : n <= 1)) continue;
    plan[i] = n + Math.sign(left);
    left -= Math.sign(left);
  }
  return plan;
}
