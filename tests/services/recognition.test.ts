import { generateKeyPairSync, sign } from "node:crypto";
import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { NotPermitted } from "~/domain/permission";
import { MAX_FOREIGN_LINES, readForeignCard, readForeignFile, recognitionLetter } from "~/domain/recognition";
import { DecideForm } from "~/domain/recognition-form";
import { categoriesOfLevel } from "~/domain/recognition-map";
import {
  decideRecognition,
  loadForeignCard,
  proposeRecognition,
} from "~/services/recognition/decide-recognition.server";
import { importCards } from "~/services/recognition/import-cards.server";
import { listForeignCards } from "~/services/recognition/list-foreign-cards.server";
import { getSchemeKeys, setSchemeKeys } from "~/services/recognition/scheme-keys.server";
import { listVersions } from "~/services/setting/change-setting.server";
import type { AccountContext } from "~/services/context.server";
import type { Db } from "~db/client";
import { foreignCard, talentCard, task } from "~db/schema";
import { openTestDatabase } from "~tests/setup/database";
import { addOffice, type Office } from "./card-applications";

const SCHEME = "cdht-golden-panda";
let db: Db;
let office: Office;
beforeEach(async () => {
  db = openTestDatabase();
  office = await addOffice(db);
});

const theirs = generateKeyPairSync("ed25519");
const others = generateKeyPairSync("ed25519");
const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
const CLAIMS = {
  iss: "https://chengdu.example",
  sub: "CD-0001",
  holder: "李*",
  level: "B",
  exp: 1_893_456_000,
};
function token(
  claims: object = CLAIMS,
  key = theirs.privateKey,
  header: object = { alg: "EdDSA", kid: "p1" },
) {
  const data = `${part(header)}.${part(claims)}`;
  return `${data}.${sign(null, Buffer.from(data), key).toString("base64url")}`;
}
const JWKS = JSON.stringify({ keys: [{ ...theirs.publicKey.export({ format: "jwk" }), kid: "p1" }] });
const setKeys = (given: object = {}) =>
  setSchemeKeys(office.second, SCHEME, { keys: JWKS, issuer: "", note: "示例", shown: 0, ...given });
const take = async (text: string, ctx: AccountContext = office.second) => {
  const lines = await importCards(ctx, SCHEME, text);
  if (typeof lines === "string") throw new Error(lines);
  return lines;
};
const rows = () => db.select().from(foreignCard).all();

