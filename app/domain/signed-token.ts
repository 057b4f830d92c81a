import { fromBase64Url } from "./base64url";

/** The public half of a signing key (RFC 8037), as `/.well-known/jwks.json` gives it. */
export interface PublicKey {
  kty: "OKP";
  crv: "Ed25519";
  x: string;
  kid: string;
}

/** Tells whether a key of Ed25519 made a signature. */
export type SignatureCheck = (key: PublicKey, data: Uint8Array, signature: Uint8Array) => Promise<boolean>;

export interface TokenParts {
  header: Record<string, unknown>;
  payload: Record<string, unknown>;
  /** What was signed. */
  data: Uint8Array;
  signature: Uint8Array;
}

const SIGNATURE_BYTES = 64;

/** Takes a compact JWS apart and trusts nothing of it; null for what is none. */
export function readToken(token: string): TokenParts | null {
  const [head = "", body = "", end = "", ...rest] = token.split(".");
  const signature = fromBase64Url(end);
  const [header, payload] = [readObject(head), readObject(body)];
  if (rest.length > 0 || !header || !payload || !signature) return null;
  return { header, payload, data: new TextEncoder().encode(`${head}.${body}`), signature };
}

function readObject(part: string): Record<string, unknown> | null {
  const bytes = fromBase64Url(part);
  if (!bytes) return null;
  try {
    const value: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** `unknownKey`: signed with a key that is not among those known, which may be older than the token. */
export type TokenFault = "malformed" | "forged" | "unknownKey";

/**
 * What a token says, once its signature held. Which algorithm it takes is said here and never by the token (RFC 8725
 * §3.1), and a token of one kind is never taken for another (§3.11).
 */
export async function openToken(
  token: string,
  type: string,
  keys: readonly PublicKey[],
  check: SignatureCheck,
): Promise<{ payload: Record<string, unknown>; kid: string } | { fault: TokenFault }> {
  const parts = readToken(token);
  if (!parts) return { fault: "malformed" };
  const { alg, kid, typ, crit, b64 } = parts.header;
  if (alg !== "EdDSA" || typ !== type || crit !== undefined || b64 !== undefined) return { fault: "forged" };
  const key = keys.find((one) => one.kid === kid);
  if (!key) return { fault: "unknownKey" };
  if (parts.signature.length !== SIGNATURE_BYTES || !(await check(key, parts.data, parts.signature)))
    return { fault: "forged" };
  return { payload: parts.payload, kid: key.kid };
}

/** The keys of a JWK set that could have signed; whatever else is in it is left out. */
export function readKeys(value: unknown): PublicKey[] {
  const keys = isObject(value) && Array.isArray(value.keys) ? (value.keys as unknown[]) : [];
  return keys.flatMap((key) => {
    if (!isObject(key) || key.kty !== "OKP" || key.crv !== "Ed25519") return [];
    const { x, kid } = key;
    if (typeof x !== "string" || typeof kid !== "string" || fromBase64Url(x)?.length !== 32) return [];
    return [{ kty: "OKP" as const, crv: "Ed25519" as const, x, kid }];
  });
}
