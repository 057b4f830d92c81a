import type { EvaluatedGroup, EvaluatedLine, RuleEvaluation } from "../card-evaluation";
import { clauseLabel } from "../clause";
import { allOf, anyOf, evaluateCondition, known } from "./evaluate-condition";
import { factNamesOf } from "./facts-asked";
import type { Facts, RuleLine, RuleSet, ScoreGroup, ScoreItem, Verdict } from "./rule-set";

/**
 * Points of an item as `min..max`: of the first band that is met; a band before it that is unknown widens the range.
 * Where no band is met for certain, 0 is possible too.
 */
export function scoreItem(
  item: ScoreItem,
  facts: Facts,
): { verdict: Verdict; points: { min: number; max: number } } {
  const most = item.max ?? Infinity;
  if (item.bands.length === 0) return { verdict: "unknown", points: { min: 0, max: item.max ?? 0 } };
  const possible: { min: number; max: number }[] = [];
  let verdict: Verdict = "notMet";
  for (const band of item.bands) {
    const holds = evaluateCondition(band.when, facts);
    if (holds === "notMet") continue;
    possible.push({ min: Math.min(band.min, most), max: Math.min(band.max, most) });
    if (holds === "unknown") verdict = "unknown";
    else {
      if (verdict === "notMet") verdict = "met";
      return { verdict, points: rangeOf(possible) };
    }
  }
  return { verdict, points: rangeOf([...possible, { min: 0, max: 0 }]) };
}

const rangeOf = (ranges: readonly { min: number; max: number }[]) => ({
  min: Math.min(...ranges.map(({ min }) => min)),
  max: Math.max(...ranges.map(({ max }) => max)),
});

/** Whether so many points pass: met where even the least do, not met where even the most do not. */
export function verdictOfPoints(points: { min: number; max: number }, pass: RuleSet["pass"]): Verdict {
  if (pass === null) return "unknown";
  const passes = (n: number) => (pass.exclusive ? n > pass.points : n >= pass.points);
  if (passes(points.min)) return "met";
  return passes(points.max) ? "unknown" : "notMet";
}

const inputsOf = (of: RuleLine | ScoreItem, facts: Facts) =>
  factNamesOf(of).map((fact) => ({ fact, value: known(facts, fact) }));

const NO_INPUTS = (): EvaluatedLine["inputs"] => [];

function evaluateLine(
  line: RuleLine,
  part: EvaluatedLine["part"],
  facts: Facts,
  inputs: typeof inputsOf,
): EvaluatedLine {
  const verdict = evaluateCondition(line.when, facts);
  return {
    id: line.id,
    part,
    title: line.title,
    verdict,
    inputs: inputs(line, facts),
    clause: clauseLabel(line.clause),
    ...(line.advice && verdict !== "met" ? { advice: line.advice } : {}),
  };
}

/**
 * What a rule set says of somebody (policy-facts §0.3): every gate has to be met or waived, and where there are honours
 * that pass directly or a score, one of them. Pure; what is not known stays unknown, never 0 and never a refusal.
 * A gate counts as met where its waiver is (`waivedBy` says so), and as unknown where nobody has told of the waiver yet.
 * Where nobody reads it, `explained: false` leaves out what went in.
 */
export function evaluate(
  ruleSet: RuleSet,
  version: number,
  facts: Facts,
  { explained = true }: { explained?: boolean } = {},
): RuleEvaluation {
  const inputs = explained ? inputsOf : NO_INPUTS;
  const waivers = ruleSet.waivers.map(({ gates, by }) => ({
    gates,
    line: evaluateLine(by, "waiver", facts, inputs),
  }));
  const gates = ruleSet.gates.map((gate): EvaluatedLine => {
    const line = evaluateLine(gate, "gate", facts, inputs);
    if (line.verdict === "met") return line;
    const mine = waivers.filter((waiver) => waiver.gates.includes(gate.id)).map((waiver) => waiver.line);
    const met = mine.find(({ verdict }) => verdict === "met");
    if (met) {
      const { advice: _, ...kept } = line;
      return { ...kept, verdict: "met", waivedBy: met.id };
    }
    return { ...line, verdict: anyOf([line.verdict, ...mine.map(({ verdict }) => verdict)]) };
  });
  const direct = ruleSet.directPass.map((line) => evaluateLine(line, "directPass", facts, inputs));
  const scores = ruleSet.scoring.map((item): EvaluatedLine => ({
    id: item.id,
    part: "score",
    title: item.title,
    inputs: inputs(item, facts),
    clause: clauseLabel(item.clause),
    ...scoreItem(item, facts),
  }));
  const layout = layoutOf(ruleSet);
  const groups = layout.groups.map(({ group, at }) => evaluateGroup(group, at, scores));
  // Every item counts once: in its group where it has one, so that what the group caps is not counted.
  const points =
    ruleSet.scoring.length === 0 ? null : sumOf([...groups, ...layout.alone.map((i) => scores[i])]);

  const ways = [
    ...direct.map(({ verdict }) => verdict),
    ...(points
      ? [allOf([verdictOfPoints(points, ruleSet.pass), ...groups.map(({ verdict }) => verdict)])]
      : []),
  ];
  const verdict = allOf([...gates.map((line) => line.verdict), ...(ways.length > 0 ? [anyOf(ways)] : [])]);
  return {
    ruleSetId: ruleSet.id,
    version,
    title: ruleSet.title,
    verdict,
    points,
    ...(groups.length > 0 ? { groups } : {}),
    lines: [...gates, ...waivers.map(({ line }) => line), ...direct, ...scores],
  };
}

/** Where the items of each group stand in the score, and those of none; found once, as a version is never changed. */
interface Layout {
  groups: { group: ScoreGroup; at: number[] }[];
  alone: number[];
}
const layouts = new WeakMap<RuleSet, Layout>();
function layoutOf(ruleSet: RuleSet): Layout {
  const kept = layouts.get(ruleSet);
  if (kept) return kept;
  const { scoring, groups = [] } = ruleSet;
  const where = (counts: (id: string) => boolean) =>
    [...scoring.keys()].filter((i) => counts(scoring[i]?.id ?? ""));
  const grouped = new Set(groups.flatMap(({ items }) => items));
  const layout = {
    groups: groups.map((group) => ({ group, at: where((id) => group.items.includes(id)) })),
    alone: where((id) => !grouped.has(id)),
  };
  layouts.set(ruleSet, layout);
  return layout;
}

type Points = { min: number; max: number };
function sumOf(scores: readonly ({ points?: Points } | undefined)[]): Points {
  const sum = { min: 0, max: 0 };
  for (const score of scores) {
    sum.min += score?.points?.min ?? 0;
    sum.max += score?.points?.max ?? 0;
  }
  return sum;
}

function evaluateGroup(
  group: ScoreGroup,
  at: readonly number[],
  scores: readonly EvaluatedLine[],
): EvaluatedGroup {
  const { id, title, items, max, least } = group;
  const sum = sumOf(at.map((i) => scores[i]));
  const most = max ?? Infinity;
  const points = { min: Math.min(sum.min, most), max: Math.min(sum.max, most) };
  const verdict = least === null ? "met" : verdictOfPoints(points, { points: least, exclusive: false });
  return { id, title, items: [...items], max, least, points, verdict };
}
