import { eq } from "drizzle-orm";
import { strFromU8, unzipSync } from "fflate";
import { beforeEach, describe, expect, it } from "vitest";
import { RegisterForm } from "~/domain/account";
import { askReset } from "~/services/account/ask-reset.server";
import { changePassword } from "~/services/account/change-password.server";
import { createAccount } from "~/services/account/create-account.server";
import { findAccounts } from "~/services/account/find-accounts.server";
import {
  loadManagedAccount,
  revealContact,
  viewManagedAccount,
} from "~/services/account/manage-account.server";
import { readMobile } from "~/services/account/read-mobile.server";
import { registerAccount } from "~/services/account/register-account.server";
import { resetPassword } from "~/services/account/reset-password.server";
import { sealMobiles } from "~/services/account/seal-mobiles.server";
import { signIn } from "~/services/account/sign-in.server";
import { listActions } from "~/services/audit/list-actions.server";
import { eraseAccount } from "~/services/personal-data/erase-account.server";
import { exportData } from "~/services/personal-data/export-data.server";
import type { Db } from "~db/client";
import { account, auditEntry, mailOutbox } from "~db/schema";
import { FACTORY_NOW } from "~seeds/factories";
import { openTestDatabase } from "~tests/setup/database";
import { LINKS } from "./applications";
import { CONFIRM_LINK, PASSWORD, acting, addNumber, addPerson, box, visitor } from "./people";

const NUMBER = "13900139000";

let db: Db;
beforeEach(() => {
  db = openTestDatabase();
});

const number = (value: string) => ({ kind: "mobile", value }) as const;
const enter = (value = NUMBER, password = PASSWORD) =>
  signIn(visitor(db), { identifier: number(value), password }, null);
const form = (over: Record<string, string> = {}) =>
  RegisterForm.parse({
    role: "candidate",
    name: "示例周",
    identifier: "+86 139 0013 9000",
    password: PASSWORD,
    formKey: "7d1f0f7e-3f5a-4c86-9d63-0c8a6f0f5b11",
    ...over,
  });
/** All accounts and all that was done, as text. */
const everything = () =>
  JSON.stringify([
    db.$client.prepare("SELECT * FROM account").all(),
    db.$client.prepare("SELECT * FROM attempt").all(),
    db.select().from(auditEntry).all(),
  ]);
/** An account as it was kept before numbers were sealed. */
function inTheClear(id: string, mobile: string): void {
  db.update(account).set({ mobile, sealedMobile: null, mobileHash: null }).where(eq(account.id, id)).run();
}
const seal = () => sealMobiles({ db, box, now: FACTORY_NOW, actor: { kind: "system", name: "start" } });

