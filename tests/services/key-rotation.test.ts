import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eq, getTableColumns, getTableName, is } from "drizzle-orm";
import { SQLiteTable } from "drizzle-orm/sqlite-core";
import { beforeEach, describe, expect, it } from "vitest";
import { createSecretBox, type SecretBox } from "~/auth/secret-box.server";
import { beginSecondStep, showSecondStep } from "~/services/account/manage-second-step.server";
import { readMobile } from "~/services/account/read-mobile.server";
import { registerAccount } from "~/services/account/register-account.server";
import { signIn } from "~/services/account/sign-in.server";
import { revealContact } from "~/services/application/reveal-data.server";
import { verifyTrail } from "~/services/audit/verify-trail.server";
import { readProfile } from "~/services/candidate/read-profile.server";
import { saveBasics } from "~/services/candidate/save-profile.server";
import { rotateKeys } from "~/services/sealed-data/rotate-keys.server";
import { SEALED_COLUMNS } from "~/services/sealed-data/sealed-columns.server";
import type { VaultContext } from "~/services/vault-context.server";
import { openDatabase, type Db } from "~db/client";
import { migrateDatabase } from "~db/migrate";
import * as schema from "~db/schema";
import { account, accountTotp, application, auditEntry, candidateProfile } from "~db/schema";
import { FACTORY_NOW } from "~seeds/factories";
import { openTestDatabase } from "~tests/setup/database";
import { addCandidate, addEmployers, apply, received } from "./applications";
import { CONFIRM_LINK, PASSWORD, acting, addNumber, addPerson, box as old, visitor } from "./people";

const key = (n: number) => Buffer.alloc(32, n).toString("base64");
/** As the portal runs while the key is being replaced, and afterwards. */
const both = createSecretBox(key(8), key(7));
const fresh = createSecretBox(key(8));

const NUMBER = "13900139000";
/** Sealed by the portal before keys had names, with the key that is the old one here. */
const V1_PHONE = "v1.fyAubErNBjS5KxPvCL3FE0Sh3pFyfat44n03rEseGYWojn3gADOf";

let db: Db;
let lin: VaultContext;
let owner: VaultContext;
let applied: string;
let zhou: string;

/** Everything that is kept sealed, by the old key: a profile, an application, a second step, a number. */
async function fill(): Promise<void> {
  ({ owner } = await addEmployers(db));
  lin = await addCandidate(db, "lin");
  applied = apply(lin);
  saveBasics(lin, 1, {
    realName: "示例林",
    phone: "13800138000",
    email: "lin@mail.example",
    city: null,
    headline: null,
    about: null,
    skills: [],
  });
  await beginSecondStep(lin, { box: old, keyed: visitor(db).keyed }, PASSWORD);
  zhou = await addNumber(db, NUMBER, "candidate");
}

beforeEach(async () => {
  db = openTestDatabase();
  await fill();
});

const by = (box: SecretBox) => ({ ...lin, box });
const ctx = (box: SecretBox, now = FACTORY_NOW) =>
  ({ db, box, now, actor: { kind: "command", name: "data" } }) as const;
const enter = (box: SecretBox, number = NUMBER) =>
  signIn(visitor(db, { box }), { identifier: { kind: "mobile", value: number }, password: PASSWORD }, null);

/** All that is sealed, as the portal with this key shows it. */
const seen = (box: SecretBox) => {
  const shown = readProfile(by(box));
  return {
    number: readMobile({ ...acting(db, zhou, ["candidate"]), box }),
    device: showSecondStep(by(box), { box, keyed: visitor(db).keyed }).begun?.secret,
    phone: shown?.phone,
    email: shown?.email,
    contact: revealContact({ ...owner, box }, received(owner, applied)),
  };
};

/** What the database holds of everything sealed. */
const stored = () => ({
  accounts: db.select({ s: account.sealedMobile, h: account.mobileHash }).from(account).all(),
  devices: db.select({ s: accountTotp.sealedSecret }).from(accountTotp).all(),
  profiles: db
    .select({
      p: candidateProfile.sealedPhone,
      h: candidateProfile.phoneHash,
      e: candidateProfile.sealedEmail,
    })
    .from(candidateProfile)
    .all(),
  applications: db.select({ s: application.sealedContact }).from(application).all(),
});
/** How many sealed values say to be under a key. */
const under = (box: SecretBox) => JSON.stringify(stored()).split(`"v2.${box.keyId}.`).length - 1;

