import type { Clause } from "../../clause";
import type { Condition, RuleLine } from "../rule-set";

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
