import { evaluate, verdictOfPoints } from "./evaluate";
import { evaluateCondition } from "./evaluate-condition";
import type { Condition, Facts, RuleSet } from "./rule-set";

/** Given, if only as "I cannot say" (null): not asked a second time. */
const isAnswered = (facts: Facts, name: string) => facts[name] !== undefined;

/** Unanswered facts on which an unknown condition still turns. What waits for a bound nobody has published does not. */
function openFactsOf(condition: Condition, facts: Facts): string[] {
  if (evaluateCondition(condition, facts) !== "unknown") return [];
  switch (condition.op) {
    case "all":
    case "any":
      return condition.of.flatMap((one) => openFactsOf(one, facts));
    case "not":
      return openFactsOf(condition.of, facts);
    case "person":
      return isAnswered(facts, condition.fact) ? [] : [condition.fact];
    case "in":
      return condition.values === null || isAnswered(facts, condition.fact) ? [] : [condition.fact];
    default:
      return condition.value === null || isAnswered(facts, condition.fact) ? [] : [condition.fact];
  }
}

/**
 * Names of the unanswered facts that can still change what one of the rule sets says, each once, in the order of the
 * lines; empty once every verdict is settled. A fact that is given as null counts as answered with "unknown".
 */
export function neededFacts(ruleSets: readonly RuleSet[], facts: Facts): string[] {
  return [...new Set(ruleSets.flatMap((ruleSet) => neededBy(ruleSet, facts)))];
}

function neededBy(ruleSet: RuleSet, facts: Facts): string[] {
  const result = evaluate(ruleSet, 0, facts);
  if (result.verdict !== "unknown") return [];
  const unknown = new Set(
    result.lines.filter(({ verdict }) => verdict === "unknown").map(({ part, id }) => `${part} ${id}`),
  );
  const open: Condition[] = [];
  for (const gate of ruleSet.gates) {
    if (!unknown.has(`gate ${gate.id}`)) continue;
    open.push(gate.when);
    // Whether a gate need not be met is asked only where nothing about the gate itself is left to ask.
    if (openFactsOf(gate.when, facts).length === 0)
      open.push(...ruleSet.waivers.filter(({ gates }) => gates.includes(gate.id)).map(({ by }) => by.when));
  }
  const direct = result.lines.some(({ part, verdict }) => part === "directPass" && verdict === "met");
  if (!direct) {
    open.push(...ruleSet.directPass.map(({ when }) => when));
    if (result.points && verdictOfPoints(result.points, ruleSet.pass) === "unknown")
      open.push(...ruleSet.scoring.flatMap(({ bands }) => bands.map(({ when }) => when)));
  }
  return open.flatMap((condition) => openFactsOf(condition, facts));
}
