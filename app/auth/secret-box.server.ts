import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";

const VERSION = "v1";
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Seals text so that it can be kept or handed out: nobody without the key can read or change it. */
export interface SecretBox {
  /** @param purpose what it is for; it opens for that only */
  seal(text: string, purpose: string): string;
  /** @returns null when it was not sealed with this key for this purpose */
  open(sealed: string, purpose: string): string | null;
}

/** @param dataKey 32 bytes in base64 */
export function createSecretBox(dataKey: string): SecretBox {
  const master = Buffer.from(dataKey, "base64");
  if (master.length !== 32) throw new Error("the key is not 32 bytes in base64");
  const key = Buffer.from(hkdfSync("sha256", master, "", "secret-box", 32));
  const bound = (purpose: string) => Buffer.from(`${VERSION}.${purpose}`);
  return {
    seal(text, purpose) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(bound(purpose));
      const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
      return `${VERSION}.${Buffer.concat([nonce, body, cipher.getAuthTag()]).toString("base64url")}`;
    },
    open(sealed, purpose) {
      const [version, packed = ""] = sealed.split(".");
      const bytes = Buffer.from(packed, "base64url");
      if (version !== VERSION || bytes.length < NONCE_BYTES + TAG_BYTES) return null;
      const tag = bytes.subarray(bytes.length - TAG_BYTES);
      const body = bytes.subarray(NONCE_BYTES, bytes.length - TAG_BYTES);
      const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, NONCE_BYTES))
        .setAAD(bound(purpose))
        .setAuthTag(tag);
      try {
        return Buffer.concat([decipher.update(body), decipher.final()]).toString("utf8");
      } catch {
        return null;
      }
    },
  };
}
