import type { EvaluatedLine, RuleEvaluation } from "../card-evaluation";
import { evaluate } from "./evaluate";
import { anyOf, evaluateCondition } from "./evaluate-condition";
import { factsOfCondition } from "./facts-asked";
import { cheapestWay, type Requirement } from "./cheapest-way";
import { blockedWords, stepWords } from "./next-step-words";
import { effortOf } from "./levers";
import { kindOfFact } from "./facts";
import type { Condition, Facts, FactValue, RuleSet } from "./rule-set";

type Points = { min: number; max: number };

/** One fact to bring from one value to another. */
export interface Step {
  fact: string;
  from: FactValue;
  to: FactValue;
  /** See `effortOf`; 0.1 = a tenth more. */
  effort: number;
  /** `再有 2 项Ⅱ类知识产权`. */
  text: string;
  /** Lines that are not met without it, and items of the score that it lifts. */
  gates: { id: string; title: string }[];
  moves: { id: string; title: string; from: Points; to: Points }[];
}

/** A line that no step of a company settles. */
export interface Blocked {
  /** Of the line; `score` = the score as a whole. */
  id: string;
  title: string;
  /**
   * `fixed`: not met, and nothing changes it; `missing`: not told yet; `open`: the rule itself is not public (待核);
   * `expert`: somebody else judges it.
   */
  reason: "fixed" | "missing" | "open" | "expert";
  /** Facts that are unknown, or that stand in the way. */
  facts: string[];
  text: string;
}

export interface NextSteps {
  /** Least effort first; together they make the rule set met, or leave it unknown for what is in `blocked`. */
  steps: Step[];
  /** Sum over the steps; null where they do not lead there. */
  effort: number | null;
  blocked: Blocked[];
}

/**
 * The cheapest way to meet a rule set (项目默认的费力程度，见 levers.ts). Facts are moved one by one, as if the others
 * stayed. Scores count at their least, where an expert gives points within a band; where that cannot pass, at their most,
 * and `blocked` says that the expert decides.
 * @param evaluation of the same rule set and facts
 */
export function nextSteps(ruleSet: RuleSet, evaluation: RuleEvaluation, facts: Facts): NextSteps {
  if (evaluation.verdict === "met") return { steps: [], effort: 0, blocked: [] };
  const gates = ruleSet.gates.map(({ id, when }): Requirement & { id: string } => {
    const waivers = ruleSet.waivers.filter(({ gates: ids }) => ids.includes(id)).map(({ by }) => by.when);
    return { id, ways: [when, ...waivers] };
  });
  const holds = (one: Requirement) =>
    anyOf(one.ways.map((way) => evaluateCondition(way, facts))) !== "notMet";
  const stuck = gates.filter((gate) => !holds(gate) && cheapestWay(ruleSet, [gate], facts, "none") === null);
  const open = gates.filter((gate) => !stuck.includes(gate));

  const directs = ruleSet.directPass.map(({ when }): Requirement => ({ ways: [when] }));
  const scored = ruleSet.scoring.length > 0 && ruleSet.pass !== null;
  const before = waysOf(ruleSet, evaluation);
  const needsWay = before.length > 0 && anyOf(before) === "notMet";
  const ways = needsWay
    ? [
        ...(scored
          ? [cheapestWay(ruleSet, open, facts, "min") ?? cheapestWay(ruleSet, open, facts, "max")]
          : []),
        ...directs.map((direct) => cheapestWay(ruleSet, [...open, direct], facts, "none")),
      ]
    : [cheapestWay(ruleSet, open, facts, "none")];
  const found = ways
    .filter((way) => way !== null)
    .reduce<(typeof ways)[number]>(
      (best, way) => (best === null || way.effort < best.effort ? way : best),
      null,
    );
  // Where the score is out of reach, what the gates lack is still worth knowing.
  const way = found ?? cheapestWay(ruleSet, open, facts, "none") ?? { changes: new Map(), effort: 0 };
  const then = { ...facts, ...Object.fromEntries(way.changes) };
  const after = evaluate(ruleSet, evaluation.version, then);

  const steps = [...way.changes]
    .map(([fact, to]) => stepOf(fact, to, evaluation, after, facts))
    .sort((a, b) => a.effort - b.effort);
  const blocked = blockedAfter(ruleSet, after, then, {
    outOfReach: needsWay && found === null,
    then: steps.length > 0,
  });
  return {
    steps,
    effort: stuck.length > 0 || (needsWay && found === null) ? null : way.effort,
    blocked,
  };
}

