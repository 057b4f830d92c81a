import type { PostingReading } from "~/domain/parsing/posting";

/** What became of the rows of a run; every row read is in exactly one of the first five. */
export interface ImportCounts {
  created: number;
  merged: number;
  updated: number;
  unchanged: number;
  rejected: number;
  salaryStated: number;
  salaryNegotiable: number;
  salaryAbsent: number;
  salaryUnreadable: number;
  /** Cells that held something unreadable, by field. */
  unreadable: Record<string, number>;
}

export function emptyCounts(): ImportCounts {
  const counts = { created: 0, merged: 0, updated: 0, unchanged: 0, rejected: 0 };
  const salary = { salaryStated: 0, salaryNegotiable: 0, salaryAbsent: 0, salaryUnreadable: 0 };
  return { ...counts, ...salary, unreadable: {} };
}

const SALARY_COUNT = {
  stated: "salaryStated",
  negotiable: "salaryNegotiable",
  absent: "salaryAbsent",
  unreadable: "salaryUnreadable",
} as const;

/** Counts what was read of a row. */
export function note(counts: ImportCounts, reading: Extract<PostingReading, { kind: "posting" }>): void {
  counts[SALARY_COUNT[reading.salary]] += 1;
  for (const field of reading.unreadable) counts.unreadable[field] = (counts.unreadable[field] ?? 0) + 1;
}
