import { desc } from "drizzle-orm";
import type { Db } from "~db/client";
import { signingKey } from "~db/schema";

/** Every key that something may be signed with, the newest first, as a JWK set (RFC 7517 §5). */
export function listPublicKeys({ db }: { db: Db }) {
  const rows = db.select().from(signingKey).orderBy(desc(signingKey.createdAt), signingKey.kid).all();
  return {
    keys: rows.map(({ kid, publicJwk: { kty, crv, x } }) => ({ kty, crv, x, kid, alg: "EdDSA", use: "sig" })),
  };
}

/** The keys as the office is shown them. */
export const describeKeys = ({ db }: { db: Db }) =>
  db
    .select({ kid: signingKey.kid, createdAt: signingKey.createdAt, retiredAt: signingKey.retiredAt })
    .from(signingKey)
    .orderBy(desc(signingKey.createdAt), signingKey.kid)
    .all();
