import { TRADITIONAL } from "./traditional";

/** Text as the rules read it, with the way back to the original. */
export interface Folded {
  text: string;
  /** For every unit of `text`: where in the original its character starts and ends (UTF-16 units). */
  starts: readonly number[];
  ends: readonly number[];
}

const OPENING = /[[{〔「『《〈【〖]/u;
const CLOSING = /[\]}〕」』》〉】〗]/u;
const DASH = /[~～—–−‐‑―]/u;
/** What structures a sentence and is therefore kept; anything else that is no letter or digit is left out. */
const KEPT = /[\p{L}\p{N},;:!?。、()/%+<>≤≥=\n.-]/u;
/** Fillers that Unicode counts as letters but that show nothing. */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/u;
const DASH_OR_DOT = /[.-]/;
const ASCII_WORD = /[a-z0-9]/;
const SIGNS: Record<string, string> = {
  "♂": "男",
  "♀": "女",
  "🚹": "男",
  "🚺": "女",
  "|": "/",
  "\\": "/",
  "\r": "\n",
};

function foldChar(char: string): string {
  const sign = SIGNS[char];
  if (sign !== undefined) return sign;
  const wide = char.normalize("NFKC").toLowerCase();
  if (wide.length > 1) return [...wide].map(foldUnit).join("");
  return foldUnit(wide);
}

function foldUnit(unit: string): string {
  if (OPENING.test(unit)) return "(";
  if (CLOSING.test(unit)) return ")";
  if (DASH.test(unit)) return "-";
  return SIGNS[unit] ?? TRADITIONAL.get(unit) ?? unit;
}

const memo = new Map<string, string>();
function folded(char: string): string {
  let out = memo.get(char);
  if (out === undefined) {
    out = [...foldChar(char)].filter((unit) => KEPT.test(unit) && !INVISIBLE.test(unit)).join("");
    if (memo.size < 20_000) memo.set(char, out);
  }
  return out;
}

/**
 * One width, lower case, simplified characters; blanks, invisible characters and marks put between characters are
 * left out, so that `限·男`, `限 男` and `限男` read alike. Between two Latin words or numbers one mark of the gap stays:
 * a blank, `-` or `.`. One pass over the text.
 */
export function foldPosting(original: string): Folded {
  const starts: number[] = [];
  const ends: number[] = [];
  const units: string[] = [];
  let last = "";
  let gap: { unit: string; at: number; end: number } | null = null;
  const push = (unit: string, from: number, to: number) => {
    for (let i = 0; i < unit.length; i++) {
      starts.push(from);
      ends.push(to);
    }
    units.push(unit);
    last = unit;
  };
  let at = 0;
  for (const char of original) {
    const end = at + char.length;
    for (const unit of folded(char) || " ") {
      if (unit === " " || DASH_OR_DOT.test(unit)) {
        if (gap === null || gap.unit === " ") gap = { unit, at, end };
        continue;
      }
      const isKept = ASCII_WORD.test(unit) && (ASCII_WORD.test(last) || (last === "岁" && gap?.unit === "-"));
      if (gap && isKept) push(gap.unit, gap.at, gap.end);
      gap = null;
      push(unit, at, end);
    }
    at = end;
  }
  return { text: units.join(""), starts, ends };
}
