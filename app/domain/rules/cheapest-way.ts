import { scoreItem, verdictOfPoints } from "./evaluate";
import { anyOf, evaluateCondition } from "./evaluate-condition";
import { factsOfCondition } from "./facts-asked";
import { canMove, classFactsOf, effortOf, turningValues } from "./levers";
import type { Condition, Facts, FactValue, RuleSet, ScoreItem } from "./rule-set";

/** What has to hold: not one of the ways may be enough, all being not met is what is wrong. */
export interface Requirement {
  ways: readonly Condition[];
}

export interface Way {
  changes: ReadonlyMap<string, FactValue>;
  effort: number;
}

/** So many combinations of values are tried for facts that hang together, and so many sums of points kept. */
const MOST_COMBINATIONS = 5_000;
const MOST_STATES = 20_000;

interface Option extends Way {
  /** What it adds to the groups of the score, then to what stands alone. */
  points: number[];
}

/**
 * The changes of least effort after which no requirement is not met and, unless `score` is `none`, the points pass: what
 * every item gives at the least (`min`) or at the most (`max`). Null where there are none. Facts that share a line are
 * tried together at the values where a line or a band turns, then a knapsack over the points puts the parts together.
 */
export function cheapestWay(
  ruleSet: RuleSet,
  requirements: readonly Requirement[],
  facts: Facts,
  score: "none" | "min" | "max",
): Way | null {
  const items = score === "none" ? [] : ruleSet.scoring;
  const groups = score === "none" ? [] : (ruleSet.groups ?? []);
  const slots = items.map((item) => slotsOf(ruleSet, item));
  const grain = groups.length + 1;
  const none = { effort: 0, points: new Array<number>(grain).fill(0), option: null, before: null };
  let states: State[] = [none];
  for (const cluster of clustersOf(requirements, items)) {
    const options = optionsOf(cluster, facts, (then) => {
      const points = new Array<number>(grain).fill(0);
      for (const item of cluster.items) {
        const given = scoreItem(item, then).points[score === "max" ? "max" : "min"];
        for (const slot of slots[items.indexOf(item)]!) points[slot]! += given;
      }
      return points;
    });
    states = joined(
      states,
      options,
      groups.map(({ max }) => max),
    );
    if (states.length === 0) return null;
  }
  let best: State | null = null;
  for (const state of states) {
    if (best !== null && state.effort >= best.effort) continue;
    if (score === "none" || passes(ruleSet, state.points)) best = state;
  }
  return best && { changes: changesOf(best), effort: best.effort };
}

/** A sum of points with what led to it, last cluster first. */
interface State {
  effort: number;
  points: number[];
  option: Option | null;
  before: State | null;
}

function changesOf(state: State): Map<string, FactValue> {
  const changes = new Map<string, FactValue>();
  for (let at: State | null = state; at !== null; at = at.before)
    for (const [fact, value] of at.option?.changes ?? []) changes.set(fact, value);
  return changes;
}

/** The changes of least effort after which a condition is met or unknown, whoever could make them. Null = there are none. */
export function leastChange(condition: Condition, facts: Facts): Way | null {
  const requirement = { ways: [condition] };
  const cluster = { requirements: [requirement], items: [], facts: factsOfCondition(condition) };
  return (
    optionsOf(
      cluster,
      facts,
      () => [],
      () => true,
    )[0] ?? null
  );
}

/** The groups an item counts in, by place; the last place is for what stands alone. */
function slotsOf({ groups = [] }: RuleSet, { id }: ScoreItem): number[] {
  const own = groups.flatMap((group, i) => (group.items.includes(id) ? [i] : []));
  return own.length > 0 ? own : [groups.length];
}

function passes({ groups = [], pass }: RuleSet, points: readonly number[]): boolean {
  const capped = points.map((n, i) => Math.min(n, groups[i]?.max ?? Infinity));
  const sum = capped.reduce((all, n) => all + n, 0);
  return (
    groups.every(({ least }, i) => least === null || capped[i]! >= least) &&
    verdictOfPoints({ min: sum, max: sum }, pass) === "met"
  );
}

interface Cluster {
  requirements: Requirement[];
  items: ScoreItem[];
  facts: string[];
}

