/** One line of a facet: a value that can be chosen, with the number of hits behind it. */
export interface FacetRow {
  value: string;
  label: string;
  count: number;
  checked: boolean;
  /** 1 for a chain below its leading industry. */
  depth: 0 | 1;
}

/** A facet as it is offered. `rows` are shown at once, `more` behind a disclosure. */
export interface FacetGroup {
  /** What is meant, where the label leaves it open. */
  hint?: string;
  key: string;
  label: string;
  /** `one`: at most one value (radio); `many`: any number (checkbox). */
  choice: "one" | "many";
  rows: FacetRow[];
  more: FacetRow[];
}

/** A filter in force: what it says, and the query without it. */
export interface FilterChip<Q> {
  label: string;
  without: Q;
}

type Counts = Readonly<Record<string, number>>;

/** Rows of a closed vocabulary in its own order; empty values are left out unless chosen. */
export function rowsOfLabels(
  labels: Readonly<Record<string, string>>,
  counts: Counts,
  chosen: readonly string[],
): FacetRow[] {
  return Object.entries(labels)
    .map(([value, label]) => ({
      value,
      label,
      count: counts[value] ?? 0,
      checked: chosen.includes(value),
      depth: 0 as const,
    }))
    .filter((row) => row.count > 0 || row.checked);
}

/** Rows of an open vocabulary, most frequent first, then by name; chosen values that count nothing stay. */
export function rowsByCount(counts: Counts, chosen: readonly string[]): FacetRow[] {
  const values = new Set([...Object.keys(counts), ...chosen]);
  return [...values]
    .map((value) => ({
      value,
      label: value,
      count: counts[value] ?? 0,
      checked: chosen.includes(value),
      depth: 0 as const,
    }))
    .sort((a, b) => b.count - a.count || a.value.localeCompare(b.value, "zh-Hans-CN"));
}

/** Behind a disclosure: enough to choose from; a rarer value is found by typing it. */
const MAX_FOLDED = 30;

/** The first `visible` rows and every chosen one are shown; the rest goes behind a disclosure. */
export function fold(rows: readonly FacetRow[], visible: number): Pick<FacetGroup, "rows" | "more"> {
  // Hiding one or two rows costs the reader more than it saves.
  if (rows.length <= visible + 2) return { rows: [...rows], more: [] };
  const isShown = (row: FacetRow, i: number) => i < visible || row.checked;
  const more = rows.filter((row, i) => !isShown(row, i)).slice(0, MAX_FOLDED);
  return { rows: rows.filter(isShown), more };
}
