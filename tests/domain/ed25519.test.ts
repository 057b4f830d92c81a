import { createHash, generateKeyPairSync, sign, verify } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { verifyEd25519 } from "~/domain/ed25519";
import { fromBase64Url, toBase64Url } from "~/domain/base64url";

const sha512 = (bytes: Uint8Array) =>
  Promise.resolve(Uint8Array.from(createHash("sha512").update(bytes).digest()));
const hex = (text: string) => Uint8Array.from(Buffer.from(text, "hex"));
const pair = generateKeyPairSync("ed25519");
const publicBytes = fromBase64Url(String(pair.publicKey.export({ format: "jwk" }).x)) as Uint8Array;
const made = (data: Uint8Array) => Uint8Array.from(sign(null, data, pair.privateKey));

describe("Ed25519 without the browser's help", () => {
  it("takes the signatures of RFC 8032 §7.1", async () => {
    const vectors = [
      [
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
      ],
      [
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
      ],
    ];
    for (const [key = "", data = "", signature = ""] of vectors) {
      expect(await verifyEd25519(hex(key), hex(data), hex(signature), sha512)).toBe(true);
      expect(await verifyEd25519(hex(key), hex(`${data}00`), hex(signature), sha512)).toBe(false);
    }
  });

  it("agrees with OpenSSL about whatever was changed in whichever bit", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 80 }),
        fc.option(fc.tuple(fc.nat(63), fc.nat(7)), { nil: null }),
        async (data, flip) => {
          const signature = made(data);
          if (flip) signature[flip[0]] = (signature[flip[0]] ?? 0) ^ (1 << flip[1]);
          const theirs = verify(null, data, pair.publicKey, signature);
          expect(theirs).toBe(flip === null);
          expect(await verifyEd25519(publicBytes, data, signature, sha512)).toBe(theirs);
        },
      ),
      { numRuns: 40 },
    );
  });

  it("takes a signature written in one way only: s is below the order (§5.1.7)", async () => {
    const data = hex("00");
    const signature = made(data);
    const order = 2n ** 252n + 27742317777372353535851937790883648493n;
    let s = 0n;
    for (let i = 31; i >= 0; i--) s = (s << 8n) | BigInt(signature[32 + i] ?? 0);
    for (let i = 0; i < 32; i++) signature[32 + i] = Number(((s + order) >> BigInt(8 * i)) & 255n);
    expect(await verifyEd25519(publicBytes, data, signature, sha512)).toBe(false);
  });
});

describe("base64url", () => {
  it("is read back as it was written", () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(toBase64Url(bytes)).toBe(Buffer.from(bytes).toString("base64url"));
        expect(fromBase64Url(toBase64Url(bytes))).toEqual(bytes);
      }),
    );
  });
  it.each(["a", "ab==", "a+b/", "AB", "AAB", " AAA", "中"])("does not read %j", (text) => {
    expect(fromBase64Url(text)).toBeNull();
  });
});
