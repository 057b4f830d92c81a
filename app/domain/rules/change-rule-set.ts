import type { Clause, ClauseConfidence } from "../clause";
import { openCondition, linesOf, type LinePart, type RulePart } from "./describe";
import type { Condition, RuleGrade, RuleLine, RuleOutcome, RuleSet, ScoreGroup, ScoreItem } from "./rule-set";

/** One step of editing a draft. */
export type RuleChange =
  | {
      kind: "basics";
      title: string;
      docNo: string | null;
      effectiveFrom: string | null;
      effectiveTo: string | null;
      confidence: ClauseConfidence;
      outcome: RuleOutcome;
      pass: RuleSet["pass"];
    }
  | {
      kind: "line";
      part: LinePart;
      id: string;
      title: string;
      advice: string | null;
      clause: Clause;
      /** null = as it was: deeper than a form shows. */
      when: Condition | null;
      /** Of a waiver: the gates that need not be met. */
      gates: readonly string[];
    }
  | { kind: "item"; id: string; title: string; max: number | null; clause: Clause; bands: ScoreItem["bands"] }
  /** `fact`: null = a part of a score whose bands are not known yet (待核). */
  | { kind: "add"; part: RulePart; id: string; title: string; fact: string | null }
  | { kind: "remove"; part: RulePart; id: string }
  | { kind: "move"; part: RulePart; id: string; by: -1 | 1 }
  | ({ kind: "group" } & ScoreGroup)
  | { kind: "addGroup"; id: string; title: string }
  | { kind: "removeGroup"; id: string }
  | { kind: "moveGroup"; id: string; by: -1 | 1 }
  /** Of every grade, by id. */
  | { kind: "grades"; grades: Readonly<Record<string, Pick<RuleGrade, "from" | "limitWan">>> };

const byId = (id: string) => (one: { id: string }) => one.id === id;

/** The rule set after a step; null where what it changes is not there. */
export function changeRuleSet(ruleSet: RuleSet, change: RuleChange): RuleSet | null {
  switch (change.kind) {
    case "basics": {
      const { kind: _, ...basics } = change;
      return { ...ruleSet, ...basics };
    }
    case "line":
      return changeLine(ruleSet, change);
    case "item": {
      const { kind: _, ...item } = change;
      if (!ruleSet.scoring.some(byId(item.id))) return null;
      return { ...ruleSet, scoring: ruleSet.scoring.map((one) => (one.id === item.id ? item : one)) };
    }
    case "add":
      return addLine(ruleSet, change);
    case "remove":
      return removeLine(ruleSet, change.part, change.id);
    case "move":
      return moveLine(ruleSet, change);
    case "addGroup": {
      const { id, title } = change;
      const group: ScoreGroup = { id, title, items: [], max: null, least: null };
      return { ...ruleSet, groups: [...(ruleSet.groups ?? []), group] };
    }
    case "group":
      return changeGroup(ruleSet, change);
    case "removeGroup":
      return removeGroup(ruleSet, change.id);
    case "moveGroup": {
      const groups = moved(ruleSet.groups ?? [], change);
      return groups && { ...ruleSet, groups };
    }
    case "grades":
      return {
        ...ruleSet,
        grades: (ruleSet.grades ?? []).map((grade) => ({ ...grade, ...change.grades[grade.id] })),
      };
  }
}

function changeLine(ruleSet: RuleSet, change: RuleChange & { kind: "line" }): RuleSet | null {
  const { part, id, title, advice, clause, when, gates } = change;
  const found = linesOf(ruleSet).find((one) => one.part === part && one.line.id === id);
  if (!found) return null;
  const line: RuleLine = {
    id,
    title,
    when: when ?? found.line.when,
    clause,
    ...(advice ? { advice } : {}),
  };
  const put = (lines: readonly RuleLine[]) => lines.map((one) => (one.id === id ? line : one));
  if (part === "gate") return { ...ruleSet, gates: put(ruleSet.gates) };
  if (part === "directPass") return { ...ruleSet, directPass: put(ruleSet.directPass) };
  const known = gates.filter((gate) => ruleSet.gates.some(byId(gate)));
  const waivers = ruleSet.waivers.map((one) => (one.by.id === id ? { gates: known, by: line } : one));
  return { ...ruleSet, waivers };
}

