import type { Education } from "../education";
import { tidy } from "./text";

const WORDS: readonly (readonly [RegExp, Education])[] = [
  [/博士/, "doctor"],
  [/硕士|研究生|mba/i, "master"],
  [/本科|学士/, "bachelor"],
  [/大专|专科|高职/, "college"],
  [/中专|中技|技校|职高/, "secondary"],
  [/高中/, "highSchool"],
  [/初中|小学/, "junior"],
  [/不限/, "unlimited"],
];

/**
 * The education a posting asks for at least. `本科及以上`, `统招本科`, `以内本科` (a cell cut from another) are 本科;
 * of several levels the lowest is the minimum. Anything else is `unknown`.
 */
export function parseEducation(raw: string | null | undefined): Education {
  const text = tidy(raw);
  const found = WORDS.filter(([pattern]) => pattern.test(text)).map(([, level]) => level);
  // `WORDS` runs from the highest level down; 不限 beside a level (`3-5年学历不限`) says there is none.
  return found.at(-1) ?? "unknown";
}