describe("the number of an account", () => {
  it("is kept sealed from the registration on, and signs in", async () => {
    expect(await registerAccount(visitor(db), form(), null, CONFIRM_LINK)).toHaveProperty("opened");
    expect(everything()).not.toContain(NUMBER);
    expect(db.select().from(account).get()).toMatchObject({ email: null, mobile: null });
    expect(await enter()).toHaveProperty("opened");
    expect(await enter("13900139001")).toEqual({ refused: "wrong" });
  });

  it("belongs to one account", async () => {
    await registerAccount(visitor(db), form(), null, CONFIRM_LINK);
    const again = form({ formKey: "2f0a4f4e-3f5a-4c86-9d63-0c8a6f0f5b12", name: "旁人" });
    expect(await registerAccount(visitor(db), again, null, CONFIRM_LINK)).toEqual({ taken: true });
    const ctx = { db, now: FACTORY_NOW, actor: { kind: "command", name: "account" } } as const;
    const wanted = { identifier: { ...number(NUMBER), box }, name: "旁人", roles: ["admin"] } as const;
    expect(await createAccount(ctx, wanted)).toEqual({ taken: true });
    // Whatever the code does: the database refuses a second one, too.
    await expect(addNumber(db, NUMBER, "candidate")).rejects.toThrow(/mobile_hash/);
  });

  it("sent twice with the same form makes one account and signs in to it", async () => {
    const results = await Promise.all(
      [1, 2].map(() => registerAccount(visitor(db), form(), null, CONFIRM_LINK)),
    );
    expect(results.every((result) => "opened" in result)).toBe(true);
    expect(db.select().from(account).all()).toHaveLength(1);
  });

  it("is shown whole to its holder only", async () => {
    const id = await addNumber(db, NUMBER, "candidate");
    const admin = acting(db, await addPerson(db, "admin", "admin"), ["admin"]);
    expect(readMobile(acting(db, id, ["candidate"]))).toBe(NUMBER);
    const files = unzipSync(await exportData(acting(db, id, ["candidate"]), "no-folder"));
    expect(JSON.parse(strFromU8(files["data.json"] as Uint8Array))).toMatchObject({
      account: { mobile: NUMBER },
    });
    const target = loadManagedAccount(admin, id);
    if (!target) throw new Error("no account");
    const shown = viewManagedAccount(admin, target);
    expect(shown.mobile).toBe("139****9000");
    expect(JSON.stringify(shown)).not.toMatch(/13900139000|v2\.|sealed|hash/i);
    const looks = () => db.select().from(auditEntry).where(eq(auditEntry.action, "account:reveal")).all();
    expect(looks()).toEqual([]);
    expect(revealContact(admin, target)).toEqual({ email: null, mobile: NUMBER });
    expect(looks()).toMatchObject([{ actor: admin.actor.id, entityId: id, details: null }]);
  });

  it("is found by whoever manages accounts, whole, and shown masked", async () => {
    const id = await addNumber(db, NUMBER, "candidate");
    const admin = acting(db, await addPerson(db, "admin", "admin"), ["admin"]);
    const find = (q: string) => findAccounts(admin, { q, role: null, page: 1 });
    for (const q of [NUMBER, "+86 139-0013-9000"])
      expect(find(q).accounts).toMatchObject([{ id, contact: "139****9000" }]);
    expect(find("1390013").total).toBe(0);
    expect(find("示例9000").total).toBe(1);
    expect(JSON.stringify(find(""))).not.toMatch(/13900139000|v2\./);
    await enter();
    const query = { actor: NUMBER, action: "account:sign-in", entity: "", page: 1 };
    expect(listActions(admin, query).entries).toMatchObject([{ actor: id }]);
  });

  it("is no password, neither chosen nor set anew", async () => {
    const id = await addNumber(db, NUMBER, "candidate");
    const asked = { currentPassword: PASSWORD, newPassword: NUMBER };
    expect(await changePassword(acting(db, id, ["candidate"]), asked, "s")).toHaveProperty("weak");
  });

  it("asks for a link, which goes to the mailbox of the account and unlocks the number", async () => {
    const id = await addNumber(db, NUMBER, "candidate");
    db.update(account).set({ email: "zhou@example.cn" }).where(eq(account.id, id)).run();
    for (let n = 0; n < 11; n++) await enter(NUMBER, "wrong");
    expect(await enter()).toHaveProperty("wait");
    let link = "";
    askReset(visitor(db), number(NUMBER), (token) => (link = token));
    expect(db.select().from(mailOutbox).get()).toMatchObject({ to: "zhou@example.cn" });
    expect(await resetPassword(visitor(db), link, NUMBER)).toHaveProperty("weak");
    expect(await resetPassword(visitor(db), link, "一盏 江边 的 旧 路灯")).toEqual({ done: true });
    expect(await enter(NUMBER, "一盏 江边 的 旧 路灯")).toHaveProperty("opened");
  });

  it("is free again once the account is erased", async () => {
    const id = await addNumber(db, NUMBER, "candidate");
    expect(await eraseAccount(acting(db, id, ["candidate"]), PASSWORD, "no-folder", LINKS)).toEqual({
      done: true,
    });
    expect(db.select().from(account).get()).toMatchObject({ sealedMobile: null, mobileHash: null });
    expect(await registerAccount(visitor(db), form(), null, CONFIRM_LINK)).toHaveProperty("opened");
  });
});

describe("numbers that are still in the clear", () => {
  it("are sealed, all of them, and sign in as before", async () => {
    const id = await addNumber(db, NUMBER, "candidate");
    const other = await addNumber(db, "13900139001", "employer");
    const mail = await addPerson(db, "zhou", "candidate");
    inTheClear(id, NUMBER);
    inTheClear(other, "13900139001");
    expect(seal()).toBe(2);
    expect(everything()).not.toMatch(/1390013900/);
    for (const value of [NUMBER, "13900139001"]) expect(await enter(value)).toHaveProperty("opened");
    expect(db.select().from(account).where(eq(account.id, mail)).get()).toMatchObject({ mobileHash: null });
    expect(await registerAccount(visitor(db), form(), null, CONFIRM_LINK)).toEqual({ taken: true });
  });

  it("are sealed once; that it was done is written down", async () => {
    inTheClear(await addNumber(db, NUMBER, "candidate"), NUMBER);
    expect([seal(), seal()]).toEqual([1, 0]);
    const entries = db.select().from(auditEntry).all();
    expect(entries).toMatchObject([{ action: "data:seal-mobiles", details: { accounts: 1 } }]);
  });

  it("are sealed however many there are", () => {
    const many = 1201;
    const add = db.$client.prepare(
      "INSERT INTO account (id, mobile, password_hash, display_name, created_at, updated_at) VALUES (?, ?, 'x', '示例', 1, 1)",
    );
    db.$client.transaction(() => {
      for (let n = 0; n < many; n++) add.run(`a${n}`, `1380013${String(n).padStart(4, "0")}`);
    })();
    expect(seal()).toBe(many);
    expect(
      db.$client.prepare("SELECT count(mobile) c, count(DISTINCT mobile_hash) h FROM account").get(),
    ).toEqual({ c: 0, h: many });
  });
});
