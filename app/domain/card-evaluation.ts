import type { FactValue, Verdict } from "./rules/rule-set";

/** One line of a verdict with what it rests on, as kept and shown. */
export interface EvaluatedLine {
  id: string;
  part: "gate" | "waiver" | "directPass" | "score";
  title: string;
  verdict: Verdict;
  /** What went in, by name of the fact; null = unknown. */
  inputs: { fact: string; value: FactValue | null }[];
  /** As shown, with （待核） where its wording was not checked. */
  clause: string;
  /** Id of the waiver by which it need not be met. */
  waivedBy?: string;
  /** What would change a line that is not met. */
  advice?: string;
  /** Of a part of the score. */
  points?: { min: number; max: number };
}

/** Items of a score that count together. */
export interface EvaluatedGroup {
  id: string;
  title: string;
  items: string[];
  max: number | null;
  least: number | null;
  points: { min: number; max: number };
  /** Whether the least is reached; met where there is none. */
  verdict: Verdict;
}

/** What one rule set says of somebody. */
export interface RuleEvaluation {
  ruleSetId: string;
  version: number;
  title: string;
  verdict: Verdict;
  /** Null where there is no score. */
  points: { min: number; max: number } | null;
  groups?: EvaluatedGroup[];
  lines: EvaluatedLine[];
}

/** What the rules say of a request for a card of a category: entry conditions and catalogue, or band. */
export interface CardEvaluation {
  at: number;
  verdict: Verdict;
  /** Whether an honour is claimed that needs no review. */
  provable: boolean;
  parts: RuleEvaluation[];
}