/** The verdicts of which one has to be met besides the gates. */
function waysOf(ruleSet: RuleSet, { lines, points, groups }: RuleEvaluation) {
  const direct = lines.filter(({ part }) => part === "directPass").map(({ verdict }) => verdict);
  return points === null ? direct : [...direct, scoreVerdict(ruleSet, points, groups ?? [])];
}

function scoreVerdict(
  { pass }: RuleSet,
  points: Points,
  groups: NonNullable<RuleEvaluation["groups"]>,
): EvaluatedLine["verdict"] {
  const passes = (n: number) => pass !== null && (pass.exclusive ? n > pass.points : n >= pass.points);
  if (groups.some(({ verdict }) => verdict === "notMet")) return "notMet";
  if (pass === null) return "unknown";
  if (!passes(points.max)) return "notMet";
  return passes(points.min) && groups.every(({ verdict }) => verdict === "met") ? "met" : "unknown";
}

function stepOf(
  fact: string,
  to: FactValue,
  before: RuleEvaluation,
  after: RuleEvaluation,
  facts: Facts,
): Step {
  const from = facts[fact] as FactValue;
  const now = new Map(after.lines.map((line) => [line.id, line]));
  const touched = before.lines.filter(({ inputs }) => inputs.some((input) => input.fact === fact));
  const gates = touched
    .filter(
      ({ id, part, verdict }) =>
        part !== "score" && verdict === "notMet" && now.get(id)?.verdict !== "notMet",
    )
    .map(({ id, title }) => ({ id, title }));
  const moves = touched.flatMap(({ id, title, points }) => {
    const then = now.get(id)?.points;
    return points && then && (then.min !== points.min || then.max !== points.max)
      ? [{ id, title, from: points, to: then }]
      : [];
  });
  return {
    fact,
    from,
    to,
    effort: effortOf(fact, from, to),
    text: stepWords(fact, from, to, facts),
    gates,
    moves,
  };
}

/** What is left once the steps are done. */
function blockedAfter(
  ruleSet: RuleSet,
  after: RuleEvaluation,
  facts: Facts,
  { outOfReach, then }: { outOfReach: boolean; then: boolean },
): Blocked[] {
  const conditions = new Map(
    [...ruleSet.gates, ...ruleSet.directPass].map(({ id, when }) => [id, when] as const),
  );
  const open = (line: EvaluatedLine): Blocked => {
    const condition = conditions.get(line.id)!;
    if (line.verdict === "notMet")
      return blockedLine(line.id, line.title, "fixed", factsOfCondition(condition));
    const missing = missingOf(condition, facts);
    return blockedLine(line.id, line.title, reasonOf(missing, "open"), missing);
  };
  const gates = after.lines.filter(({ part, verdict }) => part === "gate" && verdict !== "met").map(open);
  const ways = waysOf(ruleSet, after);
  if (ways.length === 0 || anyOf(ways) === "met") return gates;
  const direct = after.lines
    .filter(({ part, verdict }) => part === "directPass" && verdict === "unknown")
    .map(open);
  if (after.points === null) return [...gates, ...direct];
  const conditionsOfScore = ruleSet.scoring.flatMap(({ bands }) => bands.map(({ when }) => when));
  const missing = [...new Set(conditionsOfScore.flatMap((condition) => missingOf(condition, facts)))];
  const hasGap = ruleSet.scoring.some(({ bands }) => bands.length === 0);
  const reason = outOfReach ? "fixed" : reasonOf(missing, hasGap ? "open" : "expert");
  const text = blockedWords(reason, missing, { points: after.points, pass: ruleSet.pass, then });
  return [...gates, ...direct, { id: "score", title: "评分", reason, facts: missing, text }];
}

/** Facts that are not told although it is laid down what is asked of them. */
function missingOf(condition: Condition, facts: Facts): string[] {
  if ("of" in condition)
    return condition.op === "not"
      ? missingOf(condition.of, facts)
      : [...new Set(condition.of.flatMap((one) => missingOf(one, facts)))];
  const asks =
    condition.op === "person" || (condition.op === "in" ? condition.values : condition.value) !== null;
  return asks && (facts[condition.fact] ?? null) === null ? [condition.fact] : [];
}

const reasonOf = (missing: readonly string[], without: "open" | "expert"): Blocked["reason"] => {
  if (missing.length === 0) return without;
  return missing.every((fact) => kindOfFact(fact) === "office") ? "expert" : "missing";
};

const blockedLine = (id: string, title: string, reason: Blocked["reason"], facts: string[]): Blocked => ({
  id,
  title,
  reason,
  facts,
  text: blockedWords(reason, facts),
});
