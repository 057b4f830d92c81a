import type { SearchRequest } from "../engine";
import type { IndexDefinition } from "../indexes/definition";
import type { ResolvedGroup } from "./matcher";
import type { ParsedQuery } from "./query";
import type { Snapshot } from "./reader";
import { best, type Selected } from "./selection";

/** So many of the best are looked at letter by letter; always the same number, so that pages do not overlap. */
const CLOSE_LOOK = 100;
/** How much a title that is nothing but the query gains over a long one that merely holds its words. */
const LENGTH_BONUS = 0.3;
const EXACT_BONUS = 1;
const CONTAINS_BONUS = 0.4;
const COVER_BONUS = 0.3;

/** The documents of the page asked for, in order. */
export function rank(
  snapshot: Snapshot,
  definition: IndexDefinition,
  selected: Selected,
  score: Float32Array,
  parsed: ParsedQuery,
  groups: readonly ResolvedGroup[],
  request: SearchRequest,
): number[] {
  const { columns } = snapshot;
  const { page, perPage, sort } = request;
  const from = (page - 1) * perPage;
  const fresh = columns.numbers.get(definition.sorts.newest) ?? new Float64Array(0);
  const fresher = (a: number, b: number) => {
    const d = (fresh[a] || 0) - (fresh[b] || 0);
    return d !== 0 ? d > 0 : a > b;
  };
  if (sort !== "relevance" || groups.length === 0) {
    const key = columns.numbers.get(definition.sorts[sort === "relevance" ? "newest" : sort] ?? "") ?? fresh;
    const value = (doc: number) => (Number.isNaN(key[doc]) ? -1 : (key[doc] ?? -1));
    const before = (a: number, b: number) => (value(a) !== value(b) ? value(a) > value(b) : fresher(a, b));
    return best(selected.docs, selected.length, from + perPage, before).slice(from);
  }
  const typed = Math.max(1, [...parsed.compact].length);
  for (let i = 0; i < selected.length; i++) {
    const doc = selected.docs[i] ?? 0;
    score[doc] =
      (score[doc] ?? 0) * (1 + LENGTH_BONUS * Math.min(1, typed / Math.max(1, columns.headLength[doc] ?? 1)));
  }
  const byScore = (a: number, b: number) =>
    score[a] !== score[b] ? (score[a] ?? 0) > (score[b] ?? 0) : fresher(a, b);
  const top = best(selected.docs, selected.length, Math.max(from + perPage, CLOSE_LOOK), byScore);
  const looked = top.slice(0, CLOSE_LOOK);
  const heads = snapshot.heads(looked);
  for (const doc of looked) score[doc] = (score[doc] ?? 0) * (1 + fit(heads.get(doc) ?? "", parsed, groups));
  looked.sort((a, b) => (a === b ? 0 : byScore(a, b) ? -1 : 1));
  return [...looked, ...top.slice(CLOSE_LOOK)].slice(from, from + perPage);
}

/** How well a folded title fits the words as typed, 0 upwards. */
function fit(head: string, { compact }: ParsedQuery, groups: readonly ResolvedGroup[]): number {
  if (head === "") return 0;
  if (head === compact) return EXACT_BONUS + COVER_BONUS;
  let covered = 0;
  for (const { lists } of groups)
    covered += Math.max(
      0,
      ...lists.map(({ alternative: { surface } }) => (head.includes(surface) ? surface.length : 0)),
    );
  return (head.includes(compact) ? CONTAINS_BONUS : 0) + COVER_BONUS * Math.min(1, covered / head.length);
}
