import type { Database, Statement } from "better-sqlite3";
import type { Generation } from "./store";

/** Damerau-Levenshtein distance (optimal string alignment); `limit + 1` for anything above. */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    let best = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let d = Math.min((previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1, (previous[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        d = Math.min(d, (before[j - 2] ?? 0) + 1);
      current.push(d);
      best = Math.min(best, d);
    }
    if (best > limit) return limit + 1;
    before = previous;
    previous = current;
  }
  return Math.min(previous[b.length] ?? Infinity, limit + 1);
}

const lettersOf = (word: string) => [...word].sort().join("");

/** The same letters in another order: `phyton`, `pyhton`. */
function isAnagram(letters: string, word: string): boolean {
  return word.length === letters.length && lettersOf(word) === letters;
}

export interface Correction {
  to: string;
  /** Full pinyin of several letters, so hardly a word of its own; everything else needs the word to be rare. */
  certain: boolean;
}

/** Finds what an unknown Latin word was meant to be, among the words the index holds. */
export class Corrector {
  readonly #byPinyin: Statement;
  readonly #byInitials: Statement;
  readonly #latin: Statement;
  #words: { folded: string; n: number }[] | null = null;
  #readAt = 0;

  constructor(client: Database, { vocab }: Generation) {
    const best =
      "kind IN ('word', 'title', 'skill', 'place') AND n > 0 ORDER BY n DESC, length(folded), folded LIMIT 1";
    this.#byPinyin = client.prepare(`SELECT folded FROM ${vocab} WHERE pinyin = ? AND ${best}`).pluck();
    this.#byInitials = client.prepare(`SELECT folded FROM ${vocab} WHERE initials = ? AND ${best}`).pluck();
    this.#latin = client.prepare(
      `SELECT folded, n FROM ${vocab} WHERE kind = 'word' AND n > 0 AND folded GLOB '[a-z]*' AND length(folded) > 3`,
    );
  }

  /**
   * Pinyin in full (`suanfa` → 算法), then initials (`cqdx` → 重庆大学), then spelling (`pyhton` → python): letters
   * in another order, one edit for words of 4 to 7 letters, two for longer ones, none for codes with digits.
   * @param last highest document number, so that the word list is read again when the index has grown
   */
  correct(word: string, last: number): Correction | null {
    if (!/^[a-z][a-z+#.']*$/.test(word)) return null;
    const sound = word.replaceAll("'", "");
    const full = this.#byPinyin.get(sound) as string | undefined;
    if (full) return { to: full, certain: sound.length > 3 };
    const short = sound.length >= 2 && sound.length <= 8;
    const initials = short ? (this.#byInitials.get(sound) as string | undefined) : undefined;
    const to = (sound.length > 3 ? initials : undefined) ?? this.#spelling(word, last) ?? initials;
    return to ? { to, certain: false } : null;
  }

  #spelling(word: string, last: number): string | null {
    if (word.length < 4) return null;
    const limit = word.length < 8 ? 1 : 2;
    if (!this.#words || last > this.#readAt * 1.05 + 100) {
      this.#words = this.#latin.all() as { folded: string; n: number }[];
      this.#readAt = last;
    }
    const letters = lettersOf(word);
    let best: { folded: string; n: number; d: number } | null = null;
    for (const { folded, n } of this.#words) {
      const d = folded === word ? 0 : isAnagram(letters, folded) ? 1 : editDistance(word, folded, limit);
      if (d === 0 || d > limit) continue;
      if (!best || d < best.d || (d === best.d && n > best.n)) best = { folded, n, d };
    }
    return best?.folded ?? null;
  }
}
