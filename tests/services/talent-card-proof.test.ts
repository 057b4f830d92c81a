import { createPublicKey, verify } from "node:crypto";
import { gunzipSync } from "node:zlib";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { createVerifier } from "fast-jwt";
import { calculateJwkThumbprint } from "jose";
import { beforeEach, describe, expect, it } from "vitest";
import { ATTEMPT_LIMITS } from "~/auth/attempt.server";
import { createSecretBox } from "~/auth/secret-box.server";
import { judgeCardToken } from "~/domain/card-token";
import { NotPermitted } from "~/domain/permission";
import { qrShape } from "~/domain/qr";
import { readKeys, type SignatureCheck } from "~/domain/signed-token";
import { LEAST_BITS, openStatusList } from "~/domain/status-list";
import { SIGNING_PURPOSE } from "~/services/card-application/seal-identity.server";
import { currentKey, currentKid, type KeyContext } from "~/services/signing-key/current-key.server";
import { listPublicKeys } from "~/services/signing-key/list-public-keys.server";
import { rotateKey, rotateShownKey } from "~/services/signing-key/rotate-key.server";
import type { CardRow } from "~/services/talent-card/load-card.server";
import { makeCardAddress, makeCardToken } from "~/services/talent-card/make-card-address.server";
import { verifyCard } from "~/services/talent-card/verify-card.server";
import { writeCredential } from "~/services/talent-card/write-credential.server";
import { writeStatusList } from "~/services/talent-card/write-status-list.server";
import type { Db } from "~db/client";
import { attempt, auditEntry, cardVerification, signingKey, talentCard } from "~db/schema";
import { DAY, FACTORY_NOW } from "~seeds/factories";
import { openTestDatabase } from "~tests/setup/database";
import { addHolder } from "./card-applications";
import { acting, addPerson, box, visitor } from "./people";
import { addCard } from "./talent-cards";

const URL = "https://portal.example";
let db: Db;
let card: CardRow;
beforeEach(async () => {
  db = openTestDatabase();
  card = addCard(db, (await addHolder(db, "holder")).actor.id);
});

const signing = (now = FACTORY_NOW, sealedWith = box): KeyContext => ({
  db,
  now,
  box: sealedWith,
  actor: { kind: "system", name: "test" },
});
const set = (given: Partial<CardRow>) =>
  Object.keys(given).length > 0 && db.update(talentCard).set(given).run();
const keyOf = (kid: string) => {
  const jwk = listPublicKeys({ db }).keys.find((key) => key.kid === kid);
  if (!jwk) throw new Error("no such key");
  return createPublicKey({ key: { kty: jwk.kty, crv: jwk.crv, x: jwk.x }, format: "jwk" });
};
const read = (token: string, n: number) =>
  JSON.parse(Buffer.from(token.split(".")[n] ?? "", "base64url").toString()) as Record<string, unknown>;
const check: SignatureCheck = ({ kid }, data, signature) =>
  Promise.resolve(verify(null, data, keyOf(kid), Buffer.from(signature)));

/** What fast-jwt, which has signed nothing here, makes of a token. */
function byFastJwt(token: string, now = FACTORY_NOW): Record<string, unknown> {
  const key = keyOf(String(read(token, 0).kid)).export({ format: "pem", type: "spki" });
  return createVerifier({ key, algorithms: ["EdDSA"], allowedIss: URL, clockTimestamp: now })(
    token,
  ) as Record<string, unknown>;
}

