import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import { eq, max } from "drizzle-orm";
import { CREDENTIAL_TYPE, LIST_DAYS, LIST_TTL, bitsOf, type StatusPurpose } from "~/domain/status-list";
import { isoShanghai } from "~/domain/time";
import { paths } from "~/http/paths";
import { talentCard } from "~db/schema";
import { currentKey, type KeyContext } from "../signing-key/current-key.server";
import { signToken } from "../signing-key/sign-token.server";
import { describeIssuer } from "./describe-issuer.server";

const DAY = 86_400_000;
const STATUS_OF = { revocation: "revoked", suspension: "suspended" } as const;

/**
 * The list of revoked, or of suspended, cards as it is now: a BitstringStatusListCredential (W3C Bitstring Status List
 * v1.0 §2.2) signed as JWT.
 * @returns the token, and what changes only when the list does
 */
export async function writeStatusList(
  ctx: KeyContext,
  purpose: StatusPurpose,
  publicUrl: string,
): Promise<{ token: string; version: string }> {
  const places = ctx.db
    .select({ place: talentCard.statusIndex })
    .from(talentCard)
    .where(eq(talentCard.status, STATUS_OF[purpose]))
    .all()
    .map(({ place }) => place);
  const highest =
    ctx.db
      .select({ n: max(talentCard.statusIndex) })
      .from(talentCard)
      .get()?.n ?? 0;
  // Multibase: `u` = base64url without padding.
  const encodedList = `u${gzipSync(bitsOf(places, highest)).toString("base64url")}`;
  const id = new URL(paths.cardStatusList(purpose), publicUrl).href;
  const until = ctx.now + LIST_DAYS * DAY;
  const seconds = (at: number) => Math.floor(at / 1000);
  const token = await signToken(ctx, CREDENTIAL_TYPE, {
    iss: publicUrl,
    jti: id,
    iat: seconds(ctx.now),
    exp: seconds(until),
    "@context": ["https://www.w3.org/ns/credentials/v2"],
    id,
    type: ["VerifiableCredential", "BitstringStatusListCredential"],
    issuer: describeIssuer(publicUrl),
    validFrom: isoShanghai(ctx.now),
    validUntil: isoShanghai(until),
    credentialSubject: {
      id: `${id}#list`,
      type: "BitstringStatusList",
      statusPurpose: purpose,
      encodedList,
      ttl: LIST_TTL,
    },
  });
  const version = createHash("sha256")
    .update(`${currentKey(ctx).kid} ${encodedList}`)
    .digest("base64url");
  return { token, version };
}
