import { findCardFact } from "~/domain/rules/card-facts";
import { findEnterpriseFact } from "~/domain/rules/enterprise-facts";
import type { Condition, RuleLine, RuleSet, ScoreGroup, ScoreItem } from "~/domain/rules/rule-set";

/** A rule set with one thing of it changed. */
export interface Mutant {
  /** What was changed and how, unique: `tsme-2017 · gate salesMost · revenueWan max 20000 → 20000.01`. */
  id: string;
  ruleSet: RuleSet;
  /** Why nobody can tell it from the rule set, where that follows from the rule set itself. */
  same?: string;
}

const factNamed = (name: string) => findEnterpriseFact(name) ?? findCardFact(name);

type Changed<T> = { what: string; value: T; same?: string };

const COMPARISONS = ["min", "max", "above", "below"] as const;
/** How far a bound is moved: less than what lies between the two sides of an edge in the examples. */
const STEPS: Readonly<Record<string, number>> = { "%": 0.25, 万元: 0.01, 百万美元: 0.01, 年: 0.01, 项: 0.5 };
const stepOf = (fact: string) => STEPS[factNamed(fact)?.unit ?? ""] ?? 1;
const rounded = (n: number) => Math.round(n * 1e6) / 1e6;

const without = <T>(list: readonly T[], i: number): T[] => list.filter((_, j) => j !== i);
const replaced = <T>(list: readonly T[], i: number, value: T): T[] =>
  list.map((one, j) => (j === i ? value : one));

/** Every way to change one thing of a condition. */
export function changedConditions(condition: Condition): Changed<Condition>[] {
  switch (condition.op) {
    case "all":
    case "any": {
      const { op, of } = condition;
      const other = op === "all" ? "any" : "all";
      return [
        ...(of.length > 1 ? [{ what: `${op} → ${other}`, value: { op: other, of } as Condition }] : []),
        ...(of.length > 1
          ? of.map((one, i) => ({ what: `${op} without ${inShort(one)}`, value: { op, of: without(of, i) } }))
          : []),
        ...of.flatMap((one, i) =>
          changedConditions(one).map(({ what, value }) => ({
            what,
            value: { op, of: replaced(of, i, value) },
          })),
        ),
      ];
    }
    case "not":
      return [
        { what: `not ${inShort(condition.of)} → without not`, value: condition.of },
        ...changedConditions(condition.of).map(({ what, value }) => ({
          what,
          value: { op: "not" as const, of: value },
        })),
      ];
    case "is":
      return [
        {
          what: `${inShort(condition)} → ${String(otherThan(condition))}`,
          value: { ...condition, value: otherThan(condition) },
        },
      ];
    case "in": {
      const { fact, values } = condition;
      if (values === null)
        return [{ what: `${inShort(condition)} → []`, value: { ...condition, values: [] } }];
      const others = (factNamed(fact)?.options ?? []).filter(({ value }) => !values.includes(value));
      return [
        ...values.map((value, i) => ({
          what: `${fact} in … without ${value}`,
          value: { ...condition, values: without(values, i) },
        })),
        ...others.map(({ value }) => ({
          what: `${fact} in … with ${value}`,
          value: { ...condition, values: [...values, value] },
        })),
      ];
    }
    case "person":
      return [];
    default: {
      const { op, fact, value } = condition;
      if (value === null) return [{ what: `${inShort(condition)} → 0`, value: { ...condition, value: 0 } }];
      const step = stepOf(fact);
      return [
        ...COMPARISONS.filter((one) => one !== op).map((one) => ({
          what: `${inShort(condition)} → ${one}`,
          value: { ...condition, op: one },
        })),
        ...[value - step, value + step].map(rounded).map((bound) => ({
          what: `${inShort(condition)} → ${bound}`,
          value: { ...condition, value: bound },
        })),
      ];
    }
  }
}

