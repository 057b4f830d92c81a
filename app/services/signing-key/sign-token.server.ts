import { SignJWT, importJWK, type JWTPayload } from "jose";
import { currentKey, type KeyContext } from "./current-key.server";

/** Signs claims as a compact JWT. @param type of the token, so that one kind is never taken for another */
export async function signToken(ctx: KeyContext, type: string, claims: JWTPayload): Promise<string> {
  const { kid, jwk } = currentKey(ctx);
  return new SignJWT(claims)
    .setProtectedHeader({ alg: "EdDSA", typ: type, kid })
    .sign(await importJWK(jwk, "EdDSA"));
}