describe("a file of cards of the other side", () => {
  it("is verified line by line against the keys that are set for its scheme", async () => {
    expect(setKeys({ issuer: "https://chengdu.example" })).toEqual({ done: true });
    const forged = token({ ...CLAIMS, sub: "CD-0002" }, others.privateKey);
    const none = `${part({ alg: "none" })}.${part({ ...CLAIMS, sub: "CD-0003" })}.`;
    const foreign = token({ ...CLAIMS, sub: "CD-0004", iss: "https://elsewhere.example" });
    const lines = await take(
      [token(), forged, none, foreign, "不是", token({ ...CLAIMS, level: "Z" })].join("\n"),
    );
    expect(lines.map(({ outcome }) => outcome)).toEqual([
      "added",
      "added",
      "added",
      "added",
      "faulty",
      "faulty",
    ]);
    expect(rows().map(({ number, proof }) => [number, proof])).toEqual([
      ["CD-0001", "valid"],
      ["CD-0002", "invalid"],
      ["CD-0003", "invalid"],
      ["CD-0004", "invalid"],
    ]);
    expect(rows()[0]).toMatchObject({
      status: "imported",
      facts: { holder: "李*", level: "B", validFrom: null, validUntil: "2030-01-01" },
    });
    expect(db.select().from(talentCard).all()).toEqual([]);
    expect(db.select().from(task).all()).toEqual([]);
  });

  it("imported again changes nothing, but that a card nobody has acted on follows a better proof", async () => {
    expect((await take(JSON.stringify([token()]))).map(({ outcome }) => outcome)).toEqual(["added"]);
    expect(rows()[0]).toMatchObject({ proof: "none" });
    expect(await take(token())).toMatchObject([{ outcome: "known" }]);
    setKeys();
    expect(await take(token())).toMatchObject([{ outcome: "updated" }]);
    expect(await take(`${token()}\n${token()}`)).toMatchObject([{ outcome: "known" }, { outcome: "known" }]);
    expect(rows()).toMatchObject([{ proof: "valid", version: 2 }]);
  });

  it("may be a table without signatures, and says so of each", async () => {
    const csv =
      "编号,姓名,等级,有效期起,有效期止\nCD-9,王*,c类,2026/1/5,2027年1月4日\nCD-10,,Q,,\n,,A,,\nCD-11,,D,2027-01-01,2026-01-01";
    const lines = await take(csv);
    expect(lines.map(({ outcome, line }) => [line, outcome])).toEqual([
      [2, "added"],
      [3, "faulty"],
      [4, "faulty"],
      [5, "faulty"],
    ]);
    expect(rows()).toMatchObject([
      {
        number: "CD-9",
        proof: "none",
        facts: { level: "C", validFrom: "2026-01-05", validUntil: "2027-01-04" },
      },
    ]);
  });

  it("has a line refused whose day is none, and the others taken in", async () => {
    const csv =
      "编号,等级,有效期起,有效期止\nCD-1,A,2026-13-01,\nCD-2,A,2026-01-32,\nCD-3,A,2026-02-30,\nCD-4,A,,2026-00-10\nCD-5,A,2026-01-31,";
    const lines = await take(csv);
    expect(lines.map(({ outcome }) => outcome)).toEqual(["faulty", "faulty", "faulty", "faulty", "added"]);
    expect(lines[0]?.detail).toBe("日期应写作 2026-11-30，并且确有这一天");
    const dated = (sub: string, validFrom: string) => token({ ...CLAIMS, sub, validFrom });
    expect(await take(`${dated("CD-6", "2026-13-01")}\n${dated("CD-7", "2026-12-01")}`)).toMatchObject([
      { outcome: "faulty" },
      { outcome: "added" },
    ]);
  });

  it("that is none is told so, and never throws", async () => {
    for (const text of ["", "  \n", "[1,", "随便写的", "a,b\n1,2", '"'])
      expect(typeof (await importCards(office.second, SCHEME, text))).toBe("string");
    const many = `number,level\n${"x,A\n".repeat(MAX_FOREIGN_LINES + 1)}`;
    expect(readForeignFile(many, () => many.split("\n").map((line) => line.split(",")))).toContain("最多");
    fc.assert(
      fc.property(fc.string(), fc.dictionary(fc.string(), fc.anything()), (text, given) => {
        readForeignFile(text, () => text.split("\n").map((line) => line.split(",")));
        readForeignCard(given);
      }),
    );
  });

  it("is for those who manage cards", async () => {
    await expect(importCards(office.first, SCHEME, token())).rejects.toThrow(NotPermitted);
    expect(() => listForeignCards(office.first, { status: "imported", page: 1 })).toThrow(NotPermitted);
    expect(() =>
      setSchemeKeys(office.first, SCHEME, { keys: JWKS, issuer: "", note: "x", shown: 0 }),
    ).toThrow(NotPermitted);
  });
});

describe("the keys of the other side", () => {
  it("are each tried where a token does not name the one that signed it", async () => {
    const keys = [others, theirs].map(({ publicKey }, i) => ({
      ...publicKey.export({ format: "jwk" }),
      kid: `p${i}`,
    }));
    setKeys({ keys: JSON.stringify({ keys }) });
    const nameless = { alg: "EdDSA" };
    const unknown = generateKeyPairSync("ed25519").privateKey;
    await take(
      [
        token(CLAIMS, theirs.privateKey, nameless),
        token({ ...CLAIMS, sub: "CD-0002" }, others.privateKey, nameless),
        token({ ...CLAIMS, sub: "CD-0003" }, unknown, nameless),
      ].join("\n"),
    );
    expect(rows().map(({ proof }) => proof)).toEqual(["valid", "valid", "invalid"]);
  });

  it("do not make a card of a token of another kind, and do not hide that one has run out", async () => {
    setKeys();
    const typed = (sub: string, typ: string) =>
      token({ ...CLAIMS, sub }, theirs.privateKey, { alg: "EdDSA", kid: "p1", typ });
    const over = token({ ...CLAIMS, sub: "CD-0004", exp: 1_750_000_000 });
    await take(
      [typed("CD-0001", "at+jwt"), typed("CD-0002", "JWT"), typed("CD-0003", "panda-card"), over].join("\n"),
    );
    expect(rows().map(({ proof }) => proof)).toEqual(["invalid", "valid", "valid", "valid"]);
    expect(rows().map(({ proofDetail }) => proofDetail?.includes("已过有效期"))).toEqual([
      false,
      false,
      false,
      true,
    ]);
  });

  it("are kept in versions; two who change them at once do not overwrite each other", () => {
    expect(setKeys()).toEqual({ done: true });
    expect(setKeys()).toEqual({ refused: "changed" });
    expect(setKeys({ shown: 1, issuer: "https://chengdu.example" })).toEqual({ done: true });
    expect(listVersions(office.second, `recognition.keys.${SCHEME}`)).toHaveLength(2);
    expect(getSchemeKeys({ db }, SCHEME)?.issuer).toBe("https://chengdu.example");
  });

  it("are public ones", () => {
    const secret = JSON.stringify({ keys: [theirs.privateKey.export({ format: "jwk" })] });
    expect(setKeys({ keys: secret })).toEqual({ fault: "请只粘贴公钥：其中含有私钥" });
    const shared = JSON.stringify({ keys: [{ kty: "oct", k: "c2VjcmV0" }] });
    for (const keys of [shared, "{}", "x", '{"keys":[]}']) expect(setKeys({ keys })).toHaveProperty("fault");
    expect(getSchemeKeys({ db }, SCHEME)).toBeNull();
  });
});

