import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { keyedHash } from "./keyed-hash.server";

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const ID_BYTES = 6;

/**
 * Seals text so that it can be kept or handed out: nobody without the key can read or change it. While a key is being
 * replaced there are two: the current one seals and names, both open and are looked up by.
 */
export interface SecretBox {
  /** Tells keys apart and nothing about them. */
  keyId: string;
  /** @param purpose what it is for; it opens for that only */
  seal(text: string, purpose: string): string;
  /** @returns null when it was sealed with neither key for this purpose */
  open(sealed: string, purpose: string): string | null;
  /** Whether it says to be sealed with the current key. */
  isCurrent(sealed: string): boolean;
  /** The keyed hash that stands for a text where it is to be found without being read. */
  nameOf(text: string): string;
  /** The names that a text may be kept under: by the current key and by the old one. */
  namesOf(text: string): string[];
}

interface Key {
  id: string;
  sealing: Buffer;
  nameOf: (text: string) => string;
}

/** @param dataKey 32 bytes in base64 @param oldKey the one before, as long as something is kept under it */
export function createSecretBox(dataKey: string, oldKey?: string): SecretBox {
  const current = readKey(dataKey);
  const keys = oldKey ? [current, readKey(oldKey)] : [current];
  const head = `v2.${current.id}.`;
  return {
    keyId: current.id,
    seal(text, purpose) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv("aes-256-gcm", current.sealing, nonce).setAAD(bound(head, purpose));
      const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
      return head + Buffer.concat([nonce, body, cipher.getAuthTag()]).toString("base64url");
    },
    open(sealed, purpose) {
      const [version, ...rest] = sealed.split(".");
      if (version === "v2") {
        const [id, packed] = rest;
        const key = keys.find((one) => one.id === id);
        return key ? unpack(key, `v2.${key.id}.`, purpose, packed) : null;
      }
      if (version !== "v1") return null;
      // From before keys had names.
      for (const key of keys) {
        const text = unpack(key, "v1.", purpose, rest[0]);
        if (text !== null) return text;
      }
      return null;
    },
    isCurrent: (sealed) => sealed.startsWith(head),
    nameOf: current.nameOf,
    namesOf: (text) => keys.map((key) => key.nameOf(text)),
  };
}

function readKey(dataKey: string): Key {
  const master = Buffer.from(dataKey, "base64");
  if (master.length !== 32) throw new Error("the key is not 32 bytes in base64");
  const derived = (use: string, bytes: number) => Buffer.from(hkdfSync("sha256", master, "", use, bytes));
  return {
    id: derived("key-id", ID_BYTES).toString("base64url"),
    sealing: derived("secret-box", 32),
    nameOf: keyedHash(derived("name", 32)),
  };
}

const bound = (head: string, purpose: string) => Buffer.from(`${head}${purpose}`);

function unpack({ sealing }: Key, head: string, purpose: string, packed = ""): string | null {
  const bytes = Buffer.from(packed, "base64url");
  if (bytes.length < NONCE_BYTES + TAG_BYTES) return null;
  const tag = bytes.subarray(bytes.length - TAG_BYTES);
  const body = bytes.subarray(NONCE_BYTES, bytes.length - TAG_BYTES);
  const decipher = createDecipheriv("aes-256-gcm", sealing, bytes.subarray(0, NONCE_BYTES))
    .setAAD(bound(head, purpose))
    .setAuthTag(tag);
  try {
    return Buffer.concat([decipher.update(body), decipher.final()]).toString("utf8");
  } catch {
    return null;
  }
}