/** Another value of the fact; true in place of what is not public. */
function otherThan({ fact, value }: Extract<Condition, { op: "is" }>): boolean | string {
  if (value === null) return true;
  if (typeof value === "boolean") return !value;
  const options = (factNamed(fact)?.options ?? []).map((option) => option.value);
  return options[(options.indexOf(value) + 1) % options.length] ?? "";
}

function inShort(condition: Condition): string {
  switch (condition.op) {
    case "all":
    case "any":
      return `${condition.op}(${condition.of.map(inShort).join(", ")})`;
    case "not":
      return `not ${inShort(condition.of)}`;
    case "person":
      return condition.fact;
    case "in":
      return `${condition.fact} in ${condition.values?.join(",") ?? "null"}`;
    default:
      return `${condition.fact} ${condition.op} ${condition.value}`;
  }
}

const changedLine = (line: RuleLine): Changed<RuleLine>[] =>
  changedConditions(line.when).map(({ what, value }) => ({ what, value: { ...line, when: value } }));

/** A line is changed or left out. */
const changedLines = (lines: readonly RuleLine[], part: string): Changed<RuleLine[]>[] =>
  lines.flatMap((line, i) => [
    { what: `without ${part} ${line.id}`, value: without(lines, i) },
    ...changedLine(line).map(({ what, value }) => ({
      what: `${part} ${line.id} · ${what}`,
      value: replaced(lines, i, value),
    })),
  ]);

const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));
/** The least by which sums of the points can differ: a bound moved by less is the same bound. */
const grain = (items: readonly ScoreItem[]) =>
  items.flatMap(({ bands }) => bands.flatMap(({ min, max }) => [min, max])).reduce(gcd, 0) || 1;

const CAPPED = "the most of the item holds already";
const UNREACHED = "no band gives more";

/** Points of a band, moved by one; what the cap of the item takes off again is moved together with the cap. */
function changedPoints(item: ScoreItem, i: number): Changed<ScoreItem>[] {
  const band = item.bands[i]!;
  const most = item.max ?? Infinity;
  const moved = (end: "min" | "max", by: number): Changed<ScoreItem> => {
    const to = band[end] + by;
    const value = { ...item, bands: replaced(item.bands, i, { ...band, [end]: to }) };
    const what = `band ${i + 1} ${end} ${band[end]} → ${to}`;
    return Math.min(to, most) === Math.min(band[end], most) ? { what, value, same: CAPPED } : { what, value };
  };
  const both = { ...item, max: most + 1, bands: replaced(item.bands, i, { ...band, max: band.max + 1 }) };
  return [
    ...[moved("min", -1), moved("min", 1), moved("max", -1), moved("max", 1)],
    ...(band.max === item.max ? [{ what: `band ${i + 1} and the most → ${band.max + 1}`, value: both }] : []),
  ];
}

function changedItem(item: ScoreItem): Changed<ScoreItem>[] {
  const { bands, max } = item;
  const reached = Math.max(0, ...bands.map((band) => band.max));
  return [
    ...bands.flatMap((band, i) => [
      { what: `without band ${i + 1}`, value: { ...item, bands: without(bands, i) } },
      ...changedConditions(band.when).map(({ what, value }) => ({
        what: `band ${i + 1} · ${what}`,
        value: { ...item, bands: replaced(bands, i, { ...band, when: value }) },
      })),
      ...changedPoints(item, i),
      ...changedOrder(item, i),
    ]),
    ...(max === null
      ? [{ what: "most null → 1", value: { ...item, max: 1 } }]
      : [
          { what: `most ${max} → ${max - 1}`, value: { ...item, max: max - 1 } },
          {
            what: `most ${max} → ${max + 1}`,
            value: { ...item, max: max + 1 },
            ...(reached <= max ? { same: UNREACHED } : {}),
          },
        ]),
  ];
}

