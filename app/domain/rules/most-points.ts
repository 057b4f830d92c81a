import type { ExplainedEvaluation } from "./explain-evaluation";

/** The most points that can be had, of a group no more than it counts; null where a part of it is not public (待核). */
export function mostPoints({ lines, groups }: Pick<ExplainedEvaluation, "lines" | "groups">): number | null {
  const maxima = new Map(lines.flatMap(({ id, score }) => (score ? [[id, score.max] as const] : [])));
  const sum = (ids: readonly string[]) =>
    ids.reduce<number | null>((total, id) => {
      const max = maxima.get(id) ?? null;
      return total === null || max === null ? null : total + max;
    }, 0);
  const grouped = new Set(groups.flatMap(({ items }) => items));
  const parts = [
    sum([...maxima.keys()].filter((id) => !grouped.has(id))),
    ...groups.map(({ items, max }) => {
      const of = sum(items);
      return of === null ? max : Math.min(max ?? Infinity, of);
    }),
  ];
  return parts.reduce<number | null>(
    (total, part) => (total === null || part === null ? null : total + part),
    0,
  );
}
