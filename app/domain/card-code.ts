/** How many signs a code has (issue-card), of Crockford's base 32. */
export const CARD_CODE_LENGTH = 12;
const CODE = new RegExp(`^[0-9A-HJKMNP-TV-Z]{${CARD_CODE_LENGTH}}$`);
/** Longer than any address of a card with what is signed in it. */
const LONGEST = 4000;

/**
 * The code of a card in what was typed, scanned or pasted: the code itself, in groups or small letters, with letters
 * taken for digits, or the address that a QR code leads to. Null where there is none.
 */
export function readCardCode(raw: string): string | null {
  if (raw.length > LONGEST) return null;
  const typed = raw.normalize("NFKC").trim();
  const [, inAddress] = /\/talent-card\/verify\/([^/?#\s]+)/i.exec(typed) ?? [];
  const code = (inAddress ?? typed)
    .toUpperCase()
    .replace(/[\s\-—_]/g, "")
    .replace(/O/g, "0")
    .replace(/[IL]/g, "1");
  return CODE.test(code) ? code : null;
}

/** In groups of four, as it is read aloud and typed. */
export const formatCardCode = (code: string): string => code.replace(/.{4}(?=.)/g, "$& ");
