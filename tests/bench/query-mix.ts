import { readFileSync } from "node:fs";
import { z } from "zod";
import type { Filter } from "~search/engine";

export interface BenchQuery {
  kind: string;
  q: string;
  /** Facet values chosen. */
  chosen: Record<string, string[]>;
  /** Least monthly pay in 元; null = any. */
  salaryMin: number | null;
}

const filteredSchema = z
  .object({ q: z.string(), salaryMin: z.number().optional() })
  .catchall(z.array(z.string()));
const mixSchema = z.object({
  common: z.array(z.string()),
  rare: z.array(z.string()),
  two: z.array(z.string()),
  three: z.array(z.string()),
  filtered: z.array(filteredSchema),
});

/** The stored mix: rare and common words, two and three words, filters. */
export function readQueryMix(): BenchQuery[] {
  const text = readFileSync(new URL("./queries.json", import.meta.url), "utf8");
  const { filtered, ...words } = mixSchema.parse(JSON.parse(text));
  return [
    ...Object.entries(words).flatMap(([kind, list]) =>
      list.map((q) => ({ kind, q, chosen: {}, salaryMin: null })),
    ),
    ...filtered.map(({ q, salaryMin, ...chosen }) => ({
      kind: "filtered",
      q,
      chosen: chosen as Record<string, string[]>,
      salaryMin: salaryMin ?? null,
    })),
  ];
}

export function filtersOf({ chosen, salaryMin }: BenchQuery): Filter[] {
  const filters: Filter[] = Object.entries(chosen).map(([field, values]) => ({ kind: "in", field, values }));
  if (salaryMin !== null) filters.push({ kind: "range", field: "salary", min: salaryMin });
  return filters;
}
