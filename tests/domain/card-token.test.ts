import { createHmac, createPublicKey, generateKeyPairSync, sign, verify } from "node:crypto";
import { gzipSync, gunzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  CARD_TOKEN_TYPE,
  CLOCK_SKEW,
  judgeCardToken,
  readAskedCard,
  type TokenVerdict,
} from "~/domain/card-token";
import { readKeys, type PublicKey, type SignatureCheck } from "~/domain/signed-token";
import {
  CREDENTIAL_TYPE,
  LEAST_BITS,
  bitsOf,
  isListed,
  openStatusList,
  type StatusList,
} from "~/domain/status-list";
import { CARD_STATE_LABELS } from "~/domain/talent-card";
import { DAY, FACTORY_NOW } from "~seeds/factories";

const check: SignatureCheck = ({ kty, crv, x }, data, signature) =>
  Promise.resolve(
    verify(null, data, createPublicKey({ key: { kty, crv, x }, format: "jwk" }), Buffer.from(signature)),
  );
const pair = (kid: string) => {
  const { publicKey, privateKey } = generateKeyPairSync("ed25519");
  const { x = "" } = publicKey.export({ format: "jwk" });
  return { privateKey, key: { kty: "OKP", crv: "Ed25519", x, kid } as PublicKey };
};
const ours = pair("ours");
const other = pair("other");

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
const HEADER = { alg: "EdDSA", typ: CARD_TOKEN_TYPE, kid: "ours" };
const s = (at: number) => Math.floor(at / 1000);
const CLAIMS = {
  sub: "JFH-2026-000001",
  cat: "leading",
  nbf: s(FACTORY_NOW - DAY),
  exp: s(FACTORY_NOW + 400 * DAY),
  iat: s(FACTORY_NOW - DAY),
  idx: 7,
  name: "欧***",
};
function token(claims: object = CLAIMS, header: object = HEADER, key = ours.privateKey): string {
  const data = `${part(header)}.${part(claims)}`;
  return `${data}.${sign(null, Buffer.from(data), key).toString("base64url")}`;
}
const list = (purpose: StatusList["purpose"], places: number[] = []): StatusList => ({
  purpose,
  bits: bitsOf(places),
  at: FACTORY_NOW - 3_600_000,
  until: FACTORY_NOW + DAY,
});
const LISTS = [list("revocation"), list("suspension")];
const judge = (
  text: string,
  { keys = [ours.key], lists = LISTS, now = FACTORY_NOW }: Partial<Parameters<typeof judgeCardToken>[1]> = {},
): Promise<TokenVerdict> => judgeCardToken(text, { keys, lists, now }, check);