describe("what is kept sealed", () => {
  /** Hashes of what is no datum about a person, or that nothing has to be found by after a rotation. */
  const NO_NAMES = [
    "account.password_hash",
    "session.token_hash",
    "one_time_token.token_hash",
    "enterprise_invitation.token_hash",
    // Under the secret of sessions: nobody has the codes to hash them anew.
    "recovery_code.code_hash",
    "audit_entry.hash",
    "import_run.file_hash",
    "job_source.raw_hash",
  ];

  it("is in the list that a rotation goes through, column for column of the schema", () => {
    const listed = SEALED_COLUMNS.flatMap(({ table, sealed, found }) =>
      [sealed, ...(found ? [found.by] : [])].map((column) => `${getTableName(table)}.${column.name}`),
    );
    const named = Object.values(schema)
      .filter((table) => is(table, SQLiteTable))
      .flatMap((table) =>
        Object.values(getTableColumns(table)).map((column) => `${getTableName(table)}.${column.name}`),
      )
      .filter((name) => /sealed|hash/i.test(name));
    expect([...listed, ...NO_NAMES].sort()).toEqual(named.sort());
  });

  it("says under which key, and nothing of the key", () => {
    const sealed = old.seal("金凤凰", "totp");
    expect(sealed.split(".").slice(0, 2)).toEqual(["v2", old.keyId]);
    expect(old.keyId).toMatch(/^[\w-]{8}$/);
    expect(old.keyId).not.toBe(fresh.keyId);
    expect(key(7)).not.toContain(old.keyId);
    expect(both.seal("金凤凰", "totp")).toMatch(`v2.${fresh.keyId}.`);
  });

  it("opens by the key that it names only, for its purpose", () => {
    const sealed = old.seal("金凤凰", "totp");
    expect(both.open(sealed, "totp")).toBe("金凤凰");
    expect(both.open(sealed, "oidc")).toBeNull();
    expect(fresh.open(sealed, "totp")).toBeNull();
    expect(both.open(sealed.replace(old.keyId, fresh.keyId), "totp")).toBeNull();
  });

  it("opens as before where it was sealed before keys had names", () => {
    expect(old.open(V1_PHONE, "profile-phone")).toBe("13800138000");
    expect(both.open(V1_PHONE, "profile-phone")).toBe("13800138000");
    expect(both.open(V1_PHONE, "profile-email")).toBeNull();
    expect(fresh.open(V1_PHONE, "profile-phone")).toBeNull();
  });
});

describe("while a key is being replaced", () => {
  it("everything is readable, and whoever signs in with a number does so", async () => {
    expect(seen(both)).toEqual(seen(old));
    expect(seen(both)).toMatchObject({ number: NUMBER, phone: "13800138000", email: "lin@mail.example" });
    expect(await enter(both)).toHaveProperty("opened");
  });

  it("what is written is under the new key", async () => {
    const number = "13700137000";
    await addNumber(db, number, "candidate", both);
    expect(under(fresh)).toBe(1);
    expect(await enter(fresh, number)).toHaveProperty("opened");
  });

  it("no number gets a second account, whichever key it is kept under", async () => {
    const form = (n: number) => ({
      role: "candidate" as const,
      name: "旁人",
      identifier: { kind: "mobile", value: NUMBER } as const,
      password: PASSWORD,
      formKey: `7d1f0f7e-3f5a-4c86-9d63-0c8a6f0f5b1${n}`,
    });
    expect(await registerAccount(visitor(db, { box: both }), form(1), null, CONFIRM_LINK)).toEqual({
      taken: true,
    });
    await rotateKeys(ctx(both));
    expect(await registerAccount(visitor(db, { box: both }), form(2), null, CONFIRM_LINK)).toEqual({
      taken: true,
    });
    expect(await registerAccount(visitor(db, { box: fresh }), form(3), null, CONFIRM_LINK)).toEqual({
      taken: true,
    });
  });
});

