import type { Condition, RuleLine, RuleSet, ScoreItem } from "./rule-set";

/** Names of the facts a condition asks for, in order, each once. */
export function factsOfCondition(condition: Condition): string[] {
  if (!("of" in condition)) return [condition.fact];
  return condition.op === "not"
    ? factsOfCondition(condition.of)
    : [...new Set(condition.of.flatMap(factsOfCondition))];
}

/** Names of the facts of a rule set that only a person can tell, each once. */
export function personFactsOf(ruleSet: RuleSet): string[] {
  return [...new Set(conditionsOf(ruleSet).flatMap(personFactsIn))];
}

function personFactsIn(condition: Condition): string[] {
  if (condition.op === "person") return [condition.fact];
  if (!("of" in condition)) return [];
  return condition.op === "not" ? personFactsIn(condition.of) : condition.of.flatMap(personFactsIn);
}

/** In the order of the lines. */
function conditionsOf({ gates, waivers, directPass, scoring }: RuleSet): Condition[] {
  const lines = [...gates, ...waivers.map(({ by }) => by), ...directPass];
  return [...lines.map(({ when }) => when), ...scoring.flatMap(conditionsOfItem)];
}

const conditionsOfItem = (item: ScoreItem): Condition[] => item.bands.map(({ when }) => when);

/** Names of the facts a rule set asks for, in the order of its lines, each once. */
export function factsOf(ruleSet: RuleSet): string[] {
  return [...new Set(conditionsOf(ruleSet).flatMap(factsOfCondition))];
}

/** Names of the facts of a line or an item: a version is applied thousands of times, and is never changed. */
const factNames = new WeakMap<RuleLine | ScoreItem, readonly string[]>();
export function factNamesOf(of: RuleLine | ScoreItem): readonly string[] {
  const kept = factNames.get(of);
  if (kept) return kept;
  const conditions = "when" in of ? [of.when] : conditionsOfItem(of);
  const names = [...new Set(conditions.flatMap(factsOfCondition))];
  factNames.set(of, names);
  return names;
}