describe("the token of a QR code, verified without asking anybody", () => {
  it("tells the card it was made for", async () => {
    expect(await judge(token())).toEqual({
      state: "active",
      card: {
        number: "JFH-2026-000001",
        category: "leading",
        name: "欧***",
        validFrom: CLAIMS.nbf * 1000,
        validUntil: CLAIMS.exp * 1000 + 999,
        issuedAt: CLAIMS.iat * 1000,
      },
      kid: "ours",
      statusAt: FACTORY_NOW - 3_600_000,
      stale: false,
    });
  });

  it("is not taken when anything in it was changed, cut off or added", async () => {
    const genuine = token();
    await fc.assert(
      fc.asyncProperty(fc.nat(genuine.length - 1), fc.nat(61), async (place, sign) => {
        const signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
        const changed = genuine.slice(0, place) + (signs[sign] ?? "") + genuine.slice(place + 1);
        fc.pre(changed !== genuine);
        expect(await judge(changed)).toHaveProperty("fault");
      }),
      { numRuns: 300 },
    );
    for (let n = 0; n < genuine.length; n += 7)
      expect(await judge(genuine.slice(0, n))).toHaveProperty("fault");
    for (const more of ["A", ".", ".e30", " "]) expect(await judge(genuine + more)).toHaveProperty("fault");
  });

  it("is not taken from any other hand: another key under the same name, no signature, a password", async () => {
    expect(await judge(token(CLAIMS, HEADER, other.privateKey))).toEqual({ fault: "forged" });
    const none = `${part({ alg: "none", typ: CARD_TOKEN_TYPE, kid: "ours" })}.${part(CLAIMS)}.`;
    expect(await judge(none)).toEqual({ fault: "forged" });
    for (const secret of [ours.key.x, Buffer.from(ours.key.x, "base64url"), ""]) {
      const data = `${part({ ...HEADER, alg: "HS256" })}.${part(CLAIMS)}`;
      const mac = createHmac("sha256", secret).update(data).digest("base64url");
      expect(await judge(`${data}.${mac}`)).toEqual({ fault: "forged" });
    }
    for (const alg of ["EDDSA", "eddsa", "Ed25519", "ES256", "", null, ["EdDSA"]])
      expect(await judge(token(CLAIMS, { ...HEADER, alg }))).toEqual({ fault: "forged" });
  });

  it("is not taken for what it is not, nor something else for it", async () => {
    for (const typ of [CREDENTIAL_TYPE, "JWT", undefined])
      expect(await judge(token(CLAIMS, { ...HEADER, typ }))).toEqual({ fault: "forged" });
    expect(await judge(token(CLAIMS, { ...HEADER, crit: ["b64"], b64: false }))).toEqual({ fault: "forged" });
    for (const broken of [
      { ...CLAIMS, cat: "king" },
      { ...CLAIMS, idx: -1 },
      { ...CLAIMS, exp: "later" },
      { ...CLAIMS, name: 5 },
      {},
    ])
      expect(await judge(token(broken))).toEqual({ fault: "malformed" });
  });

  it("says so when it was signed with a key that is not at hand, as another issuer's is", async () => {
    expect(await judge(token(CLAIMS, { ...HEADER, kid: "other" }, other.privateKey))).toEqual({
      fault: "unknownKey",
    });
    expect(await judge(token(), { keys: [] })).toEqual({ fault: "unknownKey" });
    expect(await judge(token(CLAIMS, { ...HEADER, kid: undefined }))).toEqual({ fault: "unknownKey" });
  });

  it("verifies as before once another key signs", async () => {
    expect(await judge(token(), { keys: [other.key, ours.key] })).toMatchObject({
      state: "active",
      kid: "ours",
    });
  });

  it("does not count once its card is on a list, whenever it was made", async () => {
    expect(await judge(token(), { lists: [list("revocation", [7]), list("suspension")] })).toMatchObject({
      state: "revoked",
    });
    expect(
      await judge(token(), { lists: [list("revocation", [6, 8]), list("suspension", [7])] }),
    ).toMatchObject({ state: "suspended" });
    expect(await judge(token(), { lists: [list("revocation", [7]), list("suspension", [7])] })).toMatchObject(
      {
        state: "revoked",
      },
    );
  });

  it("says that it does not know where there is no list, a short one, or an old one", async () => {
    expect(await judge(token(), { lists: [] })).toMatchObject({ state: "active", statusAt: null });
    expect(await judge(token(), { lists: [list("revocation")] })).toMatchObject({ statusAt: null });
    const far = token({ ...CLAIMS, idx: LEAST_BITS });
    expect(await judge(far)).toMatchObject({ statusAt: null });
    expect(await judge(token(), { now: FACTORY_NOW + 2 * DAY })).toMatchObject({ stale: true });
  });

  it("begins and ends by the clock, which may be five minutes off", async () => {
    const [from, until] = [CLAIMS.nbf * 1000, CLAIMS.exp * 1000 + 999];
    const at = async (now: number) => {
      const verdict = await judge(token(), { now });
      return "state" in verdict ? verdict.state : verdict.fault;
    };
    expect(await at(from - CLOCK_SKEW - 1)).toBe("notYet");
    expect(await at(from - CLOCK_SKEW)).toBe("active");
    expect(await at(from)).toBe("active");
    expect(await at(until)).toBe("expiring");
    expect(await at(until + CLOCK_SKEW)).toBe("expiring");
    expect(await at(until + CLOCK_SKEW + 1)).toBe("expired");
  });

  it("never throws, whatever is scanned", async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string(), fc.string({ unit: "binary" })), async (text) => {
        expect(await judge(text)).toHaveProperty("fault");
      }),
    );
    expect(Object.keys(CARD_STATE_LABELS)).toHaveLength(6);
  });
});