/** An item counts in one group: what is put into this one leaves the others. */
function changeGroup(ruleSet: RuleSet, change: RuleChange & { kind: "group" }): RuleSet | null {
  const { kind: _, ...given } = change;
  const { groups = [], scoring } = ruleSet;
  if (!groups.some(byId(given.id))) return null;
  const items = scoring.map(({ id }) => id).filter((id) => given.items.includes(id));
  return {
    ...ruleSet,
    groups: groups.map((group) =>
      group.id === given.id
        ? { ...given, items }
        : { ...group, items: group.items.filter((id) => !items.includes(id)) },
    ),
  };
}

/** Its items stay and count by themselves. */
function removeGroup(ruleSet: RuleSet, id: string): RuleSet | null {
  const { groups = [], ...rest } = ruleSet;
  if (!groups.some(byId(id))) return null;
  const left = groups.filter((group) => group.id !== id);
  return left.length > 0 ? { ...rest, groups: left } : rest;
}

/** A new line waits to be filled in: its bound is 待核, and so is its clause. */
function addLine(ruleSet: RuleSet, change: RuleChange & { kind: "add" }): RuleSet {
  const { part, id, title, fact } = change;
  const document = linesOf(ruleSet)[0]?.line.clause.document ?? "文件待核";
  const clause: Clause = {
    document,
    article: null,
    confidence: "open",
    effectiveFrom: null,
    effectiveTo: null,
  };
  if (fact === null) {
    const item: ScoreItem = { id, title, max: null, clause, bands: [] };
    return part === "score" ? { ...ruleSet, scoring: [...ruleSet.scoring, item] } : ruleSet;
  }
  const line: RuleLine = { id, title, when: openCondition(fact), clause };
  if (part === "gate") return { ...ruleSet, gates: [...ruleSet.gates, line] };
  if (part === "directPass") return { ...ruleSet, directPass: [...ruleSet.directPass, line] };
  if (part === "waiver") return { ...ruleSet, waivers: [...ruleSet.waivers, { gates: [], by: line }] };
  const item = { id, title, max: 10, clause, bands: [{ when: line.when, min: 0, max: 0 }] };
  return { ...ruleSet, scoring: [...ruleSet.scoring, item] };
}

function removeLine(ruleSet: RuleSet, part: RulePart, id: string): RuleSet | null {
  const without = <T extends { id: string }>(all: readonly T[]) => all.filter((one) => one.id !== id);
  const changed: RuleSet =
    part === "gate"
      ? {
          ...ruleSet,
          gates: without(ruleSet.gates),
          waivers: ruleSet.waivers.map(({ gates, by }) => ({
            gates: gates.filter((gate) => gate !== id),
            by,
          })),
        }
      : part === "waiver"
        ? { ...ruleSet, waivers: ruleSet.waivers.filter(({ by }) => by.id !== id) }
        : part === "directPass"
          ? { ...ruleSet, directPass: without(ruleSet.directPass) }
          : {
              ...ruleSet,
              scoring: without(ruleSet.scoring),
              ...(ruleSet.groups && {
                groups: ruleSet.groups.map((group) => ({
                  ...group,
                  items: group.items.filter((item) => item !== id),
                })),
              }),
            };
  return sizeOf(changed) < sizeOf(ruleSet) ? changed : null;
}

const sizeOf = (ruleSet: RuleSet) => linesOf(ruleSet).length + ruleSet.scoring.length;

function moveLine(ruleSet: RuleSet, change: RuleChange & { kind: "move" }): RuleSet | null {
  const { part } = change;
  const gates = part === "gate" ? moved(ruleSet.gates, change) : ruleSet.gates;
  const waivers = part === "waiver" ? moved(ruleSet.waivers, change, ({ by }) => by.id) : ruleSet.waivers;
  const directPass = part === "directPass" ? moved(ruleSet.directPass, change) : ruleSet.directPass;
  const scoring = part === "score" ? moved(ruleSet.scoring, change) : ruleSet.scoring;
  return gates && waivers && directPass && scoring
    ? { ...ruleSet, gates, waivers, directPass, scoring }
    : null;
}

/** One of a list a place up or down, at its ends where it is; null where it is not in the list. */
function moved<T>(
  all: readonly T[],
  { id, by }: { id: string; by: -1 | 1 },
  idOf: (one: T) => string = (one) => (one as { id: string }).id,
): readonly T[] | null {
  const at = all.findIndex((one) => idOf(one) === id);
  const one = all[at];
  if (one === undefined) return null;
  const to = Math.min(all.length - 1, Math.max(0, at + by));
  return all.toSpliced(at, 1).toSpliced(to, 0, one);
}
