import { fromBase64Url } from "~/domain/base64url";
import { verifyEd25519 } from "~/domain/ed25519";
import type { PublicKey, SignatureCheck } from "~/domain/signed-token";

/** By the browser itself where it knows Ed25519, else in script. */
export const verifySignature: SignatureCheck = async (key, data, signature) => {
  const bytes = fromBase64Url(key.x);
  if (!bytes) return false;
  const known = await importKey(key);
  return known
    ? crypto.subtle.verify("Ed25519", known, signature as BufferSource, data as BufferSource)
    : verifyEd25519(bytes, data, signature, sha512);
};

async function importKey({ kty, crv, x }: PublicKey): Promise<CryptoKey | null> {
  try {
    return await crypto.subtle.importKey("jwk", { kty, crv, x }, "Ed25519", false, ["verify"]);
  } catch {
    return null;
  }
}

const sha512 = async (bytes: Uint8Array) =>
  new Uint8Array(await crypto.subtle.digest("SHA-512", bytes as BufferSource));