describe("a rotation", () => {
  it("seals everything and makes every name anew; afterwards the old key is of no use", async () => {
    const before = seen(old);
    expect(await rotateKeys(ctx(both))).toEqual({ values: 5, resealed: 5, renamed: 2, faults: [] });
    expect(under(fresh)).toBe(5);
    expect(under(old)).toBe(0);
    expect(seen(fresh)).toEqual(before);
    expect(await enter(fresh)).toHaveProperty("opened");
    expect(db.select({ h: candidateProfile.phoneHash }).from(candidateProfile).get()?.h).toBe(
      fresh.nameOf("mobile:13800138000"),
    );
    expect(seen(old)).toMatchObject({ number: null, phone: null, email: null });
    expect(await enter(old)).toEqual({ refused: "wrong" });
  });

  it("changes nothing else, so that no page that is open is out of date", async () => {
    const row = () => {
      const {
        sealedPhone: _p,
        sealedEmail: _e,
        phoneHash: _h,
        ...rest
      } = db.select().from(candidateProfile).get() as typeof candidateProfile.$inferSelect;
      return rest;
    };
    const before = row();
    await rotateKeys(ctx(both));
    expect(row()).toEqual(before);
  });

  it("takes along what was sealed and named before keys had names", async () => {
    db.update(candidateProfile).set({ sealedPhone: V1_PHONE, phoneHash: "an-older-name" }).run();
    expect(await rotateKeys(ctx(both))).toMatchObject({ resealed: 5, faults: [] });
    expect(seen(fresh)).toMatchObject({ phone: "13800138000" });
    expect(stored().profiles[0]?.h).toBe(fresh.nameOf("mobile:13800138000"));
  });

  it("needs no second key to bring old forms up to date", async () => {
    db.update(candidateProfile).set({ sealedPhone: V1_PHONE }).run();
    expect(await rotateKeys(ctx(old))).toEqual({ values: 5, resealed: 1, renamed: 0, faults: [] });
  });

  it("that is killed in the middle is simply run again; everything is readable in between", async () => {
    for (let n = 0; n < 7; n++) await addNumber(db, `1360013600${n}`, "candidate");
    const before = seen(old);
    let batches = 0;
    const killed = rotateKeys(ctx(both), {
      atOnce: 3,
      report: () => {
        if (++batches === 2) throw new Error("killed");
      },
    });
    await expect(killed).rejects.toThrow("killed");
    expect(under(fresh)).toBe(6);
    expect(under(old)).toBe(6);
    expect(seen(both)).toEqual(before);
    for (const n of [0, 6]) expect(await enter(both, `1360013600${n}`)).toHaveProperty("opened");

    expect(await rotateKeys(ctx(both), { atOnce: 3 })).toEqual({
      values: 12,
      resealed: 6,
      renamed: 3,
      faults: [],
    });
    expect(under(fresh)).toBe(12);
    expect(seen(fresh)).toEqual(before);
  });

  it("that has nothing to do writes nothing but that it ran", async () => {
    await rotateKeys(ctx(both));
    const before = stored();
    expect(await rotateKeys(ctx(both))).toEqual({ values: 5, resealed: 0, renamed: 0, faults: [] });
    expect(stored()).toEqual(before);
  });

  it("tells how far it is, up to all there is", async () => {
    const heard: [number, number][] = [];
    await rotateKeys(ctx(both), { atOnce: 1, report: (done, total) => heard.push([done, total]) });
    expect(heard).toEqual([1, 2, 3, 4, 5].map((n) => [n, 5]));
  });

  it("says beforehand what it would do, and does not do it", async () => {
    const before = stored();
    const trail = db.select().from(auditEntry).all().length;
    expect(await rotateKeys(ctx(both), { dryRun: true })).toEqual({
      values: 5,
      resealed: 5,
      renamed: 2,
      faults: [],
    });
    expect(stored()).toEqual(before);
    expect(db.select().from(auditEntry).all()).toHaveLength(trail);
  });

  it("names what neither key opens by its row, leaves it as it is and does the rest", async () => {
    const sealed = db.select().from(application).get()?.sealedContact ?? "";
    const tampered = `${sealed.slice(0, -9)}AAAAAAAAA`;
    db.update(application).set({ sealedContact: tampered }).run();
    const result = await rotateKeys(ctx(both));
    expect(result).toMatchObject({ values: 5, resealed: 4 });
    expect(result.faults).toEqual([
      { table: "application", column: "sealed_contact", id: applied, why: "unreadable" },
    ]);
    expect(stored().applications).toEqual([{ s: tampered }]);
  });

  it("finds what was tampered with under the current key as well", async () => {
    await rotateKeys(ctx(both));
    const sealed = db.select().from(candidateProfile).get()?.sealedEmail ?? "";
    db.update(candidateProfile)
      .set({ sealedEmail: `${sealed.slice(0, -9)}AAAAAAAAA` })
      .run();
    expect((await rotateKeys(ctx(both))).faults).toMatchObject([{ column: "sealed_email" }]);
  });

  it("without the key that everything is under changes nothing", async () => {
    const before = stored();
    const result = await rotateKeys(ctx(fresh));
    expect(result.faults).toHaveLength(5);
    expect(stored()).toEqual(before);
  });

  it("makes no two accounts answer to one number", async () => {
    // As a portal would that ran on without the old key.
    const second = await addNumber(db, NUMBER, "candidate", fresh);
    const { faults } = await rotateKeys(ctx(both));
    expect(faults).toEqual([{ table: "account", column: "sealed_mobile", id: zhou, why: "taken" }]);
    expect(db.select().from(account).where(eq(account.id, second)).get()?.mobileHash).toBe(
      fresh.nameOf(`mobile:${NUMBER}`),
    );
  });

  it("is written down with its counts, and nothing of what is sealed", async () => {
    await rotateKeys(ctx(both));
    const entries = db
      .select()
      .from(auditEntry)
      .all()
      .filter(({ entity }) => entity === "data");
    expect(entries).toMatchObject([
      { action: "data:rotate-start", actor: "command:data", entityId: both.keyId, details: { values: 5 } },
      { action: "data:rotate-key", details: { values: 5, resealed: 5, renamed: 2, faults: 0 } },
    ]);
    expect(JSON.stringify(entries)).not.toMatch(/1390013|1380013|mail\.example/);
    expect(verifyTrail(ctx(both)).brokenAt).toBeNull();
  });
});

