/** A run of text that was matched or was not. */
export interface HighlightPart {
  text: string;
  hit: boolean;
}

/** Folds width and case character by character, so that positions stay those of the original text. */
function fold(text: string): string {
  let out = "";
  for (const unit of text) {
    const folded = unit.normalize("NFKC").toLowerCase();
    out += folded.length === unit.length ? folded : unit;
  }
  return out;
}

const isWordChar = (c: string | undefined) => c !== undefined && /[a-z0-9]/.test(c);

/**
 * Splits `text` into matched and other runs; the parts joined give `text` again. A Latin term is marked only as a
 * whole word (`java` not inside `javascript`), a Chinese one anywhere.
 * @param terms surface forms as the search engine reports them
 */
export function highlight(text: string, terms: readonly string[]): HighlightPart[] {
  const folded = fold(text);
  const marked = new Uint8Array(text.length);
  for (const raw of terms) {
    const term = fold(raw);
    if (term === "") continue;
    for (let at = folded.indexOf(term); at !== -1; at = folded.indexOf(term, at + 1)) {
      const end = at + term.length;
      if (isWordChar(term[0]) && isWordChar(folded[at - 1]) && /[a-z]/.test(term[0] ?? "")) continue;
      if (isWordChar(term.at(-1)) && /[a-z]/.test(term.at(-1) ?? "") && /[a-z]/.test(folded[end] ?? ""))
        continue;
      marked.fill(1, at, end);
    }
  }
  const parts: HighlightPart[] = [];
  let start = 0;
  for (let i = 1; i <= text.length; i++) {
    if (i === text.length || marked[i] !== marked[start]) {
      parts.push({ text: text.slice(start, i), hit: marked[start] === 1 });
      start = i;
    }
  }
  return parts;
}
