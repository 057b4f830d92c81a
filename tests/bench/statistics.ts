export interface Spread {
  n: number;
  p50: number;
  p99: number;
  max: number;
}

/** Percentiles by nearest rank, milliseconds with two places. */
export function spread(times: readonly number[]): Spread {
  const sorted = [...times].sort((a, b) => a - b);
  const rank = (p: number) => sorted[Math.max(0, Math.ceil(p * sorted.length) - 1)] ?? 0;
  const round = (n: number) => Math.round(n * 100) / 100;
  return { n: sorted.length, p50: round(rank(0.5)), p99: round(rank(0.99)), max: round(rank(1)) };
}
