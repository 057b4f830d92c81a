import { timingSafeEqual } from "node:crypto";

const sign = (keyed: (text: string) => string, id: string) => keyed(`unsubscribe:${id}`);

/** Lets whoever received a message end its kind, and nothing else; it holds as long as `SESSION_SECRET`. */
export function unsubscribeToken(keyed: (text: string) => string, id: string): string {
  return `${id}.${sign(keyed, id)}`;
}

/** @returns what is to be ended; null when the token was not made here */
export function readUnsubscribeToken(keyed: (text: string) => string, token: string): string | null {
  const cut = token.lastIndexOf(".");
  const id = token.slice(0, cut);
  const [given, expected] = [Buffer.from(token.slice(cut + 1)), Buffer.from(sign(keyed, id))];
  return cut > 0 && given.length === expected.length && timingSafeEqual(given, expected) ? id : null;
}
