import { fromBase64Url } from "./base64url";
import { isObject, openToken, type PublicKey, type SignatureCheck, type TokenFault } from "./signed-token";

/** Lists of what became of cards (W3C Bitstring Status List v1.0): one bit for each, by its place. */
export const STATUS_PURPOSES = ["revocation", "suspension"] as const;
export type StatusPurpose = (typeof STATUS_PURPOSES)[number];

/** The least length (§3.3): short lists tell too much of the few they are about. */
export const LEAST_BITS = 131_072;
/** What credentials are typed as where they are signed as JWT (Securing VC using JOSE §3.1). */
export const CREDENTIAL_TYPE = "vc+jwt";
/** 项目默认: days after which a list that was fetched should not be relied on any more. */
export const LIST_DAYS = 7;
/** How long a fetched list may be taken for the present one, in ms. */
export const LIST_TTL = 60_000;

/** The bits of those listed, bit 0 the left-most; as many lengths of `LEAST_BITS` as the highest place needs. */
export function bitsOf(places: readonly number[], highest = 0): Uint8Array {
  const most = places.reduce((max, place) => Math.max(max, place), highest);
  const bits = new Uint8Array((Math.ceil((most + 1) / LEAST_BITS) * LEAST_BITS) / 8);
  for (const place of places) bits[place >> 3] = (bits[place >> 3] ?? 0) | (0x80 >> (place & 7));
  return bits;
}

/** Whether the bit at a place is set; null where the list is too short to know. */
export function isListed(bits: Uint8Array, place: number): boolean | null {
  const byte = bits[place >> 3];
  return byte === undefined ? null : (byte & (0x80 >> (place & 7))) !== 0;
}

export interface StatusList {
  purpose: StatusPurpose;
  bits: Uint8Array;
  /** UTC epoch ms of its making, and until when it may be relied on. */
  at: number;
  until: number;
}

/**
 * A signed list, opened.
 * @param gunzip unpacks; may throw
 */
export async function openStatusList(
  token: string,
  purpose: StatusPurpose,
  keys: readonly PublicKey[],
  check: SignatureCheck,
  gunzip: (bytes: Uint8Array) => Uint8Array,
): Promise<StatusList | { fault: TokenFault }> {
  const opened = await openToken(token, CREDENTIAL_TYPE, keys, check);
  if ("fault" in opened) return opened;
  const { credentialSubject: subject, validFrom, validUntil, type } = opened.payload;
  if (!isObject(subject) || subject.statusPurpose !== purpose) return { fault: "malformed" };
  if (!Array.isArray(type) || !type.includes("BitstringStatusListCredential")) return { fault: "malformed" };
  const { encodedList } = subject;
  // Multibase: `u` = base64url without padding.
  const packed =
    typeof encodedList === "string" && encodedList.startsWith("u") && fromBase64Url(encodedList.slice(1));
  if (!packed) return { fault: "malformed" };
  try {
    const bits = gunzip(packed);
    const [at, until] = [Date.parse(String(validFrom)), Date.parse(String(validUntil))];
    return bits.length * 8 < LEAST_BITS || Number.isNaN(at) || Number.isNaN(until)
      ? { fault: "malformed" }
      : { purpose, bits, at, until };
  } catch {
    return { fault: "malformed" };
  }
}
