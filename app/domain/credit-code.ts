/**
 * 统一社会信用代码, GB 32100-2015: 18 characters — registering department, kind of body, area (6 digits), body code
 * (9) and a check character. I, O, S, V and Z are never used.
 */
const ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const BODY = /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{9}$/;

/**
 * The check character of the first 17: 31 − (Σ cᵢ · 3^(i−1) mod 31), a remainder of 0 giving `0`.
 * @throws RangeError when `body` has not the form of the first 17 characters
 */
export function creditCodeCheck(body: string): string {
  if (!BODY.test(body)) throw new RangeError("not the first 17 characters of a credit code");
  let sum = 0;
  let weight = 1;
  for (const char of body) {
    sum += ALPHABET.indexOf(char) * weight;
    weight = (weight * 3) % 31;
  }
  return ALPHABET.charAt((31 - (sum % 31)) % 31);
}

/** Upper case, one width, no blanks: what a person may have typed or pasted. */
export function normalizeCreditCode(text: string): string {
  return text.normalize("NFKC").replace(/[\s-]/g, "").toUpperCase();
}

/** True when `code` (normalised) has the form and the right check character; says nothing about registration. */
export function isCreditCode(code: string): boolean {
  const body = code.slice(0, 17);
  return code.length === 18 && BODY.test(body) && creditCodeCheck(body) === code[17];
}