describe("a status list", () => {
  it("has the bit of each place and no other, the first one left-most", () => {
    expect(bitsOf([0])[0]).toBe(0b1000_0000);
    expect(bitsOf([9])[1]).toBe(0b0100_0000);
    expect(bitsOf([]).length * 8).toBe(LEAST_BITS);
    expect(bitsOf([LEAST_BITS]).length * 8).toBe(2 * LEAST_BITS);
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.nat(2 * LEAST_BITS), { maxLength: 50 }),
        fc.nat(2 * LEAST_BITS),
        (places, one) => {
          const bits = bitsOf(places, 2 * LEAST_BITS);
          for (const place of places) expect(isListed(bits, place)).toBe(true);
          expect(isListed(bits, one)).toBe(places.includes(one));
        },
      ),
      { numRuns: 30 },
    );
    expect(isListed(bitsOf([]), LEAST_BITS)).toBeNull();
  });

  const subject = (bits: Uint8Array) => ({
    type: "BitstringStatusList",
    statusPurpose: "revocation",
    encodedList: `u${gzipSync(bits).toString("base64url")}`,
  });
  const body = (credentialSubject: object) => ({
    type: ["VerifiableCredential", "BitstringStatusListCredential"],
    validFrom: new Date(FACTORY_NOW).toISOString(),
    validUntil: new Date(FACTORY_NOW + DAY).toISOString(),
    credentialSubject,
  });
  const open = (text: string, purpose: "revocation" | "suspension" = "revocation") =>
    openStatusList(text, purpose, [ours.key], check, (bytes) => gunzipSync(bytes));
  const signed = (claims: object, type = CREDENTIAL_TYPE) => token(claims, { ...HEADER, typ: type });

  it("is only taken as it was signed, for its purpose, and long enough", async () => {
    const genuine = signed(body(subject(bitsOf([5]))));
    const opened = await open(genuine);
    expect("bits" in opened && isListed(opened.bits, 5)).toBe(true);
    expect(opened).toMatchObject({ at: FACTORY_NOW, until: FACTORY_NOW + DAY });
    expect(await open(genuine, "suspension")).toEqual({ fault: "malformed" });
    expect(await open(`${genuine.slice(0, -3)}AAA`)).toHaveProperty("fault");
    expect(await open(signed(body(subject(bitsOf([5]))), CARD_TOKEN_TYPE))).toEqual({ fault: "forged" });
    expect(await open(signed(body(subject(new Uint8Array(100)))))).toEqual({ fault: "malformed" });
    const noGzip = { ...subject(bitsOf([])), encodedList: "uAAAA" };
    expect(await open(signed(body(noGzip)))).toEqual({ fault: "malformed" });
    expect(await open("")).toEqual({ fault: "malformed" });
  });
});

describe("what was typed to have a card verified", () => {
  const token3 = "aaaa.bbbb.cccc";
  it.each([
    ["0123ABCDEFGH", { code: "0123ABCDEFGH", number: null, token: null }],
    [" 0123-abcd-efgh ", { code: "0123ABCDEFGH", number: null, token: null }],
    ["o123ABCDEFGH", { code: "0123ABCDEFGH", number: null, token: null }],
    ["il23ABCDEFGH", { code: "1123ABCDEFGH", number: null, token: null }],
    ["jfh2026000001", { code: null, number: "JFH-2026-000001", token: null }],
    ["ＪＦＨ－2026－000001", { code: null, number: "JFH-2026-000001", token: null }],
    [
      `https://portal.example/talent-card/verify/0123ABCDEFGH#${token3}`,
      { code: "0123ABCDEFGH", number: null, token: token3 },
    ],
    [token3, { code: null, number: null, token: token3 }],
    ["", { code: null, number: null, token: null }],
    ["你好", { code: null, number: null, token: null }],
    ["U123ABCDEFGH", { code: null, number: null, token: null }],
  ])("%j", (typed, asked) => {
    expect(readAskedCard(typed)).toEqual(asked);
  });
});

describe("a set of keys", () => {
  it("is read for what could have signed, and never throws", () => {
    const good = { kty: "OKP", crv: "Ed25519", x: ours.key.x, kid: "a" };
    expect(
      readKeys({ keys: [good, { kty: "RSA" }, null, { ...good, x: "AA" }, { ...good, kid: 1 }] }),
    ).toEqual([good]);
    for (const value of [null, [], { keys: {} }, "x"]) expect(readKeys(value)).toEqual([]);
  });
});
