import type { Analyzer } from "../analysis";
import { isPlaceWord } from "../lexicon/places";
import { STOP_WORDS } from "../lexicon/words";

/** Tokens that must all stand in a document, and how much a match is worth (1 = as typed). */
export interface Alternative {
  tokens: string[];
  /** What is marked on the page when it matched. */
  surface: string;
  weight: number;
}

/** One word of the query and the ways to satisfy it. */
export interface WordGroup {
  /** As typed, folded. */
  surface: string;
  kind: "han" | "latin";
  /** Names a place. */
  place: boolean;
  alternatives: Alternative[];
}

export interface ParsedQuery {
  groups: WordGroup[];
  /** Folded texts that must stand in a document letter by letter. */
  phrases: string[];
  /** Words a document must not hold. */
  excluded: string[][];
  /** Everything typed without blanks, for exact titles. */
  compact: string;
}

const SYNONYM_WEIGHT = 0.7;
const PARTS_WEIGHT = 0.6;
const MAX_GROUPS = 12;
/** No synonym is cut into more words. */
const MAX_JOINED = 4;
const PIECES = /(?<minus>-)?(?:"(?<phrase>[^"]*)"?|(?<word>[^\s"]+))/gu;

/** Two-character pieces of a word: `数据分析` → 数据, 据分, 分析. */
export function bigrams(han: string): string[] {
  const chars = [...han];
  return chars.length < 2 ? chars : chars.slice(1).map((char, i) => `${chars[i]}${char}`);
}

interface Word {
  kind: "han" | "latin";
  text: string;
  tokens: string[];
}

/** Neighbours that together are a word with synonyms become one: 管理, 培训, 生 → 管理培训生. */
function joinKnown(words: readonly string[], synonyms: ReadonlyMap<string, string[]>): Word[] {
  const joined: Word[] = [];
  for (let at = 0; at < words.length;) {
    let end = Math.min(words.length, at + MAX_JOINED);
    while (end > at + 1 && !synonyms.has(words.slice(at, end).join(""))) end -= 1;
    const tokens = words.slice(at, end);
    joined.push({ kind: "han", text: tokens.join(""), tokens });
    at = end;
  }
  return joined;
}

/** Reads a query into words. Any string is a query; nothing throws. */
export function parseQuery(
  q: string,
  analyzer: Analyzer,
  synonyms: ReadonlyMap<string, string[]>,
): ParsedQuery {
  const folded = analyzer.fold(q).replace(/[“”„]/g, '"').trim();
  const words: Word[] = [];
  const phrases: string[] = [];
  const excluded: string[][] = [];
  const split = (text: string): Word[] =>
    analyzer
      .runs(text)
      .flatMap((run) =>
        run.kind === "latin"
          ? [{ ...run, tokens: [run.text] }]
          : joinKnown(analyzer.queryWords(run.text), synonyms),
      );
  for (const { groups } of folded.matchAll(PIECES)) {
    const text = groups?.phrase ?? groups?.word ?? "";
    const found = split(text);
    if (found.length === 0) continue;
    // `-` before a word excludes it; a query of nothing but exclusions is read as plain words below.
    if (groups?.minus) excluded.push(found.flatMap((w) => w.tokens));
    else {
      words.push(...found);
      if (groups?.phrase !== undefined) phrases.push(text.replace(/\s+/g, ""));
    }
  }
  if (words.length === 0) for (const texts of excluded.splice(0)) words.push(...split(texts.join(" ")));
  const meaningful = words.filter((w) => !STOP_WORDS.has(w.text));
  const seen = new Set<string>();
  const groups: WordGroup[] = [];
  for (const { kind, text, tokens } of meaningful.length > 0 ? meaningful : words) {
    if (seen.has(text) || groups.length === MAX_GROUPS) continue;
    seen.add(text);
    const own = { tokens, surface: text, weight: 1 };
    const others = (synonyms.get(text) ?? []).map((other) => ({
      tokens: analyzer
        .runs(other)
        .flatMap((run) => (run.kind === "latin" ? [run.text] : analyzer.queryWords(run.text))),
      surface: other,
      weight: SYNONYM_WEIGHT,
    }));
    const parts = tokens.length > 1 ? [] : analyzer.parts(text);
    const wider = parts.length > 0 ? [{ tokens: parts, surface: text, weight: PARTS_WEIGHT }] : [];
    groups.push({ surface: text, kind, place: isPlaceWord(text), alternatives: [own, ...others, ...wider] });
  }
  return { groups, phrases, excluded, compact: folded.replace(/[\s"]+/g, "") };
}