describe("the command", () => {
  it("replaces the key, ends with a count, and refuses to end well over what it could not open", async () => {
    const folder = mkdtempSync(join(tmpdir(), "portal-keys-"));
    const file = join(folder, "portal.db");
    try {
      db = openDatabase(file);
      migrateDatabase(db);
      await fill();
      db.$client.close();
      const secret = "s".repeat(32);
      const run = (keys: Record<string, string>, ...flags: string[]) =>
        spawnSync(process.execPath, ["--import", "tsx", "seeds/data/cli.ts", "rotate-key", ...flags], {
          env: { PATH: process.env.PATH, DATABASE_FILE: file, SESSION_SECRET: secret, ...keys } as never,
          encoding: "utf8",
        });
      const bare = run({});
      expect(bare.status).toBe(1);
      expect(bare.stderr).toContain("没有密钥");
      const keys = { DATA_KEY: key(8), DATA_KEY_OLD: key(7) };
      const tried = run(keys, "--dry-run");
      expect(tried).toMatchObject({ status: 0 });
      expect(tried.stdout).toContain("需改用新密钥 5 项，需重算检索值 2 项。没有改动任何数据");
      const done = run(keys);
      expect(done).toMatchObject({ status: 0 });
      expect(done.stdout).toContain("加密数据 5 项，改用新密钥 5 项，重算检索值 2 项");
      expect(done.stdout).toContain("可以从配置中删去 DATA_KEY_OLD");
      expect(run({ DATA_KEY: key(8) }).stdout).toContain("改用新密钥 0 项");
      const wrong = run({ DATA_KEY: key(9) });
      expect(wrong.status).toBe(1);
      expect(wrong.stderr).toContain(`application.sealed_contact 行 ${applied}：`);
      expect(wrong.stderr).toContain("有 5 项没有处理好");
      expect(wrong.stdout + wrong.stderr).not.toMatch(/v2\.|13900139000/);
      expect(wrong.stdout).not.toContain("可以从配置中删去");
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

it("nobody's account is found by a number that another key named", async () => {
  await addPerson(db, "wu", "candidate");
  expect(await enter(fresh)).toEqual({ refused: "wrong" });
});