describe("the key that signs", () => {
  it("is made when it is needed first, sealed, and named by its public half (RFC 7638)", async () => {
    expect(listPublicKeys({ db })).toEqual({ keys: [] });
    const { kid } = currentKey(signing());
    expect(currentKey(signing(FACTORY_NOW + DAY)).kid).toBe(kid);
    const row = db.select().from(signingKey).get();
    expect(row).toMatchObject({ kid, retiredAt: null });
    expect(await calculateJwkThumbprint(row?.publicJwk as { kty: string })).toBe(kid);
    expect(row?.sealedPrivate).not.toContain("OKP");
    expect(box.open(row?.sealedPrivate ?? "", SIGNING_PURPOSE)).toContain('"d":');
    expect(JSON.stringify(listPublicKeys({ db }))).not.toContain('"d"');
    expect(db.select().from(auditEntry).all().at(-1)).toMatchObject({
      action: "card:rotate-key",
      entityId: kid,
    });
  });

  it("says so when the data key it was sealed with is gone, and another one can be made", async () => {
    currentKey(signing());
    const lost = createSecretBox(Buffer.alloc(32, 9).toString("base64"));
    expect(() => currentKey(signing(FACTORY_NOW, lost))).toThrow("rotate-signing-key");
    const kid = rotateKey(signing(FACTORY_NOW, lost));
    expect(currentKey(signing(FACTORY_NOW, lost)).kid).toBe(kid);
  });

  it("that is followed by another signs nothing more, its private half is gone, and cards it signed verify", async () => {
    const old = await makeCardToken(signing(), card);
    const before = currentKid(db) ?? "";
    const after = rotateKey(signing(FACTORY_NOW + 1));
    expect(listPublicKeys({ db }).keys.map(({ kid }) => kid)).toEqual([after, before]);
    expect(
      db
        .select()
        .from(signingKey)
        .all()
        .find(({ kid }) => kid === before),
    ).toMatchObject({
      sealedPrivate: null,
      retiredAt: FACTORY_NOW + 1,
    });
    const keys = readKeys(listPublicKeys({ db }));
    const known = { keys, lists: [], now: FACTORY_NOW };
    expect(await judgeCardToken(old, known, check)).toMatchObject({ state: "active", kid: before });
    const fresh = await makeCardToken(signing(), card);
    expect(await judgeCardToken(fresh, known, check)).toMatchObject({ state: "active", kid: after });
  });

  it("is replaced once by a press that is sent twice, and only by those who manage cards", async () => {
    const approver = acting(db, await addPerson(db, "approver", "approver"), ["approver"]);
    expect(rotateShownKey(approver, "")).toBe(true);
    const shown = currentKid(db) ?? "";
    expect(rotateShownKey(approver, shown)).toBe(true);
    expect(rotateShownKey(approver, shown)).toBe(false);
    expect(db.select().from(signingKey).all()).toHaveLength(2);
    const reviewer = acting(db, await addPerson(db, "reviewer", "reviewer"), ["reviewer"]);
    expect(() => rotateShownKey(reviewer, currentKid(db) ?? "")).toThrow(NotPermitted);
  });
});

describe("the QR code", () => {
  it("holds the least data, in a size that a camera reads from a card", async () => {
    const address = await makeCardAddress(signing(), card, URL);
    const [page, token = ""] = address.split("#");
    expect(page).toBe(`${URL}/talent-card/verify/${card.code}`);
    expect(Object.keys(read(token, 1)).sort()).toEqual(["cat", "exp", "iat", "idx", "name", "nbf", "sub"]);
    expect(read(token, 1)).toMatchObject({ name: "欧***", sub: card.number });
    // Version 15 with its quiet margin: 0.3 mm for each module where it is printed 26 mm wide.
    expect(qrShape(address, "L").size).toBeLessThanOrEqual(77 + 8);
  });

  it("never holds the whole name, nor does the credential, and none once it is erased", async () => {
    const nameAt = async (now: number, given: Partial<CardRow>) => {
      set(given);
      const row = db.select().from(talentCard).get() as CardRow;
      return read(await makeCardToken(signing(now), row), 1).name;
    };
    expect(await nameAt(FACTORY_NOW, { nameShownUntil: FACTORY_NOW + 600_000 })).toBe("欧***");
    const shown = db.select().from(talentCard).get() as CardRow;
    const claims = byFastJwt(await writeCredential(signing(), shown, URL));
    expect(JSON.stringify(claims)).toContain("欧***");
    expect(JSON.stringify(claims)).not.toContain("欧阳示例");
    expect(await nameAt(FACTORY_NOW, { holderName: null })).toBeUndefined();
  });
});

