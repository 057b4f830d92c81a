/** A mainland mobile number however it is spaced, not as part of a longer one. */
const MOBILE = /(?<!\d)(?:\+?86[-\s]?)?1[3-9]\d(?:[-\s.·]?\d){8}(?!\d)/;
const EMAIL = /[\w.+-]+\s*[@＠]\s*[\w-]+(?:\.[\w-]+)+/;

/** Whether a text holds what looks like a mobile number or an e-mail address. */
export function holdsContact(text: string | null): boolean {
  if (!text) return false;
  const folded = text.normalize("NFKC");
  return MOBILE.test(folded) || EMAIL.test(folded);
}

interface Shown {
  headline: string | null;
  about: string | null;
  experience: readonly { organisation: string; text: string | null }[];
}

/** Where a profile that enterprises can find tells by itself how its holder is reached. */
export function contactPlaces({ headline, about, experience }: Shown): string[] {
  return [
    holdsContact(headline) ? "一句话介绍" : "",
    holdsContact(about) ? "自我介绍" : "",
    ...experience.map(({ organisation, text }) => (holdsContact(text) ? `“${organisation}”的经历` : "")),
  ].filter(Boolean);
}
