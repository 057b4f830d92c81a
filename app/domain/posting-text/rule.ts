import type { Clause } from "../clause";

/** `block`: the posting cannot be published so. `warn`: shown to the employer and kept for the reviewer. */
export type Severity = "block" | "warn";

/** What is known of a posting apart from its text; what is unknown is left out and counts as not so. */
export interface Circumstances {
  /** The posting stands in a campus recruitment column. */
  campus?: boolean;
  /** The employer is a state organ, a public institution or a state-owned enterprise. */
  publicEmployer?: boolean;
  /** The employer declared work that is closed to women by national rules, with its basis. */
  closedToWomen?: boolean;
  /** The employer declared work that the law closes to carriers of a pathogen, with its basis. */
  closedToCarriers?: boolean;
}

/** What a rule says under one circumstance. */
export interface RuleCase {
  /** Absent: in every other case. */
  when?: keyof Circumstances;
  severity: Severity;
  clauses: readonly Clause[];
}

/** A wording that a rule looks for, in folded text (`foldPosting`). */
export interface Wording {
  /** Global and Unicode; every repetition in it is bounded, so that one pass is linear in the text. */
  find: RegExp;
  /** Lawful where the same sentence reads so before the words, after them, or around them (24 characters each). */
  unlessBefore?: RegExp;
  unlessAfter?: RegExp;
  unlessAround?: RegExp;
  /** Counts only where the sentence reads so around the words. */
  onlyAround?: RegExp;
  /** The groups `low` and `high` of `find`, read as numbers, must lie in these bounds (both ends included). */
  low?: readonly [number, number];
  high?: readonly [number, number];
  /** Only in these fields. */
  fields?: readonly string[];
}

/** One rule of the text check. */
export interface TextRule {
  id: string;
  /** Short name as shown. */
  title: string;
  /** One of these characters stands in every match: a text without them is not searched. */
  hint: string;
  wordings: readonly Wording[];
  /** The first case that applies and has a clause in force decides; none = no finding. */
  cases: readonly RuleCase[];
  /** What to write instead, as shown. */
  advice: string;
}

/** A version of the rules. Days are Shanghai calendar days, `YYYY-MM-DD`. */
export interface TextRuleSet {
  id: string;
  version: string;
  title: string;
  effectiveFrom: string;
  effectiveTo: string | null;
  rules: readonly TextRule[];
}
