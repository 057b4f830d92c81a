import { findEnterpriseFact } from "./enterprise-facts";
import { evaluateCondition } from "./evaluate-condition";
import { factLabel } from "./facts";
import type { Condition, Facts } from "./rule-set";

/**
 * What a condition that is met has to spare, in words, as `研发费用占销售收入高出门槛 0.4 个百分点`: of several ways the
 * first that is met. What is not met is told by `distances`.
 */
export function marginsOf(condition: Condition, facts: Facts): string[] {
  if (evaluateCondition(condition, facts) !== "met") return [];
  if (condition.op === "all") return condition.of.flatMap((one) => marginsOf(one, facts));
  if (condition.op === "any") {
    const met = condition.of.find((one) => evaluateCondition(one, facts) === "met");
    return met ? marginsOf(met, facts) : [];
  }
  if (!("value" in condition) || typeof condition.value !== "number") return [];
  const by = Math.round(Math.abs(Number(facts[condition.fact]) - condition.value) * 1e6) / 1e6;
  const label = factLabel(condition.fact);
  if (by === 0) return [`${label}正好在门槛上`];
  const isCeiling = condition.op === "max" || condition.op === "below";
  return [`${label}${isCeiling ? "低于上限" : "高出门槛"} ${amountText(condition.fact, by)}`];
}

/** `0.4 个百分点`, `120 万元`, `2`. */
function amountText(fact: string, by: number): string {
  const unit = findEnterpriseFact(fact)?.unit;
  // What rounds to nothing would look as if it were on the bound.
  const digits = by >= 0.01 ? 2 : 6;
  const shown = by.toLocaleString("en-US", { maximumFractionDigits: digits });
  if (unit === "%") return `${shown} 个百分点`;
  return unit ? `${shown} ${unit}` : shown;
}
