import { createHash } from "node:crypto";
import { CARD_CATEGORY_LABELS } from "~/domain/talent-card";
import { CREDENTIAL_TYPE, STATUS_PURPOSES } from "~/domain/status-list";
import { isoShanghai } from "~/domain/time";
import { paths } from "~/http/paths";
import type { KeyContext } from "../signing-key/current-key.server";
import { signToken } from "../signing-key/sign-token.server";
import { describeIssuer } from "./describe-issuer.server";
import { maskedName, type CardRow } from "./load-card.server";

const CONTEXTS = [
  "https://www.w3.org/ns/credentials/v2",
  "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
];
const SCHEMA = {
  id: "https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json",
  type: "1EdTechJsonSchemaValidator2019",
};

/**
 * Names a credential by its card without saying which: a UUID of a hash (RFC 9562 §5.8). The code cannot be guessed and no
 * key goes in, so that the name stays while keys are replaced.
 */
function credentialId(code: string): string {
  const bytes = createHash("sha256").update(`credential:${code}`).digest();
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString("hex");
  const parts = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)];
  return `urn:uuid:${parts.join("-")}`;
}

/** A card as an Open Badges 3.0 credential (W3C Verifiable Credentials Data Model 2.0), not signed yet. */
export function describeCredential(card: CardRow, publicUrl: string) {
  const at = (path: string) => new URL(path, publicUrl).href;
  const label = CARD_CATEGORY_LABELS[card.category];
  const name = maskedName(card);
  const identity = (identityType: string, identityHash: string) => ({
    type: "IdentityObject",
    hashed: false,
    identityType,
    identityHash,
  });
  return {
    "@context": CONTEXTS,
    id: credentialId(card.code),
    type: ["VerifiableCredential", "OpenBadgeCredential"],
    name: `金凤凰人才卡（${label}）`,
    issuer: describeIssuer(publicUrl),
    validFrom: isoShanghai(card.validFrom),
    validUntil: isoShanghai(card.validUntil),
    credentialSubject: {
      id: at(paths.cardVerify(card.code)),
      type: ["AchievementSubject"],
      identifier: [identity("ext:cardNumber", card.number), ...(name ? [identity("name", name)] : [])],
      achievement: {
        id: `${at(paths.talentCard())}#${card.category}`,
        type: ["Achievement"],
        achievementType: "Certification",
        name: label,
        description: `西部（重庆）科学城、重庆高新区“金凤凰”人才卡，类别：${label}。`,
        criteria: {
          id: at(paths.talentCard("catalogue")),
          narrative: "经初审、复审（或免评核验）并公示无异议后，由办理机关批准。",
        },
      },
    },
    credentialStatus: STATUS_PURPOSES.map((purpose) => ({
      id: `${at(paths.cardStatusList(purpose))}#${card.statusIndex}`,
      type: "BitstringStatusListEntry",
      statusPurpose: purpose,
      statusListIndex: String(card.statusIndex),
      statusListCredential: at(paths.cardStatusList(purpose)),
    })),
    credentialSchema: [SCHEMA],
  };
}

/**
 * The same signed as JWT (Securing Verifiable Credentials using JOSE and COSE §3.1; Open Badges 3.0 §8.2): the claims
 * stand beside the registered ones that say the same.
 */
export function writeCredential(ctx: KeyContext, card: CardRow, publicUrl: string): Promise<string> {
  const credential = describeCredential(card, publicUrl);
  const seconds = (at: number) => Math.floor(at / 1000);
  return signToken(ctx, CREDENTIAL_TYPE, {
    iss: publicUrl,
    sub: credential.credentialSubject.id,
    jti: credential.id,
    iat: seconds(ctx.now),
    nbf: seconds(card.validFrom),
    exp: seconds(card.validUntil),
    ...credential,
  });
}