describe("the credential", () => {
  it("verifies with a library that did not sign it, and with none", async () => {
    const token = await writeCredential(signing(), card, URL);
    expect(read(token, 0)).toEqual({ alg: "EdDSA", typ: "vc+jwt", kid: currentKid(db) });
    expect(byFastJwt(token)).toMatchObject({
      iss: URL,
      jti: expect.stringMatching(/^urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
    });
    // The same each time, and nothing by which the card is known elsewhere.
    expect(read(await writeCredential(signing(FACTORY_NOW + DAY), card, URL), 1).jti).toBe(
      read(token, 1).jti,
    );
    expect(JSON.stringify(read(token, 1))).not.toContain(card.id);
    const [head, body, end = ""] = token.split(".");
    const signature = Buffer.from(end, "base64url");
    expect(verify(null, Buffer.from(`${head}.${body}`), keyOf(String(read(token, 0).kid)), signature)).toBe(
      true,
    );
    expect(() => byFastJwt(`${head}.${body}x.${end}`)).toThrow();
    expect(() => byFastJwt(token, card.validUntil + DAY)).toThrow(/expired/i);
    expect(() => byFastJwt(token, card.validFrom - DAY)).toThrow(/will be active/);
  });

  it("keeps its name while the data key is replaced, and another card has another", async () => {
    const [before, after] = [7, 9].map((byte) => Buffer.alloc(32, byte).toString("base64"));
    const named = async (of: typeof card, key = box) =>
      read(await writeCredential(signing(FACTORY_NOW, key), of, URL), 1).jti;
    const name = await named(card);
    expect(await named(card, createSecretBox(after ?? "", before))).toBe(name);
    expect(await named({ ...card, code: "another-code" })).not.toBe(name);
  });

  it("has the shape of Open Badges 3.0 over the W3C model 2.0", async () => {
    const ajv = new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: true });
    addFormats.default(ajv);
    const validate = ajv.compile(CREDENTIAL_SCHEMA);
    const claims = byFastJwt(await writeCredential(signing(), card, URL));
    validate(claims);
    expect(validate.errors ?? []).toEqual([]);
    for (const name of ["@context", "id", "type", "issuer", "validFrom", "credentialSubject"]) {
      const { [name]: _left, ...less } = claims;
      expect(validate(less), name).toBe(false);
    }
    // The registered claims say what the credential says (Open Badges 3.0 §8.2.4.1).
    const { nbf, exp, validFrom, validUntil, sub, credentialSubject } = claims;
    expect([Number(nbf) * 1000, Number(exp) * 1000]).toEqual([
      Date.parse(String(validFrom)),
      Date.parse(String(validUntil)),
    ]);
    expect(credentialSubject).toMatchObject({ id: sub });
    expect(JSON.stringify(claims)).not.toContain("欧阳示例");
  });

  it("points to its own bit in both lists, which an independent reading finds set and unset", async () => {
    const status = () => byStatus(card);
    expect(await status()).toEqual({ revocation: 0, suspension: 0 });
    set({ status: "suspended" });
    expect(await status()).toEqual({ revocation: 0, suspension: 1 });
    set({ status: "revoked" });
    expect(await status()).toEqual({ revocation: 1, suspension: 0 });
  });

  /** Reads the bits as Bitstring Status List v1.0 §3.2 says, with nothing of the portal's own. */
  async function byStatus(row: CardRow): Promise<Record<string, number>> {
    const claims = byFastJwt(await writeCredential(signing(), row, URL));
    const entries = claims.credentialStatus as Record<string, string>[];
    const found: Record<string, number> = {};
    for (const { type, statusPurpose = "", statusListIndex, statusListCredential } of entries) {
      expect(type).toBe("BitstringStatusListEntry");
      expect(statusListCredential).toBe(`${URL}/talent-card/status-list?purpose=${statusPurpose}`);
      const { token } = await writeStatusList(signing(), statusPurpose as "revocation", URL);
      const list = byFastJwt(token) as {
        id: string;
        type: string[];
        credentialSubject: Record<string, string>;
      };
      expect(list.id).toBe(statusListCredential);
      expect(list.type).toContain("BitstringStatusListCredential");
      expect(list.credentialSubject.statusPurpose).toBe(statusPurpose);
      expect(list.credentialSubject.encodedList).toMatch(/^u[\w-]+$/);
      const bits = gunzipSync(Buffer.from(String(list.credentialSubject.encodedList).slice(1), "base64url"));
      expect(bits.length * 8).toBeGreaterThanOrEqual(131_072);
      const text = [...bits].map((byte) => byte.toString(2).padStart(8, "0")).join("");
      expect([...text].filter((bit) => bit === "1").length).toBeLessThanOrEqual(1);
      found[statusPurpose] = Number(text[Number(statusListIndex)]);
    }
    return found;
  }
});

