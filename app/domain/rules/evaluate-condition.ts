import type { Condition, Facts, FactValue, Verdict } from "./rule-set";

/** Every one: not met where one is not, else unknown where one is unknown (Kleene). All of nothing is met. */
export function allOf(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes("notMet")) return "notMet";
  return verdicts.includes("unknown") ? "unknown" : "met";
}

/** At least one: met where one is, else unknown where one is unknown. Any of nothing is not met. */
export function anyOf(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes("met")) return "met";
  return verdicts.includes("unknown") ? "unknown" : "notMet";
}

export const notOf = (verdict: Verdict): Verdict =>
  verdict === "met" ? "notMet" : verdict === "notMet" ? "met" : "unknown";

const verdictOf = (met: boolean): Verdict => (met ? "met" : "notMet");

/** A fact as known; what is missing or no number is null, never 0. */
export function known(facts: Facts, name: string): FactValue | null {
  const value = Object.hasOwn(facts, name) ? (facts[name] ?? null) : null;
  return typeof value === "number" && !Number.isFinite(value) ? null : value;
}

const isList = (value: FactValue | null): value is readonly string[] => Array.isArray(value);

/** Whether a condition holds. A missing fact, one of another kind, and a bound that is null are unknown. */
export function evaluateCondition(condition: Condition, facts: Facts): Verdict {
  switch (condition.op) {
    case "all":
      return allOf(condition.of.map((one) => evaluateCondition(one, facts)));
    case "any":
      return anyOf(condition.of.map((one) => evaluateCondition(one, facts)));
    case "not":
      return notOf(evaluateCondition(condition.of, facts));
    case "is": {
      const value = known(facts, condition.fact);
      if (condition.value === null || typeof value !== typeof condition.value) return "unknown";
      return verdictOf(value === condition.value);
    }
    case "in": {
      const value = known(facts, condition.fact);
      const { values } = condition;
      if (values === null) return "unknown";
      if (typeof value === "string") return verdictOf(values.includes(value));
      return isList(value) ? verdictOf(value.some((one) => values.includes(one))) : "unknown";
    }
    case "person": {
      const value = known(facts, condition.fact);
      return typeof value === "boolean" ? verdictOf(value) : "unknown";
    }
    default: {
      const value = known(facts, condition.fact);
      if (condition.value === null || typeof value !== "number") return "unknown";
      return verdictOf(compare(condition.op, value, condition.value));
    }
  }
}

function compare(op: "min" | "max" | "above" | "below", value: number, bound: number): boolean {
  if (op === "min") return value >= bound;
  if (op === "max") return value <= bound;
  return op === "above" ? value > bound : value < bound;
}
