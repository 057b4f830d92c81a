import { createHash, generateKeyPairSync } from "node:crypto";
import { desc, isNull } from "drizzle-orm";
import type { JWK } from "jose";
import type { SecretBox } from "~/auth/secret-box.server";
import type { Db, Tx } from "~db/client";
import { signingKey } from "~db/schema";
import { recordAction } from "../audit/record-action.server";
import { SIGNING_PURPOSE } from "../card-application/seal-identity.server";
import type { Context } from "../context.server";

/** The context of what is signed. */
export interface KeyContext extends Context {
  box: SecretBox;
}

export interface SigningKey {
  kid: string;
  /** The private half. */
  jwk: JWK;
}

/** A key is made in one transaction: of several processes one makes it, the others find it. */
export const KEY_WRITING = { behavior: "immediate" } as const;

const findCurrent = (db: Db | Tx) =>
  db
    .select()
    .from(signingKey)
    .where(isNull(signingKey.retiredAt))
    .orderBy(desc(signingKey.createdAt))
    .limit(1)
    .get();

/** The kid of the key that signs; null before the first is made. */
export const currentKid = (db: Db | Tx): string | null => findCurrent(db)?.kid ?? null;

/**
 * The key that cards are signed with, made where there is none yet.
 * @throws when it was sealed with a `DATA_KEY` that is not at hand any more
 */
export function currentKey(ctx: KeyContext): SigningKey {
  const row =
    findCurrent(ctx.db) ?? ctx.db.transaction((tx) => findCurrent(tx) ?? insertKey(tx, ctx), KEY_WRITING);
  const jwk = row.sealedPrivate && ctx.box.open(row.sealedPrivate, SIGNING_PURPOSE);
  if (!jwk)
    throw new Error(
      "the signing key cannot be opened with DATA_KEY; `npm run data -- rotate-signing-key` makes another",
    );
  return { kid: row.kid, jwk: JSON.parse(jwk) as JWK };
}

/** Makes a key that signs from now on, in the transaction that retires the one before. */
export function insertKey(tx: Tx, ctx: KeyContext, before: string | null = null) {
  const { publicKey, privateKey } = generateKeyPairSync("ed25519");
  const { crv = "", kty = "", x = "" } = publicKey.export({ format: "jwk" });
  const kid = thumbprint({ crv, kty, x });
  const row = tx
    .insert(signingKey)
    .values({
      kid,
      publicJwk: { crv, kty, x },
      sealedPrivate: ctx.box.seal(JSON.stringify(privateKey.export({ format: "jwk" })), SIGNING_PURPOSE),
      createdAt: ctx.now,
    })
    .returning()
    .get();
  recordAction(tx, ctx, {
    action: "card:rotate-key",
    entity: "signing-key",
    entityId: kid,
    details: { before, after: kid },
  });
  return row;
}

/** RFC 7638: the members that are needed, in the order of their names, without blanks. */
const thumbprint = ({ crv, kty, x }: { crv: string; kty: string; x: string }) =>
  createHash("sha256").update(JSON.stringify({ crv, kty, x })).digest("base64url");
