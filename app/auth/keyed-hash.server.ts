import { createHmac, type BinaryLike } from "node:crypto";

/** Makes names that stand for addresses and identifiers where they are counted: without the secret nobody can read them. */
export function keyedHash(secret: BinaryLike): (text: string) => string {
  return (text) => createHmac("sha256", secret).update(text).digest("base64url").slice(0, 22);
}
