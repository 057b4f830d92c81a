import type { Analyzer } from "../analysis";
import type { Interpretation } from "../engine";
import type { Matches, ResolvedGroup } from "./matcher";
import { parseQuery, type ParsedQuery } from "./query";
import type { Snapshot } from "./reader";

/** A word this rare may be a slip of the pen: one document in so many. */
const RARE = 5000;
/** … if what was meant is so many times as frequent. */
const MUCH_MORE = 50;

export interface Understood {
  parsed: ParsedQuery;
  matches: Matches;
  interpretation: Interpretation;
  /** The words that were used. */
  groups: ResolvedGroup[];
}

function correctGroups(
  snapshot: Snapshot,
  parsed: ParsedQuery,
  analyzer: Analyzer,
  synonyms: ReadonlyMap<string, string[]>,
): { groups: ResolvedGroup[]; corrected: Interpretation["corrected"] } {
  const { matcher, corrector, columns } = snapshot;
  const corrected: Interpretation["corrected"] = [];
  const groups = parsed.groups.flatMap((group) => {
    const resolved = matcher.resolve(group);
    if (group.kind !== "latin") return [resolved];
    const correction = corrector.correct(group.surface, columns.last);
    if (!correction || (!correction.certain && resolved.reach > columns.liveCount / RARE)) return [resolved];
    const { to } = correction;
    const meant = parseQuery(to, analyzer, synonyms).groups.map((g) => matcher.resolve(g));
    const reach = Math.min(...meant.map((g) => g.reach));
    if (meant.length === 0 || reach <= resolved.reach * MUCH_MORE) return [resolved];
    corrected.push({ from: group.surface, to });
    return meant;
  });
  return { groups, corrected };
}

/** True when something a visitor may see is among the matches. */
function findsAny(matches: Matches, expires: Float64Array, now: number): boolean {
  for (let i = 0; i < matches.length; i++) if ((expires[matches.docs[i] ?? 0] ?? 0) >= now) return true;
  return false;
}

/**
 * Finds the documents of a query: all words; if nothing has them all, unknown words are corrected before and the
 * least telling words dropped one by one after, until something is found.
 */
export function understand(
  snapshot: Snapshot,
  q: string,
  now: number,
  analyzer: Analyzer,
  synonyms: ReadonlyMap<string, string[]>,
): Understood {
  const parsed = parseQuery(q, analyzer, synonyms);
  const { matcher, columns } = snapshot;
  if (parsed.groups.length === 0)
    return {
      parsed,
      matches: matcher.everything(),
      groups: [],
      interpretation: { dropped: [], corrected: [] },
    };
  const { groups, corrected } = correctGroups(snapshot, parsed, analyzer, synonyms);
  const dropped: string[] = [];
  const attempt = (words: ResolvedGroup[]) => matcher.match(words, parsed.excluded);
  let kept = groups;
  let matches = attempt(kept);
  while (kept.length > 1 && !findsAny(matches, columns.expires, now)) {
    const drop = wordToDrop(kept, (rest) => findsAny(attempt(rest), columns.expires, now));
    dropped.push(drop.group.surface);
    kept = kept.filter((g) => g !== drop);
    matches = attempt(kept);
  }
  // Dropping words that brought nothing is no help and need not be told.
  if (dropped.length > 0 && !findsAny(matches, columns.expires, now))
    return { parsed, matches: attempt(groups), groups, interpretation: { dropped: [], corrected } };
  return { parsed, matches, groups: kept, interpretation: { dropped, corrected } };
}

/** A single character is found nearly everywhere: it goes first and is never all that remains. */
const isTelling = ({ group }: ResolvedGroup) => group.kind === "latin" || [...group.surface].length > 1;

/** A vague word; else one that nothing holds; else the most common word without which something is found; else the most common. */
function wordToDrop(
  groups: readonly ResolvedGroup[],
  finds: (rest: ResolvedGroup[]) => boolean,
): ResolvedGroup {
  const vague = groups.find((g) => !isTelling(g));
  if (vague && groups.some(isTelling)) return vague;
  const byReach = [...groups].sort((a, b) => b.reach - a.reach);
  const rarest = byReach.at(-1) as ResolvedGroup;
  if (rarest.reach === 0) return rarest;
  return byReach.find((g) => finds(groups.filter((other) => other !== g))) ?? (byReach[0] as ResolvedGroup);
}