describe("an old token", () => {
  it("of a card that was revoked since is refused off-line by the list and on-line by the card", async () => {
    const token = await makeCardToken(signing(), card);
    const known = async () => {
      const keys = readKeys(listPublicKeys({ db }));
      const lists = await Promise.all(
        (["revocation", "suspension"] as const).map(async (purpose) => {
          const { token: text } = await writeStatusList(signing(), purpose, URL);
          const opened = await openStatusList(text, purpose, keys, check, (bytes) => gunzipSync(bytes));
          if ("fault" in opened) throw new Error(opened.fault);
          return opened;
        }),
      );
      return { keys, lists, now: FACTORY_NOW };
    };
    const before = await known();
    expect(await judgeCardToken(token, before, check)).toMatchObject({ state: "active" });
    set({ status: "revoked" });
    expect(await judgeCardToken(token, await known(), check)).toMatchObject({ state: "revoked" });
    // Whoever has not asked since cannot know, and is told as of when.
    expect(await judgeCardToken(token, before, check)).toMatchObject({
      state: "active",
      statusAt: FACTORY_NOW,
    });
    expect(verifyCard(visitor(db), card.code, "page")).toMatchObject({ card: { state: "revoked" } });
  });

  it("the list grows with the places that are given", async () => {
    set({ statusIndex: LEAST_BITS + 3 });
    const { token, version } = await writeStatusList(signing(), "revocation", URL);
    const { encodedList } = (read(token, 1) as unknown as { credentialSubject: { encodedList: string } })
      .credentialSubject;
    expect(gunzipSync(Buffer.from(encodedList.slice(1), "base64url")).length * 8).toBe(2 * LEAST_BITS);
    expect((await writeStatusList(signing(FACTORY_NOW + 5000), "revocation", URL)).version).toBe(version);
    set({ status: "revoked" });
    expect((await writeStatusList(signing(), "revocation", URL)).version).not.toBe(version);
  });
});

describe("verifying on-line", () => {
  const stateAt = (now: number) => {
    const found = verifyCard(visitor(db, { now }), card.code, "page");
    return "card" in found ? found.card.state : found;
  };
  it("tells each state a card can have", () => {
    expect(stateAt(card.validFrom - 1)).toBe("notYet");
    expect(stateAt(card.validFrom)).toBe("active");
    expect(stateAt(card.validUntil - 90 * DAY)).toBe("expiring");
    expect(stateAt(card.validUntil)).toBe("expiring");
    expect(stateAt(card.validUntil + 1)).toBe("expired");
    set({ status: "suspended" });
    expect(stateAt(card.validUntil + 1)).toBe("suspended");
    expect(verifyCard(visitor(db), "0000ABCDEFGH", "page")).toEqual({ unknown: true });
    expect(verifyCard(visitor(db), "' OR 1=1 --", "api")).toEqual({ unknown: true });
  });

  it("tells the masked name to whoever has the code, none to whoever counts through numbers", () => {
    const holder = (typed: string, now = FACTORY_NOW) => {
      const found = verifyCard(visitor(db, { now }), typed, "page");
      return "card" in found ? found.card.holder : undefined;
    };
    expect(holder(card.code)).toEqual({ text: "欧***", masked: true });
    expect(holder(`${URL}/talent-card/verify/${card.code.toLowerCase()}#a.b.c`)).toMatchObject({
      masked: true,
    });
    expect(holder(card.number)).toBeNull();
    set({ nameShownUntil: FACTORY_NOW + 1 });
    expect(holder(card.code)).toEqual({ text: "欧阳示例", masked: false });
    expect(holder(card.number)).toBeNull();
    expect(holder(card.code, FACTORY_NOW + 1)).toMatchObject({ masked: true });
    set({ holderName: null });
    expect(holder(card.code)).toBeNull();
  });

  it("is written down once, with nothing of who asked", () => {
    verifyCard(visitor(db, { address: "198.51.100.7" }), card.code, "page");
    verifyCard(visitor(db, { address: "198.51.100.7" }), "0000ABCDEFGH", "api");
    expect(db.select().from(cardVerification).all()).toEqual([
      { id: 1, cardId: card.id, at: FACTORY_NOW, channel: "page", result: "active" },
      { id: 2, cardId: null, at: FACTORY_NOW, channel: "api", result: "unknown" },
    ]);
    expect(JSON.stringify(db.select().from(attempt).all())).not.toContain("198.51.100.7");
    expect(db.select().from(auditEntry).all()).toEqual([]);
  });

  it("is limited for each address, so that nobody tries codes by the thousand", () => {
    const { most } = ATTEMPT_LIMITS["verify:address"];
    for (let n = 0; n < most; n++) verifyCard(visitor(db), "0000ABCDEFGH", "page");
    expect(verifyCard(visitor(db), card.code, "page")).toEqual({ wait: 15 });
    expect(verifyCard(visitor(db, { address: "192.0.2.2" }), card.code, "page")).toHaveProperty("card");
    expect(db.select().from(cardVerification).all()).toHaveLength(most + 1);
  });
});

