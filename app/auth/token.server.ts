import { createHash, randomBytes } from "node:crypto";

/** A secret of 256 bits for a cookie or a link. */
export function createToken(): string {
  return randomBytes(32).toString("base64url");
}

/** What is stored of it; a random secret needs no salt. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}
