/** Gain of a grade: 3 is worth more than twice a 2. */
const gain = (grade: number) => 2 ** grade - 1;

const dcg = (grades: readonly number[]) =>
  grades.reduce((sum, grade, i) => sum + gain(grade) / Math.log2(i + 2), 0);

/**
 * Normalized discounted cumulative gain of the first `k`: 1 = no order of all graded documents is better. Without
 * graded documents it is 1 when nothing was found.
 */
export function ndcg(ids: readonly string[], grades: ReadonlyMap<string, number>, k: number): number {
  const ideal = dcg([...grades.values()].sort((a, b) => b - a).slice(0, k));
  if (ideal === 0) return ids.length === 0 ? 1 : 0;
  return dcg(ids.slice(0, k).map((id) => grades.get(id) ?? 0)) / ideal;
}

/**
 * How many of the relevant documents stand among the first `k`, of as many as can stand there. Relevant is what has
 * at least grade 2, or any grade where nothing has that.
 */
export function recall(ids: readonly string[], grades: ReadonlyMap<string, number>, k: number): number {
  const least = Math.min(2, Math.max(0, ...grades.values()));
  const relevant = new Set([...grades].filter(([, grade]) => grade > 0 && grade >= least).map(([id]) => id));
  if (relevant.size === 0) return 1;
  return ids.slice(0, k).filter((id) => relevant.has(id)).length / Math.min(k, relevant.size);
}

/** One divided by the place of the first id that counts; 0 when none does. */
export function reciprocalRank(ids: readonly string[], counts: (id: string) => boolean): number {
  const at = ids.findIndex(counts);
  return at < 0 ? 0 : 1 / (at + 1);
}

export function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((a, b) => a + b, 0) / values.length;
}
