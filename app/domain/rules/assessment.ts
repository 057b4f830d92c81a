import type { Verdict } from "./rule-set";

/** What is kept of one rule set's verdict on a company; the whole is computed again where it is shown. */
export interface AssessmentResult {
  verdict: Verdict;
  /** Null where there is no score. */
  points: { min: number; max: number } | null;
  /** Points of the groups of its score, by id. */
  groups?: Record<string, { min: number; max: number }>;
  /** Ids of the lines that are not met, and of those that are unknown. */
  notMet: string[];
  unknown: string[];
}

/** Size class in which companies are compared, by staff (项目默认). */
export const SIZE_CLASS_LABELS = {
  micro: "20 人以下",
  small: "20–299 人",
  medium: "300–999 人",
  large: "1,000 人以上",
  unknown: "人数未知",
} as const;
export type SizeClass = keyof typeof SIZE_CLASS_LABELS;

/** @param staff 职工总数; null = unknown */
export function sizeClassOf(staff: number | null): SizeClass {
  if (staff === null) return "unknown";
  if (staff < 20) return "micro";
  if (staff < 300) return "small";
  return staff < 1000 ? "medium" : "large";
}
