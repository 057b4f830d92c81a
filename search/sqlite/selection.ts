import type { Filter } from "../engine";
import type { IndexDefinition } from "../indexes/definition";
import type { Columns } from "./columns";
import type { Matches } from "./matcher";

type Test = (doc: number) => boolean;

function compile(columns: Columns, filter: Filter): Test {
  if (filter.kind !== "range") {
    const wanted = filter.kind === "in" ? 1 : 0;
    const column = columns.facets.get(filter.field);
    if (!column) return () => wanted === 0;
    const allowed = column.allowed(filter.values);
    return (doc) => allowed[column.codes[doc] ?? 0] === wanted;
  }
  const numbers = columns.numbers.get(filter.field);
  if (!numbers) return () => false;
  const { min = -Infinity, max = Infinity } = filter;
  // An unknown number (NaN) lies in no range.
  return (doc) => (numbers[doc] ?? NaN) >= min && (numbers[doc] ?? NaN) <= max;
}

export interface Selected {
  docs: Uint32Array;
  length: number;
  facets: Record<string, Record<string, number>>;
}

/**
 * Filters matches and counts facets in one pass: a document that passes every filter counts everywhere; one that
 * fails only the filters of a single facet counts in that facet, so a facet's own choice does not shrink it.
 */
export function select(
  matches: Matches,
  columns: Columns,
  definition: IndexDefinition,
  filters: readonly Filter[],
  facets: readonly string[],
  now: number,
): Selected {
  const fields = [...new Set(filters.map(({ field }) => field))];
  const tests = fields.map((field) => {
    const own = filters.filter((filter) => filter.field === field).map((filter) => compile(columns, filter));
    const [first] = own;
    return own.length === 1 && first ? first : (doc: number) => own.every((test) => test(doc));
  });
  const counted = facets.flatMap((field) => {
    const column = columns.facets.get(field);
    return column ? [{ field, column, counts: new Uint32Array(column.combos.length) }] : [];
  });
  const stepped = facets.flatMap((field) => {
    const rule = definition.steps[field];
    const numbers = rule && columns.numbers.get(rule.number);
    return numbers ? [{ field, numbers, steps: rule.steps, counts: new Uint32Array(rule.steps.length) }] : [];
  });
  const facetOf = fields.map((field) => ({
    counted: counted.filter((f) => f.field === field),
    stepped: stepped.filter((f) => f.field === field),
  }));
  const count = (doc: number, byValue: typeof counted, byStep: typeof stepped) => {
    for (const { column, counts } of byValue) {
      const code = column.codes[doc] ?? 0;
      counts[code] = (counts[code] ?? 0) + 1;
    }
    for (const { numbers, steps, counts } of byStep) {
      const number = numbers[doc] ?? NaN;
      for (let s = steps.length - 1; s >= 0; s--) {
        if (number < (steps[s] ?? 0) || Number.isNaN(number)) continue;
        counts[s] = (counts[s] ?? 0) + 1;
        break;
      }
    }
  };
  const { expires } = columns;
  const docs = new Uint32Array(matches.length);
  let length = 0;
  for (let i = 0; i < matches.length; i++) {
    const doc = matches.docs[i] ?? 0;
    if ((expires[doc] ?? Infinity) < now) continue;
    let failed = -1;
    let failures = 0;
    for (let f = 0; f < tests.length && failures < 2; f++) {
      if (tests[f]?.(doc)) continue;
      failed = f;
      failures += 1;
    }
    if (failures === 0) {
      docs[length++] = doc;
      count(doc, counted, stepped);
    } else if (failures === 1) {
      const facet = facetOf[failed];
      if (facet) count(doc, facet.counted, facet.stepped);
    }
  }
  return { docs, length, facets: { ...valuesOf(counted), ...stepsOf(stepped) } };
}

function valuesOf(
  counted: { field: string; column: { combos: string[][] }; counts: Uint32Array }[],
): Record<string, Record<string, number>> {
  const out: Record<string, Record<string, number>> = {};
  for (const { field, column, counts } of counted) {
    const values = new Map<string, number>();
    counts.forEach((n, code) => {
      if (n > 0)
        for (const value of column.combos[code] ?? []) values.set(value, (values.get(value) ?? 0) + n);
    });
    out[field] = Object.fromEntries(values);
  }
  return out;
}

/** Each document was counted at its highest step; a step holds all that are at it or above. */
function stepsOf(
  stepped: { field: string; steps: readonly number[]; counts: Uint32Array }[],
): Record<string, Record<string, number>> {
  const out: Record<string, Record<string, number>> = {};
  for (const { field, steps, counts } of stepped) {
    const values: [string, number][] = [];
    let above = 0;
    for (let s = steps.length - 1; s >= 0; s--) {
      above += counts[s] ?? 0;
      if (above > 0) values.unshift([String(steps[s]), above]);
    }
    out[field] = Object.fromEntries(values);
  }
  return out;
}

/**
 * The best `k` documents in order. A bounded heap: the worst of the best is on top and gives way.
 * @param before true when `a` comes before `b`; must be a total order, so that pages are stable
 */
export function best(
  docs: Uint32Array,
  length: number,
  k: number,
  before: (a: number, b: number) => boolean,
): number[] {
  const heap: number[] = [];
  const down = (start: number) => {
    for (let i = start; ;) {
      let worst = i;
      for (const child of [2 * i + 1, 2 * i + 2])
        if (child < heap.length && before(heap[worst] ?? 0, heap[child] ?? 0)) worst = child;
      if (worst === i) return;
      [heap[i], heap[worst]] = [heap[worst] ?? 0, heap[i] ?? 0];
      i = worst;
    }
  };
  for (let i = 0; i < length; i++) {
    const doc = docs[i] ?? 0;
    if (heap.length < k) {
      heap.push(doc);
      if (heap.length === k) for (let j = (k >> 1) - 1; j >= 0; j--) down(j);
    } else if (before(doc, heap[0] ?? 0)) {
      heap[0] = doc;
      down(0);
    }
  }
  return heap.sort((a, b) => (a === b ? 0 : before(a, b) ? -1 : 1));
}
