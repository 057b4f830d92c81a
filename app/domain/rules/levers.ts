import { findFigure } from "../figures";
import { findEnterpriseFact } from "./enterprise-facts";
import type { Condition, FactValue } from "./rule-set";

/**
 * How a company can move what the rules ask: `rises` and `falls` only that way, `waits` with time, `sought` by its own
 * doing, `granted` by somebody else; `fixed` is past, its nature, or an expert's. What effort is follows from it
 * (项目默认，非官方): the relative change, a yes in place of a no counts 1, what others grant thrice.
 */
export type Movement = "rises" | "falls" | "waits" | "sought" | "granted" | "fixed";

const FALLS = ["debtRatio", "totalLiabilitiesWan"];
const WAITS = ["registeredDays", "nicheYearsCount"];
const SOUGHT = ["coreIpOwned", "hasIp", "hasOwnIp", "managedByInformation", "certifiedManagement"];
const GRANTED_YES = ["nationalAwardTop3", "awards3yAny", "marketTop3"];
const GRANTED_COUNTS = [
  "provincialPlatformsCount",
  "standardsLedCount",
  "awards3yCount",
  "provincialProjectsCount",
];
/** Numbers that nothing done from now on changes. */
const PAST = ["ageYears", "startRevenueWan"];

export function movementOf(fact: string): Movement {
  if (FALLS.includes(fact)) return "falls";
  if (WAITS.includes(fact)) return "waits";
  if (SOUGHT.includes(fact)) return "sought";
  if (GRANTED_YES.includes(fact) || GRANTED_COUNTS.includes(fact) || fact.startsWith("certificate:"))
    return "granted";
  return findEnterpriseFact(fact)?.kind === "number" && !PAST.includes(fact) ? "rises" : "fixed";
}

/** Whether somebody can bring a fact from one value to another. */
export function canMove(fact: string, from: FactValue, to: FactValue): boolean {
  const movement = movementOf(fact);
  if (movement === "fixed") return false;
  if (typeof from === "number" && typeof to === "number") return movement === "falls" ? to < from : to > from;
  return from === false && to === true;
}

/** What is divided by where there is next to nothing to begin with, by unit (项目默认). */
const FLOORS: Record<string, number> = { 万元: 100, "%": 2, 百万美元: 5, 天: 365 };
const GRANTED_WEIGHT = 3;

/** How much is asked of a company: 0.1 = a tenth more than it has. */
export function effortOf(fact: string, from: FactValue, to: FactValue): number {
  const weight = movementOf(fact) === "granted" ? GRANTED_WEIGHT : 1;
  if (typeof from !== "number" || typeof to !== "number") return weight;
  const floor = FLOORS[findEnterpriseFact(fact)?.unit ?? ""] ?? 1;
  return (Math.abs(to - from) / Math.max(Math.abs(from), floor)) * weight;
}

const isWhole = (fact: string) =>
  findFigure(fact)?.kind === "count" || findEnterpriseFact(fact)?.unit === "天";
/** The least by which a fact differs: one piece or one day, else two decimals. */
const grain = (fact: string) => (isWhole(fact) ? 1 : 0.01);
const clean = (n: number) => Math.round(n * 1e9) / 1e9;
const atLeast = (fact: string, n: number) => (isWhole(fact) ? Math.ceil(n) : n);
const atMost = (fact: string, n: number) => (isWhole(fact) ? Math.floor(n) : n);
const justAbove = (fact: string, n: number) => (isWhole(fact) ? Math.floor(n) + 1 : clean(n + grain(fact)));
const justBelow = (fact: string, n: number) => (isWhole(fact) ? Math.ceil(n) - 1 : clean(n - grain(fact)));

/** The values of each fact at which a condition may turn (met, or not met where `wanted` is false). */
export function turningValues(
  condition: Condition,
  wanted = true,
  into = new Map<string, Set<FactValue>>(),
): Map<string, Set<FactValue>> {
  const add = (fact: string, value: FactValue) => {
    const values = into.get(fact) ?? new Set();
    into.set(fact, values.add(value));
  };
  switch (condition.op) {
    case "all":
    case "any":
      condition.of.forEach((one) => turningValues(one, wanted, into));
      break;
    case "not":
      turningValues(condition.of, !wanted, into);
      break;
    case "person":
      add(condition.fact, wanted);
      break;
    case "is":
      if (typeof condition.value === "boolean") add(condition.fact, condition.value === wanted);
      else if (condition.value !== null && wanted) add(condition.fact, condition.value);
      break;
    case "in":
      if (wanted) condition.values?.forEach((value) => add(condition.fact, value));
      break;
    default: {
      const { op, fact, value } = condition;
      if (value === null) break;
      if (op === "min") add(fact, wanted ? atLeast(fact, value) : justBelow(fact, value));
      if (op === "above") add(fact, wanted ? justAbove(fact, value) : atMost(fact, value));
      if (op === "max") add(fact, wanted ? atMost(fact, value) : justAbove(fact, value));
      if (op === "below") add(fact, wanted ? justBelow(fact, value) : atLeast(fact, value));
    }
  }
  return into;
}

/** How large a company is. */
const SIZES = ["revenueWan", "startRevenueWan", "totalAssetsWan", "staffCount"];

/**
 * Facts that say in a condition which case it is, as the class of sales: bounded from both sides, or the size of a company
 * beside something else in one of several cases. Nobody is advised to grow into another class.
 */
export function classFactsOf(condition: Condition): string[] {
  const sides = new Map<string, Set<"low" | "high">>();
  const cases = new Set<string>();
  const walk = (one: Condition, within: { any: boolean; beside: boolean }): void => {
    if (one.op === "any") one.of.forEach((part) => walk(part, { ...within, any: true }));
    else if (one.op === "all")
      one.of.forEach((part) => walk(part, { ...within, beside: within.any && one.of.length > 1 }));
    else if (one.op === "not") walk(one.of, within);
    else if (one.op === "min" || one.op === "above" || one.op === "max" || one.op === "below") {
      const side = one.op === "min" || one.op === "above" ? "low" : "high";
      sides.set(one.fact, (sides.get(one.fact) ?? new Set()).add(side));
      if (within.beside && SIZES.includes(one.fact)) cases.add(one.fact);
    }
  };
  walk(condition, { any: false, beside: false });
  for (const [fact, both] of sides) if (both.size === 2) cases.add(fact);
  return [...cases];
}
