const DIGITS = "零一二三四五六七八九";

/** Pattern of a number from 10 to 99 as postings write it: `35`, `三十五`, `十八`. */
export const TWO_DIGITS =
  "(?:[1-9][0-9]|(?<![一二三四五六七八九])[二三四五六七八九]?十[一二三四五六七八九]?)";

/** Reads `35`, `三十五`, `十八`, `80`; null when it is none of these. */
export function numberOf(text: string): number | null {
  if (/^[0-9]{1,4}$/.test(text)) return Number(text);
  const tens = /^([二三四五六七八九]?)十([一二三四五六七八九]?)$/u.exec(text);
  if (!tens) return null;
  return (tens[1] ? DIGITS.indexOf(tens[1]) : 1) * 10 + (tens[2] ? DIGITS.indexOf(tens[2]) : 0);
}
