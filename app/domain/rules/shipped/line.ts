import type { Clause } from "../../clause";
import type { Condition, RuleLine, ScoreItem } from "../rule-set";

/** A line of a shipped rule set. */
export const line = (
  id: string,
  title: string,
  when: Condition,
  clause: Clause,
  advice?: string,
): RuleLine => ({ id, title, when, clause, ...(advice ? { advice } : {}) });

export const isTrue = (fact: string): Condition => ({ op: "is", fact, value: true });
export const isFalse = (fact: string): Condition => ({ op: "is", fact, value: false });
export const isThe = (fact: string, value: string): Condition => ({ op: "is", fact, value });
/** Nothing public says what it takes: unknown (待核). */
export const isOpen = (fact: string): Condition => ({ op: "is", fact, value: null });
export const atLeast = (fact: string, value: number | null): Condition => ({ op: "min", fact, value });
export const atMost = (fact: string, value: number | null): Condition => ({ op: "max", fact, value });
export const above = (fact: string, value: number): Condition => ({ op: "above", fact, value });
export const below = (fact: string, value: number): Condition => ({ op: "below", fact, value });
export const allOf = (...of: Condition[]): Condition => ({ op: "all", of });
export const anyOf = (...of: Condition[]): Condition => ({ op: "any", of });

type Band = ScoreItem["bands"][number];
/** So many points, or where an expert decides from `min` to `max`. */
export const band = (when: Condition, min: number, max = min): Band => ({ when, min, max });
/** Points of a fact from so much on: `[30, 20]` gives 20 from 30 on. The first that is reached counts. */
export const steps = (fact: string, ...of: (readonly [number, number, number?])[]): Band[] =>
  of.map(([value, min, max]) => band(atLeast(fact, value), min, max));

export const item = (
  id: string,
  title: string,
  max: number | null,
  clause: Clause,
  bands: readonly Band[],
): ScoreItem => ({ id, title, max, clause, bands });
