import { openCondition } from "./describe";
import { findEditableFact, readBound } from "./editable-facts";
import type { Condition } from "./rule-set";

/** A condition on one fact. */
export type Leaf = Exclude<Condition, { op: "all" | "any" | "not" }>;
export interface ConditionRow {
  leaf: Leaf;
  not: boolean;
}
/** A condition as a form shows it: one fact a row, all of them or any of them. */
export interface ConditionRows {
  join: "all" | "any";
  rows: ConditionRow[];
}
/** Rows at most. */
export const MOST_ROWS = 12;
const OPS = ["min", "max", "above", "below"] as const;

function rowOf(condition: Condition): ConditionRow | null {
  if (condition.op === "not") {
    const inner = rowOf(condition.of);
    return inner && { leaf: inner.leaf, not: !inner.not };
  }
  return "of" in condition ? null : { leaf: condition, not: false };
}

/** null = deeper than a form shows. */
export function rowsOf(condition: Condition): ConditionRows | null {
  if (!("of" in condition) || condition.op === "not") {
    const row = rowOf(condition);
    return row && { join: "all", rows: [row] };
  }
  const rows = condition.of.map(rowOf);
  return rows.every((row) => row !== null) ? { join: condition.op, rows } : null;
}

export function conditionOf({ join, rows }: ConditionRows): Condition {
  const parts = rows.map(({ leaf, not }): Condition => (not ? { op: "not", of: leaf } : leaf));
  return parts.length === 1 && parts[0] ? parts[0] : { op: join, of: parts };
}

/**
 * The rows of a form: `fact-0`, `not-0`, `op-0`, `value-0`, `values-0` … A row without a fact is left out; what is not
 * given of a row, and what does not suit its fact, is 待核 (null).
 * @param prefix of the names, as `band0-`
 */
export function readRows(values: Readonly<Record<string, string>>, prefix = ""): ConditionRows {
  const rows: ConditionRow[] = [];
  for (let i = 0; i < MOST_ROWS; i += 1) {
    const of = (name: string) => values[`${prefix}${name}-${i}`] ?? "";
    const fact = of("fact");
    if (fact) rows.push({ leaf: readLeaf(fact, of), not: of("not") === "yes" });
  }
  return { join: values[`${prefix}join`] === "any" ? "any" : "all", rows };
}

/** What there is to mend in the rows of a form, by field: a bound that is no number of that fact. Empty is 待核. */
export function faultsOfRows(values: Readonly<Record<string, string>>, prefix = ""): Record<string, string> {
  const faults: Record<string, string> = {};
  for (let i = 0; i < MOST_ROWS; i += 1) {
    const fact = findEditableFact(values[`${prefix}fact-${i}`] ?? "");
    const text = values[`${prefix}value-${i}`]?.trim() ?? "";
    if (fact?.asks !== "number" || text === "" || isAnswer(text)) continue;
    if (readBound(fact.name, text) !== null) continue;
    faults[`${prefix}value-${i}`] = fact.byPerson
      ? "请填写数字，最多 6 位整数、3 位小数，或留空（待核）"
      : "请填写数字，不超过 9,999,999,999，最多 2 位小数，或留空（待核）";
  }
  return faults;
}

/** Left over from a fact of another kind that stood in the row before. */
const isAnswer = (text: string) => ["yes", "no", "person", "open"].includes(text);

function readLeaf(fact: string, of: (name: string) => string): Leaf {
  const known = findEditableFact(fact);
  const open = openCondition(fact) as Leaf;
  if (known?.asks === "number") {
    const op = OPS.find((one) => one === of("op")) ?? "min";
    return { op, fact, value: readBound(fact, of("value")) };
  }
  if (known?.asks === "list") {
    const values = of("values")
      .split(",")
      .filter((one) => known.options.some(({ value }) => value === one));
    if (known.single && values.length < 2) return { op: "is", fact, value: values[0] ?? null };
    return { op: "in", fact, values: values.length > 0 ? values : null };
  }
  if (of("value") === "person" && known?.byPerson !== false) return { op: "person", fact };
  return of("value") === "yes" || of("value") === "no"
    ? { op: "is", fact, value: of("value") === "yes" }
    : open;
}
