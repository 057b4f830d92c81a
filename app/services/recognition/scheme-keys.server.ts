import { createLocalJWKSet, compactVerify, errors, type JSONWebKeySet } from "jose";
import { eq } from "drizzle-orm";
import { z } from "zod";
import { readForeignCard, schemeKeysSetting, type ForeignCard, type Scheme } from "~/domain/recognition";
import { authorize } from "~/domain/permission";
import type { Db } from "~db/client";
import { setting } from "~db/schema";
import type { AccountContext } from "../context.server";
import { changeSetting } from "../setting/change-setting.server";

/** Public keys only; what cannot sign with one of these is refused (RFC 8725 §3.1). */
const ALGORITHMS = ["EdDSA", "Ed25519", "ES256", "ES384", "RS256", "PS256"];
const jwk = z
  .looseObject({ kty: z.enum(["OKP", "EC", "RSA"]), kid: z.string().optional() })
  .refine((key) => !("d" in key) && !("k" in key), "请只粘贴公钥：其中含有私钥");
const schema = z.object({
  issuer: z.string(),
  jwks: z.object({ keys: z.array(jwk).min(1, "其中没有公钥").max(20, "最多 20 把公钥") }),
});
export type SchemeKeys = z.output<typeof schema>;

/** The keys that cards of a scheme are verified by; null where none are set. */
export function getSchemeKeys({ db }: { db: Db }, scheme: Scheme): SchemeKeys | null {
  const row = db
    .select({ value: setting.value })
    .from(setting)
    .where(eq(setting.key, schemeKeysSetting(scheme)))
    .get();
  return schema.safeParse(row?.value).data ?? null;
}

/**
 * Sets the keys of a scheme; every version is kept.
 * @param keys a JWK set as text
 * @throws NotPermitted
 */
export function setSchemeKeys(
  ctx: AccountContext,
  scheme: Scheme,
  { keys, issuer, note, shown }: { keys: string; issuer: string; note: string; shown: number },
): { done: true } | { refused: "changed" } | { fault: string } {
  authorize(ctx.actor, "card:manage", { scheme });
  const read = schema.safeParse({ issuer, jwks: jsonOf(keys) });
  if (!read.success) {
    const message = read.error.issues[0]?.message ?? "";
    return { fault: /[\u4e00-\u9fff]/.test(message) ? message : '读不出 JWK Set：应为 {"keys": […]}' };
  }
  const key = schemeKeysSetting(scheme);
  const change = { key, shown, value: read.data, note };
  return ctx.db.transaction(
    (tx) => (changeSetting(tx, ctx, change) ? { done: true } : { refused: "changed" }),
    {
      behavior: "immediate",
    },
  );
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

export interface ReadToken {
  card: ForeignCard;
  proof: "valid" | "invalid" | "none";
  detail: string;
}

/** How a token that is a card may call itself, if it does: one made for something else is none (RFC 8725 §3.11). */
const CARD_TYPE = /^(application\/)?(jwt|vc\+jwt|[\w.-]*card(\+jwt)?)$/i;

/**
 * Reads a token and tells whether its signature held, and that it has run out; a text says why nothing could be read
 * of it.
 */
export async function readForeignToken(
  token: string,
  keys: SchemeKeys | null,
  now: number,
): Promise<ReadToken | string> {
  const claims = jsonOf(Buffer.from(token.split(".")[1] ?? "", "base64url").toString()) as Record<
    string,
    unknown
  > | null;
  if (!claims || typeof claims !== "object") return "JWT 的内容读不出来";
  const day = (value: unknown) =>
    typeof value === "number" && Number.isFinite(value) && Math.abs(value) < 8e12
      ? new Date(value * 1000 + 8 * 3_600_000).toISOString().slice(0, 10)
      : undefined;
  const card = readForeignCard({
    number: claims.sub ?? claims.number,
    holder: claims.holder ?? claims.name,
    level: claims.level,
    validFrom: claims.validFrom ?? day(claims.nbf),
    validUntil: claims.validUntil ?? day(claims.exp),
    issuer: claims.iss,
  });
  if (typeof card === "string") return card;
  const isOver = typeof claims.exp === "number" && claims.exp * 1000 <= now;
  const told = (detail: string) =>
    isOver ? `${detail}；凭证已过有效期（${day(claims.exp) ?? ""}）` : detail;
  if (!keys) return { card, proof: "none", detail: told("没有设置对方公钥，签名未验证") };
  if (keys.issuer && claims.iss !== keys.issuer)
    return { card, proof: "invalid", detail: "签发方与设置的不一致" };
  try {
    const { kid, typ } = await verify(token, keys);
    if (typ !== undefined && !CARD_TYPE.test(typ))
      return { card, proof: "invalid", detail: "这个凭证不是人才卡（typ 不符）" };
    return { card, proof: "valid", detail: told(`由对方密钥 ${kid ?? "（未命名）"} 签名`) };
  } catch {
    return { card, proof: "invalid", detail: "签名与设置的公钥不符，或内容被改动" };
  }
}

/**
 * The header of a token that one of the keys has signed. A token that does not name its key is tried with each that
 * could have.
 * @throws when none has
 */
async function verify(token: string, { jwks }: SchemeKeys) {
  const options = { algorithms: ALGORITHMS };
  try {
    const set = createLocalJWKSet(jwks as JSONWebKeySet);
    return (await compactVerify(token, set, options)).protectedHeader;
  } catch (error) {
    if (!(error instanceof errors.JWKSMultipleMatchingKeys)) throw error;
    for await (const key of error) {
      const tried = await compactVerify(token, key, options).catch(() => null);
      if (tried) return tried.protectedHeader;
    }
    throw error;
  }
}