/** Requirements and items that share facts, directly or by others. */
function clustersOf(requirements: readonly Requirement[], items: readonly ScoreItem[]): Cluster[] {
  const single: Cluster[] = [
    ...requirements.map((one) => ({
      requirements: [one],
      items: [],
      facts: [...new Set(one.ways.flatMap(factsOfCondition))],
    })),
    ...items.map((item) => ({
      requirements: [],
      items: [item],
      facts: [...new Set(item.bands.flatMap(({ when }) => factsOfCondition(when)))],
    })),
  ];
  return single.reduce<Cluster[]>((clusters, one) => {
    const touching = clusters.filter(({ facts }) => facts.some((fact) => one.facts.includes(fact)));
    const merged = [...touching, one].reduce((a, b) => ({
      requirements: [...a.requirements, ...b.requirements],
      items: [...a.items, ...b.items],
      facts: [...new Set([...a.facts, ...b.facts])],
    }));
    return [...clusters.filter((other) => !touching.includes(other)), merged];
  }, []);
}

/** Every choice of values under which the requirements hold, the cheapest for each sum of points. */
function optionsOf(
  cluster: Cluster,
  facts: Facts,
  pointsOf: (then: Facts) => number[],
  may = canMove,
): Option[] {
  const holds = (then: Facts) =>
    cluster.requirements.every(
      ({ ways }) => anyOf(ways.map((way) => evaluateCondition(way, then))) !== "notMet",
    );
  const asItIs: Option = { changes: new Map(), effort: 0, points: pointsOf(facts) };
  if (cluster.items.length === 0 && holds(facts)) return [asItIs];
  const best = new Map<string, Option>();
  const choices = choicesOf(cluster, facts, may);
  const then: Record<string, Facts[string]> = { ...facts };
  const changes = new Map<string, FactValue>();
  const choose = (at: number, effort: number): void => {
    const choice = choices[at];
    if (choice === undefined) {
      if (!holds(then)) return;
      const points = pointsOf(then);
      const key = points.join();
      const old = best.get(key);
      if (!old || effort < old.effort) best.set(key, { changes: new Map(changes), effort, points });
      return;
    }
    choose(at + 1, effort);
    for (const { value, effort: more } of choice.values) {
      then[choice.fact] = value;
      changes.set(choice.fact, value);
      choose(at + 1, effort + more);
    }
    then[choice.fact] = choice.from;
    changes.delete(choice.fact);
  };
  choose(0, 0);
  return [...best.values()];
}

interface Choice {
  fact: string;
  from: FactValue;
  values: { value: FactValue; effort: number }[];
}

/** Where each fact can be brought to, least effort first; fewer of them where there would be too many combinations. */
function choicesOf({ requirements, items }: Cluster, facts: Facts, may: typeof canMove): Choice[] {
  const turning = new Map<string, Set<FactValue>>();
  const add = (condition: Condition, but: readonly string[] = []) => {
    for (const [fact, values] of turningValues(condition))
      if (!but.includes(fact)) turning.set(fact, new Set([...(turning.get(fact) ?? []), ...values]));
  };
  for (const { ways } of requirements) for (const way of ways) add(way, classFactsOf(way));
  for (const { bands } of items) for (const { when } of bands) add(when);
  const choices = [...turning].flatMap(([fact, values]): Choice[] => {
    const from = facts[fact] ?? null;
    if (from === null) return [];
    const reachable = [...values]
      .filter((value) => value !== from && may(fact, from, value))
      .map((value) => ({ value, effort: effortOf(fact, from, value) }))
      .sort((a, b) => a.effort - b.effort);
    return reachable.length > 0 ? [{ fact, from, values: reachable }] : [];
  });
  while (choices.reduce((all, { values }) => all * (values.length + 1), 1) > MOST_COMBINATIONS) {
    const longest = choices.reduce((a, b) => (b.values.length > a.values.length ? b : a));
    longest.values.pop();
  }
  return choices;
}

const clean = (n: number) => Math.round(n * 1e6) / 1e6;

function joined(
  states: readonly State[],
  options: readonly Option[],
  caps: readonly (number | null)[],
): State[] {
  const next = new Map<string, State>();
  for (const before of states)
    for (const option of options) {
      const effort = before.effort + option.effort;
      const points = before.points.map((n, i) => clean(Math.min(n + option.points[i]!, caps[i] ?? Infinity)));
      const key = points.join();
      const old = next.get(key);
      if (!old || effort < old.effort) next.set(key, { effort, points, option, before });
    }
  const found = [...next.values()];
  return found.length <= MOST_STATES
    ? found
    : found.sort((a, b) => a.effort - b.effort).slice(0, MOST_STATES);
}