const texts = (first: string) => ({
  type: "array",
  items: { type: "string" },
  contains: { const: first },
});
const uri = { type: "string", format: "uri" };
const date = { type: "string", format: "date-time" };
/**
 * Read from Verifiable Credentials Data Model 2.0 §4, Bitstring Status List v1.0 §2.1, and the published
 * ob_v3p0_achievementcredential_schema (required members and the forms of those used here).
 */
const CREDENTIAL_SCHEMA = {
  type: "object",
  required: ["@context", "id", "type", "credentialSubject", "issuer", "validFrom"],
  properties: {
    "@context": {
      type: "array",
      minItems: 2,
      maxItems: 2,
      prefixItems: [
        { const: "https://www.w3.org/ns/credentials/v2" },
        { const: "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json" },
      ],
      items: false,
    },
    id: uri,
    type: { allOf: [texts("VerifiableCredential"), texts("OpenBadgeCredential")] },
    name: { type: "string" },
    issuer: {
      type: "object",
      required: ["id", "type"],
      properties: { id: uri, type: texts("Profile"), name: { type: "string" }, url: uri },
      additionalProperties: false,
    },
    validFrom: date,
    validUntil: date,
    credentialSubject: {
      type: "object",
      required: ["type", "achievement", "id"],
      properties: {
        id: uri,
        type: texts("AchievementSubject"),
        identifier: {
          type: "array",
          items: {
            type: "object",
            required: ["type", "hashed", "identityHash", "identityType"],
            properties: {
              type: { const: "IdentityObject" },
              hashed: { type: "boolean" },
              identityHash: { type: "string" },
              identityType: { type: "string", pattern: "^(name|(ext:)[a-zA-Z0-9.\\-_]+)$" },
            },
            additionalProperties: false,
          },
        },
        achievement: {
          type: "object",
          required: ["id", "type", "name", "description", "criteria"],
          properties: {
            id: uri,
            type: texts("Achievement"),
            achievementType: { const: "Certification" },
            name: { type: "string" },
            description: { type: "string" },
            criteria: {
              type: "object",
              properties: { id: uri, narrative: { type: "string" } },
              additionalProperties: false,
            },
          },
          additionalProperties: false,
        },
      },
      additionalProperties: false,
    },
    credentialStatus: {
      type: "array",
      minItems: 2,
      items: {
        type: "object",
        required: ["type", "statusPurpose", "statusListIndex", "statusListCredential"],
        properties: {
          id: uri,
          type: { const: "BitstringStatusListEntry" },
          statusPurpose: { enum: ["revocation", "suspension"] },
          statusListIndex: { type: "string", pattern: "^\\d+$" },
          statusListCredential: uri,
        },
        additionalProperties: false,
      },
    },
    credentialSchema: {
      type: "array",
      items: {
        type: "object",
        required: ["id", "type"],
        properties: { id: uri, type: { const: "1EdTechJsonSchemaValidator2019" } },
        additionalProperties: false,
      },
    },
    // Of the JWT around it.
    iss: uri,
    sub: uri,
    jti: uri,
    iat: { type: "integer" },
    nbf: { type: "integer" },
    exp: { type: "integer" },
  },
  additionalProperties: false,
} as const;