describe("a recognition", () => {
  const loaded = (ctx: AccountContext) => {
    const row = rows()[0];
    const found = row && loadForeignCard(ctx, row.id);
    if (!found) throw new Error("no card");
    return found;
  };
  const propose = (ctx = office.second, version = rows()[0]?.version ?? 0) =>
    proposeRecognition(ctx, loaded(ctx), { category: "outstanding", note: "已与对方核对", version });
  const decide = (
    ctx = office.otherSecond,
    verb: "recognise" | "decline" = "recognise",
    version = rows()[0]?.version ?? 0,
  ) => decideRecognition(ctx, loaded(ctx), { verb, category: "outstanding", note: "同意", version });
  beforeEach(async () => {
    setKeys();
    await take(token());
  });

  it("is proposed by one and decided by another, and issues no card", () => {
    expect(decide()).toEqual({ refused: "state" });
    expect(propose()).toEqual({ done: true });
    expect(decide(office.second)).toEqual({ refused: "fourEyes" });
    expect(decide()).toEqual({ done: true });
    expect(rows()).toMatchObject([
      { status: "recognised", grantedCategory: "outstanding", decidedBy: office.otherSecond.actor.id },
    ]);
    expect(propose()).toEqual({ refused: "state" });
    expect(decide()).toEqual({ refused: "state" });
    expect(db.select().from(talentCard).all()).toEqual([]);
  });

  it("is done once for a press that is sent twice; whoever comes second is told", () => {
    const { version } = loaded(office.second);
    expect(propose(office.second, version)).toEqual({ done: true });
    expect(propose(office.second, version)).toEqual({ done: true });
    expect(propose(office.otherSecond, version)).toEqual({ refused: "changed" });
    const shown = loaded(office.second).version;
    expect(decide(office.otherSecond, "decline", shown)).toEqual({ done: true });
    expect(decide(office.otherSecond, "decline", shown)).toEqual({ done: true });
    expect(decide(office.admin, "recognise", shown)).toEqual({ refused: "changed" });
    expect(rows()).toMatchObject([{ status: "declined", grantedCategory: null }]);
  });

  it("needs a category where it is granted, and a reason where it is not", () => {
    const read = (given: object) => DecideForm.safeParse({ note: "", version: "1", ...given });
    expect(read({ verb: "recognise", category: "" }).error?.issues[0]?.path).toEqual(["category"]);
    expect(read({ verb: "recognise", category: "top" }).success).toBe(true);
    expect(read({ verb: "decline", category: "" }).error?.issues[0]?.path).toEqual(["note"]);
    expect(read({ verb: "decline", category: "", note: "不符" }).success).toBe(true);
  });

  it("is suggested by the inferred mapping only, and told in a letter that says no card is issued", () => {
    expect(categoriesOfLevel("B")).toEqual(["outstanding"]);
    expect(categoriesOfLevel("D").length).toBeGreaterThan(1);
    const facts = loaded(office.second).facts;
    const card = { scheme: SCHEME, number: "CD-0001", facts, note: null } as const;
    expect(recognitionLetter({ ...card, granted: "outstanding" }, "2026 年 11 月 30 日")).toContain(
      "本函不等同于发卡",
    );
    expect(recognitionLetter({ ...card, granted: null }, "2026 年 11 月 30 日")).toContain("未予互认");
  });
});
