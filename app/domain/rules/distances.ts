import type { EvaluatedLine, RuleEvaluation } from "../card-evaluation";
import { leastChange, type Way } from "./cheapest-way";
import { findEnterpriseFact } from "./enterprise-facts";
import { canMove } from "./levers";
import { gapWords } from "./next-step-words";
import type { Facts, FactValue, RuleSet } from "./rule-set";

/** What one fact lacks. */
export interface Gap {
  fact: string;
  value: FactValue;
  /** Where the line is met: the bound, or the least value beyond it. */
  bound: FactValue;
  /** How far it is, in the fact's unit; null where it is no number. */
  amount: number | null;
  unit: string | null;
  /** Whether the company can do something about it. */
  movable: boolean;
  text: string;
}

/** How far a line is from being met, or an item of the score from its next band. */
export interface LineDistance {
  id: string;
  title: string;
  part: EvaluatedLine["part"];
  gaps: Gap[];
  effort: number;
  /** Points that the item then gives. */
  points?: { min: number; max: number };
}

/**
 * The distance of every line that is not met, by the alternative of least effort where there are several, and of every
 * item of the score to the nearest band above. Lines that no number or choice settles are left out.
 */
export function distances(ruleSet: RuleSet, evaluation: RuleEvaluation, facts: Facts): LineDistance[] {
  const conditions = new Map(
    [...ruleSet.gates, ...ruleSet.waivers.map(({ by }) => by), ...ruleSet.directPass].map(({ id, when }) => [
      id,
      when,
    ]),
  );
  const items = new Map(ruleSet.scoring.map((item) => [item.id, item]));
  return evaluation.lines.flatMap((line): LineDistance[] => {
    const { id, title, part } = line;
    const as = (way: Way, points?: { min: number; max: number }) => ({
      ...{ id, title, part, effort: way.effort },
      gaps: [...way.changes].map(([fact, bound]) => gapOf(fact, bound, facts)),
      ...(points ? { points } : {}),
    });
    const condition = conditions.get(id);
    if (condition) {
      const way = line.verdict === "notMet" ? leastChange(condition, facts) : null;
      return way ? [as(way)] : [];
    }
    const now = line.points?.min ?? 0;
    const nearest = (items.get(id)?.bands ?? [])
      .filter(({ min }) => min > now)
      .map(({ when, min, max }) => ({ way: leastChange(when, facts), points: { min, max } }))
      .filter((one): one is { way: Way; points: { min: number; max: number } } => !!one.way?.changes.size)
      .reduce<{ way: Way; points: { min: number; max: number } } | null>(
        (best, one) => (best === null || one.way.effort < best.way.effort ? one : best),
        null,
      );
    return nearest ? [as(nearest.way, nearest.points)] : [];
  });
}

function gapOf(fact: string, bound: FactValue, facts: Facts): Gap {
  const value = facts[fact] as FactValue;
  return {
    ...{ fact, value, bound },
    amount:
      typeof value === "number" && typeof bound === "number"
        ? Math.round(Math.abs(bound - value) * 1e9) / 1e9
        : null,
    unit: findEnterpriseFact(fact)?.unit ?? null,
    movable: canMove(fact, value, bound),
    text: gapWords(fact, value, bound, facts),
  };
}
