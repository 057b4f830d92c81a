import { CARD_CATEGORIES, cardState, type CardCategory, type CardState } from "./talent-card";
import { openToken, type PublicKey, type SignatureCheck, type TokenFault } from "./signed-token";
import { isListed, type StatusList } from "./status-list";

/** What the token in a QR code is typed as. */
export const CARD_TOKEN_TYPE = "jfh-card";
/** 项目默认: how far the clock of whoever verifies may be off, in ms. */
export const CLOCK_SKEW = 5 * 60_000;

/** What the token says; the least that a counter needs. Times in s since 1970, as JWT has them (RFC 7519 §2). */
export interface CardClaims {
  /** Number of the card. */
  sub: string;
  cat: CardCategory;
  nbf: number;
  exp: number;
  iat: number;
  /** Place in the status lists. */
  idx: number;
  /** Masked; absent where no name is kept. */
  name?: string;
}

export interface CardFacts {
  number: string;
  category: CardCategory;
  name: string | null;
  /** UTC epoch ms */
  validFrom: number;
  validUntil: number;
  issuedAt: number;
}

export type TokenVerdict =
  | { fault: TokenFault }
  | {
      state: CardState;
      card: CardFacts;
      kid: string;
      /** When the status lists were made; null = none is at hand, or they do not reach as far: not known whether it still counts. */
      statusAt: number | null;
      /** Whether the lists are older than they should be. */
      stale: boolean;
    };

export interface Known {
  keys: readonly PublicKey[];
  /** What is at hand of them. */
  lists: readonly StatusList[];
  /** UTC epoch ms, by the clock of whoever verifies. */
  now: number;
}

/** Judges the token of a QR code by what is known without asking anybody. */
export async function judgeCardToken(
  token: string,
  { keys, lists, now }: Known,
  check: SignatureCheck,
): Promise<TokenVerdict> {
  const opened = await openToken(token, CARD_TOKEN_TYPE, keys, check);
  if ("fault" in opened) return opened;
  const claims = readClaims(opened.payload);
  // Signed by the portal, and yet not what it signs.
  if (!claims) return { fault: "malformed" };
  const card = {
    number: claims.sub,
    category: claims.cat,
    name: claims.name ?? null,
    validFrom: claims.nbf * 1000,
    validUntil: claims.exp * 1000 + 999,
    issuedAt: claims.iat * 1000,
  };
  const [revoked, suspended] = (["revocation", "suspension"] as const).map((purpose) => {
    const list = lists.find((one) => one.purpose === purpose);
    return list ? isListed(list.bits, claims.idx) : null;
  });
  const known = revoked !== null && suspended !== null && lists.length > 0;
  const status = revoked ? "revoked" : suspended ? "suspended" : "active";
  return {
    state: cardState({ status, ...lenient(card, now) }, now),
    card,
    kid: opened.kid,
    statusAt: known ? Math.min(...lists.map(({ at }) => at)) : null,
    stale: lists.some(({ until }) => now > until),
  };
}

/** A card that begins or ends within the skew counts. */
function lenient({ validFrom, validUntil }: CardFacts, now: number) {
  return {
    validFrom: now < validFrom && now >= validFrom - CLOCK_SKEW ? now : validFrom,
    validUntil: now > validUntil && now <= validUntil + CLOCK_SKEW ? now : validUntil,
  };
}

function readClaims(payload: Record<string, unknown>): CardClaims | null {
  const { sub, cat, nbf, exp, iat, idx, name } = payload;
  const category = CARD_CATEGORIES.find((one) => one === cat);
  const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;
  if (typeof sub !== "string" || !category) return null;
  if (!isCount(nbf) || !isCount(exp) || !isCount(iat) || !isCount(idx)) return null;
  if (name !== undefined && typeof name !== "string") return null;
  return { sub, cat: category, nbf, exp, iat, idx, ...(name === undefined ? {} : { name }) };
}

/** Crockford's base 32: no letter is taken for a digit. */
export const CODE_SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
export const CODE_LENGTH = 12;

/** What somebody scanned, pasted or typed to have a card verified. */
export interface AskedCard {
  /** The code of its address. */
  code: string | null;
  /** As `JFH-2026-000123`. */
  number: string | null;
  token: string | null;
}

/** Reads a code, a number, a whole address or a token out of what was typed; all null for none of them. */
export function readAskedCard(typed: string): AskedCard {
  const text = typed.normalize("NFKC").trim();
  const [before = "", after] = text.split("#", 2);
  const whole = /^[\w-]+\.[\w-]+\.[\w-]*$/.test(text) ? text : null;
  const token = whole ?? after ?? null;
  const last = whole
    ? ""
    : (before
        .replace(/[/?]+$/, "")
        .split("/")
        .at(-1) ?? "");
  const number = /^JFH[\s-]*(\d{4})[\s-]*(\d{6,9})$/i.exec(last);
  if (number) return { code: null, number: `JFH-${number[1]}-${number[2]}`, token };
  const code = last.replace(/[\s-]/g, "").toUpperCase().replaceAll("O", "0").replace(/[IL]/g, "1");
  const isCode = code.length === CODE_LENGTH && [...code].every((sign) => CODE_SIGNS.includes(sign));
  return { code: isCode ? code : null, number: null, token };
}
