import type { Database } from "better-sqlite3";
import type { Suggestion } from "../engine";
import type { Generation } from "./store";

const KINDS = new Set(["title", "skill", "enterprise", "place"]);
/** Behind every text with a prefix. */
const END = "\u{10ffff}";

interface VocabRow {
  kind: string;
  text: string;
  folded: string;
  n: number;
}

/** Known texts that begin with what was typed, then, for Latin letters, those that sound like it. */
export function suggestFrom(
  client: Database,
  { vocab }: Generation,
  folded: string,
  limit: number,
): Suggestion[] {
  const prefix = folded.replace(/\s+/g, "").slice(0, 40);
  if (prefix === "") return [];
  const read = (column: "folded" | "pinyin" | "initials") =>
    client
      .prepare(
        `SELECT kind, text, folded, n FROM ${vocab} WHERE ${column} >= ? AND ${column} < ? AND kind <> 'word' AND n > 0
         ORDER BY n DESC, length(folded), folded LIMIT ?`,
      )
      .all(prefix, prefix + END, limit) as VocabRow[];
  const rows = read("folded");
  if (/^[a-z]+$/.test(prefix)) {
    if (rows.length < limit) rows.push(...read("pinyin"));
    if (rows.length < limit && prefix.length > 1) rows.push(...read("initials"));
  }
  const seen = new Set<string>();
  const out: Suggestion[] = [];
  for (const { kind, text, folded: key, n } of rows) {
    if (seen.has(key) || !KINDS.has(kind)) continue;
    seen.add(key);
    out.push({ text, kind: kind as Suggestion["kind"], count: n });
    if (out.length === limit) break;
  }
  return out;
}
