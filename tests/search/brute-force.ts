import { SALARY_STEPS } from "~/domain/salary";
import type { Filter } from "~search/engine";
import type { JobRow } from "~seeds/factories";

/** The facets of positions that a page shows. */
export const SIX_FACETS = ["district", "industry", "education", "experience", "type", "tier"] as const;
export const ALL_FACETS = [...SIX_FACETS, "premium", "salary"] as const;

export type TiersOf = (enterpriseId: string) => readonly string[];
type Counts = Record<string, Record<string, number>>;

export const within = (field: string, ...values: string[]): Filter => ({ kind: "in", field, values });

/** Comparable monthly pay, as the salary facet and order read it; null = unknown. */
export const payOf = (row: JobRow) => row.salaryMaxMonthly ?? row.salaryMinMonthly;

const numberOf = (row: JobRow, field: string) =>
  field === "salary" ? payOf(row) : field === "postedAt" ? row.postedAt : null;

function valuesOf(row: JobRow, field: string, tiersOf: TiersOf): readonly string[] {
  if (field === "tier") return tiersOf(row.enterpriseId);
  if (field === "salary")
    return SALARY_STEPS.filter((step) => (payOf(row) ?? -1) >= step).map((step) => String(step));
  if (field === "premium") return [row.premium ? "1" : "0"];
  return [String(row[field as keyof JobRow])];
}

function passes(row: JobRow, filter: Filter, tiersOf: TiersOf): boolean {
  if (filter.kind === "in")
    return valuesOf(row, filter.field, tiersOf).some((value) => filter.values.includes(value));
  if (filter.kind === "notIn")
    return !valuesOf(row, filter.field, tiersOf).some((value) => filter.values.includes(value));
  const number = numberOf(row, filter.field);
  return number !== null && number >= (filter.min ?? -Infinity) && number <= (filter.max ?? Infinity);
}

/** What a search without words must answer: every row looked at, nothing clever. */
export function bruteForce(
  rows: readonly JobRow[],
  tiersOf: TiersOf,
  filters: readonly Filter[],
  now: number,
): { ids: string[]; facets: Counts } {
  const open = rows.filter((r) => r.status === "published" && (r.validUntil ?? Infinity) >= now);
  const kept = (of: readonly Filter[]) => open.filter((row) => of.every((f) => passes(row, f, tiersOf)));
  const facets: Counts = {};
  for (const field of ALL_FACETS) {
    const counts = new Map<string, number>();
    for (const row of kept(filters.filter((f) => f.field !== field)))
      for (const value of valuesOf(row, field, tiersOf)) counts.set(value, (counts.get(value) ?? 0) + 1);
    facets[field] = Object.fromEntries(counts);
  }
  return { ids: kept(filters).map((row) => row.id), facets };
}
