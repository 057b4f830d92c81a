import type { Clause, ClauseConfidence } from "../clause";

/**
 * Rules are data (policy-facts §0.3): kept in versions, evaluated by one pure function. What no public source gives is
 * null in the data; whatever depends on it is unknown, never 0 and never a refusal.
 */

export type Verdict = "met" | "notMet" | "unknown";
export const VERDICT_LABELS: Record<Verdict, string> = { met: "符合", notMet: "不符合", unknown: "待核" };

export type FactValue = boolean | number | string | readonly string[];
/** What is known of whoever is judged, by name; null and what is absent are unknown. */
export type Facts = Readonly<Record<string, FactValue | null | undefined>>;

/** When a line is met. A null in place of a bound or a list stands for what is not public (待核). */
export type Condition =
  | { op: "is"; fact: string; value: boolean | string | null }
  /** A text that is in the list, or a list that shares a value with it. */
  | { op: "in"; fact: string; values: readonly string[] | null }
  /** `min` and `max` include the bound, `above` and `below` do not. */
  | { op: "min" | "max" | "above" | "below"; fact: string; value: number | null }
  | { op: "all" | "any"; of: readonly Condition[] }
  | { op: "not"; of: Condition }
  /** What only a person can tell: unknown until one has. `fact` holds the answer, true or false. */
  | { op: "person"; fact: string };

export interface RuleLine {
  /** Unique within its rule set, stable over versions. */
  id: string;
  title: string;
  when: Condition;
  clause: Clause;
  /** What would have to change where it is not met, for whoever reads the result. */
  advice?: string;
}

/** Lines that need not be met where another is. */
export interface Waiver {
  /** Ids of gates. */
  gates: readonly string[];
  by: RuleLine;
}

/** A part of a score: the first band whose condition is met gives its points, `min..max` where an expert decides. */
export interface ScoreItem {
  id: string;
  title: string;
  /** The most that the item gives; null = not public (待核), then its bands bound it. */
  max: number | null;
  clause: Clause;
  /** None = not public (待核): whatever the item gives is unknown. */
  bands: readonly { when: Condition; min: number; max: number }[];
}

/** Items that count together: `max` caps their sum, below `least` nobody passes; null = no such bound. */
export interface ScoreGroup {
  id: string;
  title: string;
  /** Ids of the items. */
  items: readonly string[];
  max: number | null;
  least: number | null;
}

/** What so many points are worth: the first grade whose bound is reached counts. */
export interface RuleGrade {
  /** Unique within its rule set, stable over versions. */
  id: string;
  title: string;
  /** Points from which it is given; null = not public (待核), and whether it is reached is unknown. */
  from: number | null;
  /** Recommended limit, 万元; null = not public (待核). */
  limitWan: number | null;
}

export interface RuleOutcome {
  /** What whoever passes has, as `顶尖人才`. */
  label: string;
  /** Months for which it counts; null = not public (待核). */
  validityMonths: number | null;
}

export interface RuleSet {
  /** Stable over versions, as `jinfenghuang-entry`. */
  id: string;
  title: string;
  /** Number of the document, as `渝高新发〔2024〕11号`; null = 待核. */
  docNo: string | null;
  /** First and last Shanghai day in force, `YYYY-MM-DD`; null = not recorded. */
  effectiveFrom: string | null;
  effectiveTo: string | null;
  confidence: ClauseConfidence;
  /** All have to be met. */
  gates: readonly RuleLine[];
  waivers: readonly Waiver[];
  /** Any one of them replaces the score. */
  directPass: readonly RuleLine[];
  scoring: readonly ScoreItem[];
  /** In the order they are shown; none where the items stand alone. */
  groups?: readonly ScoreGroup[];
  /** Best first; none where points are not graded. */
  grades?: readonly RuleGrade[];
  /** Points that are needed; null where there is no score. `exclusive`: more than so many. */
  pass: { points: number; exclusive: boolean } | null;
  outcome: RuleOutcome;
}
