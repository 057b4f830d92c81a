import { findCardFact } from "./card-facts";
import { openCondition } from "./describe";
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

function readLeaf(fact: string, of: (name: string) => string): Leaf {
  const known = findCardFact(fact);
  const open = openCondition(fact) as Leaf;
  if (known?.kind === "number") {
    const op = OPS.find((one) => one === of("op")) ?? "min";
    const text = of("value").normalize("NFKC").trim();
    return { op, fact, value: /^\d{1,6}(\.\d{1,3})?$/.test(text) ? Number(text) : null };
  }
  if (known?.kind === "choice" || known?.kind === "choices") {
    const values = of("values")
      .split(",")
      .filter((one) => known.options?.some(({ value }) => value === one));
    return { op: "in", fact, values: values.length > 0 ? values : null };
  }
  if (of("value") === "person") return { op: "person", fact };
  return of("value") === "yes" || of("value") === "no"
    ? { op: "is", fact, value: of("value") === "yes" }
    : open;
}
