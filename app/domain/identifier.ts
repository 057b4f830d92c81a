/** How an account is named at sign-in: an e-mail address or a mainland mobile number. */
export type Identifier = { kind: "email"; value: string } | { kind: "mobile"; value: string };

const EMAIL = /^[^\s@<>"(),:;[\]\\]{1,64}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/;
const MOBILE = /^1[3-9]\d{9}$/;

/**
 * Reads what was typed: full-width characters, case, blanks and hyphens in numbers, `+86` do not matter.
 * @returns null when it is neither an address nor a number
 */
export function readIdentifier(raw: string): Identifier | null {
  const text = raw.slice(0, 300).normalize("NFKC").trim().toLowerCase();
  const digits = text.replace(/[\s-]/g, "").replace(/^(\+86|0086)/, "");
  if (MOBILE.test(digits)) return { kind: "mobile", value: digits };
  if (text.length <= 254 && EMAIL.test(text)) return { kind: "email", value: text };
  return null;
}

/** `zh***@example.cn`, `138****5678`: enough to recognise one's own. */
export function maskContact(contact: string): string {
  const at = contact.indexOf("@");
  if (at === -1) return `${contact.slice(0, 3)}****${contact.slice(-4)}`;
  return `${contact.slice(0, Math.min(2, at - 1))}***${contact.slice(at)}`;
}

const DEMO_DOMAIN = "@demo.local";

/** The accounts of the demonstration data; nobody signs in with them in production. */
export function isDemoContact(contact: string | null): boolean {
  return contact?.endsWith(DEMO_DOMAIN) ?? false;
}