/** Two bands that follow one another change places. */
function changedOrder(item: ScoreItem, i: number): Changed<ScoreItem>[] {
  const [one, next] = [item.bands[i], item.bands[i + 1]];
  if (!one || !next) return [];
  const apart = one.when.op === "is" && next.when.op === "is" && one.when.fact === next.when.fact;
  return [
    {
      what: `band ${i + 1} behind band ${i + 2}`,
      value: { ...item, bands: replaced(replaced(item.bands, i, next), i + 1, one) },
      ...(apart ? { same: "nobody meets both" } : {}),
    },
  ];
}

function changedGroup(group: ScoreGroup, all: readonly ScoreItem[]): Changed<ScoreGroup>[] {
  const { items, max, least } = group;
  const step = grain(all.filter(({ id }) => items.includes(id)));
  return [
    ...items.map((id, i) => ({ what: `without ${id}`, value: { ...group, items: without(items, i) } })),
    ...(max === null ? [0] : [max - 1, max + 1]).map((to) => ({
      what: `most ${max} → ${to}`,
      value: { ...group, max: to },
    })),
    ...(least === null ? [1] : [least - step, least + step]).map((to) => ({
      what: `least ${least} → ${to}`,
      value: { ...group, least: to },
    })),
  ];
}

function changedPass({ pass, scoring }: RuleSet): Changed<RuleSet["pass"]>[] {
  if (pass === null)
    return scoring.length === 0 ? [] : [{ what: "null → 0", value: { points: 0, exclusive: false } }];
  const step = grain(scoring);
  return [
    {
      what: `exclusive ${pass.exclusive} → ${!pass.exclusive}`,
      value: { ...pass, exclusive: !pass.exclusive },
    },
    ...[pass.points - step, pass.points + step].map((points) => ({
      what: `${pass.points} → ${points}`,
      value: { ...pass, points },
    })),
  ];
}

/** Every rule set that differs from this one in one thing. */
export function mutantsOf(ruleSet: RuleSet): Mutant[] {
  const { waivers, scoring, groups = [] } = ruleSet;
  const of = <K extends keyof RuleSet>(key: K, changes: readonly Changed<RuleSet[K]>[]): Mutant[] =>
    changes.map(({ what, value, same }) => ({
      id: `${ruleSet.id} · ${what}`,
      ruleSet: { ...ruleSet, [key]: value },
      ...(same ? { same } : {}),
    }));
  const each = <T extends { id: string }>(
    list: readonly T[],
    name: string,
    change: (one: T) => Changed<T>[],
  ) =>
    list.flatMap((one, i) => [
      { what: `without ${name} ${one.id}`, value: without(list, i) },
      ...change(one).map(({ what, value, ...rest }) => ({
        what: `${name} ${one.id} · ${what}`,
        value: replaced(list, i, value),
        ...rest,
      })),
    ]);
  return [
    ...of("gates", changedLines(ruleSet.gates, "gate")),
    ...of(
      "waivers",
      waivers.flatMap((waiver, i) => [
        { what: `without waiver ${waiver.by.id}`, value: without(waivers, i) },
        ...waiver.gates.map((gate, j) => ({
          what: `waiver ${waiver.by.id} not of ${gate}`,
          value: replaced(waivers, i, { ...waiver, gates: without(waiver.gates, j) }),
        })),
        ...changedLine(waiver.by).map(({ what, value }) => ({
          what: `waiver ${waiver.by.id} · ${what}`,
          value: replaced(waivers, i, { ...waiver, by: value }),
        })),
      ]),
    ),
    ...of("directPass", changedLines(ruleSet.directPass, "directPass")),
    ...of("scoring", each(scoring, "item", changedItem)),
    ...of(
      "groups",
      each(groups, "group", (group) => changedGroup(group, scoring)),
    ),
    ...of(
      "pass",
      changedPass(ruleSet).map(({ what, value }) => ({ what: `pass ${what}`, value })),
    ),
  ];
}
