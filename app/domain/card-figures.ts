/** The plan's figure (十四五规划纲要, document 002: 重庆英才卡持卡人数 200 → 500, 2025, 预期性). */
export const CARD_HOLDER_PLAN = {
  from: 200,
  to: 500,
  source:
    "《重庆高新区国民经济和社会发展第十四个五年规划和二〇三五年远景目标纲要》：重庆英才卡持卡人数由 200 人增至 500 人（2025 年，预期性）",
} as const;

/** Smaller groups are not told by number: a figure of few is a figure of people. */
export const FEWEST_IN_GROUP = 5;

/** `12`, or `<5` for what is fewer, none apart. */
export const shownCount = (n: number): string =>
  n > 0 && n < FEWEST_IN_GROUP ? `<${FEWEST_IN_GROUP}` : String(n);

/** The middle one of numbers, the mean of the two in the middle; null where there is none. */
export function median(numbers: readonly number[]): number | null {
  if (numbers.length === 0) return null;
  const sorted = [...numbers].sort((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  const [low = 0, high = 0] = [sorted[half - 1], sorted[half]];
  return sorted.length % 2 === 1 ? high : (low + high) / 2;
}

/** A share in whole percent; null where nothing or too little stands behind it. */
export const percent = (part: number, whole: number): number | null =>
  whole < FEWEST_IN_GROUP ? null : Math.round((part / whole) * 100);
