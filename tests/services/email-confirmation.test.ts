import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { strFromU8, unzipSync } from "fflate";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { CONFIRM_LINK_HOURS } from "~/domain/account";
import type { Identifier } from "~/domain/identifier";
import { parseJobQuery } from "~/domain/job-query";
import { askConfirmation, confirmEmail, findConfirmation } from "~/services/account/confirm-email.server";
import { askReset } from "~/services/account/ask-reset.server";
import { createAccount } from "~/services/account/create-account.server";
import { registerAccount } from "~/services/account/register-account.server";
import { resetPassword } from "~/services/account/reset-password.server";
import { saveSearch } from "~/services/alert/save-search.server";
import { queueMail } from "~/services/mail/queue-mail.server";
import { eraseAccount } from "~/services/personal-data/erase-account.server";
import { exportData } from "~/services/personal-data/export-data.server";
import type { Db } from "~db/client";
import { account, accountIdentity, enterpriseInvitation, mailOutbox, postingReport } from "~db/schema";
import { FACTORY_NOW } from "~seeds/factories";
import { openTestDatabase } from "~tests/setup/database";
import { LINKS, addEmployers, newKey } from "./applications";
import { CONFIRM_LINK, PASSWORD, acting, addPerson, visitor } from "./people";

const HOUR = 3_600_000;
const EMAIL = "xiaoyu@example.cn";

let db: Db;
let folder: string;
beforeEach(() => {
  db = openTestDatabase();
  folder = mkdtempSync(join(tmpdir(), "portal-confirm-"));
});
afterEach(() => {
  db.$client.close();
  rmSync(folder, { recursive: true });
});

const row = (id: string) => db.select().from(account).where(eq(account.id, id)).get();
const mailsTo = (to: string) => db.select().from(mailOutbox).where(eq(mailOutbox.to, to)).all();
const later = (ctx: ReturnType<typeof acting>, ms: number) => ({ ...ctx, now: ctx.now + ms });
const lastToken = (to: string, kind = "confirm") =>
  new RegExp(`/${kind}/(\\S+)`).exec(mailsTo(to).at(-1)?.text ?? "")?.[1] ?? "";

/** Somebody who has just registered. */
async function register(value = EMAIL, kind: Identifier["kind"] = "email") {
  const identifier = { kind, value } as Identifier;
  const form = {
    role: "candidate",
    name: "示例小雨",
    identifier,
    password: PASSWORD,
    formKey: newKey(),
  } as const;
  const result = await registerAccount(visitor(db), form, null, CONFIRM_LINK);
  if (!("opened" in result)) throw new Error("not registered");
  const found = db.select().from(account).where(eq(account.formKey, form.formKey)).get();
  return acting(db, found?.id ?? "", ["candidate"]);
}
const ask = parseJobQuery(new URLSearchParams("q=工程师")).query;
const subscribe = (ctx: ReturnType<typeof acting>) =>
  saveSearch(ctx, ask, { formKey: newKey(), name: "工程师", frequency: "daily" });

describe("an e-mail address that somebody registers with", () => {
  it("counts once the link that was sent there is opened, by whoever is signed in, one time", async () => {
    const ctx = await register();
    expect(row(ctx.actor.id)?.emailConfirmedAt).toBeNull();
    const token = lastToken(EMAIL);
    expect(findConfirmation(ctx, token)).toBe(EMAIL);
    const other = acting(db, await addPerson(db, "other", "candidate"), ["candidate"]);
    expect(findConfirmation(other, token)).toBeUndefined();
    expect(confirmEmail(other, token)).toEqual({ refused: "spent" });
    expect(confirmEmail(later(ctx, CONFIRM_LINK_HOURS * HOUR), token)).toEqual({
      refused: "spent",
    });
    expect(confirmEmail(ctx, token)).toEqual({ done: true });
    expect(row(ctx.actor.id)).toMatchObject({ email: EMAIL, emailConfirmedAt: FACTORY_NOW });
    // Pressed twice it is done once.
    expect(confirmEmail(later(ctx, 1), token)).toEqual({ done: true });
    expect(row(ctx.actor.id)?.emailConfirmedAt).toBe(FACTORY_NOW);
    expect(findConfirmation(ctx, token)).toBeUndefined();
  });

  it("receives no alerts before, and the link again when it is asked for, a few times an hour", async () => {
    const ctx = await register();
    expect(subscribe(ctx)).toEqual({ refused: "unconfirmed" });
    const soon = later(ctx, 60_000);
    expect(askConfirmation(soon, CONFIRM_LINK)).toEqual({ sent: EMAIL });
    expect(mailsTo(EMAIL)).toHaveLength(2);
    for (let n = 2; n <= 5; n++) askConfirmation(soon, CONFIRM_LINK);
    expect(askConfirmation(soon, CONFIRM_LINK)).toHaveProperty("wait");
    // Pressed within a minute it is one message.
    expect(mailsTo(EMAIL)).toHaveLength(2);
    confirmEmail(soon, lastToken(EMAIL));
    expect(subscribe(soon)).toHaveProperty("done");
    expect(askConfirmation(later(ctx, 2 * HOUR), CONFIRM_LINK)).toEqual({ confirmed: true });
  });

  it("is confirmed by whoever sets a new password by mail, and what was linked before is linked no more", async () => {
    const ctx = await register();
    const link = { issuer: "https://id.example", subject: "s", linkedAt: 1, usedAt: 1 };
    db.insert(accountIdentity)
      .values({ ...link, accountId: ctx.actor.id })
      .run();
    const linkOf = (token: string) => `https://portal.example/reset/${token}`;
    askReset(visitor(db), { kind: "email", value: EMAIL }, linkOf);
    await resetPassword(visitor(db), lastToken(EMAIL, "reset"), "五只 鹭鸶 飞过 缙云山");
    expect(row(ctx.actor.id)?.emailConfirmedAt).toBe(FACTORY_NOW);
    expect(db.select().from(accountIdentity).all()).toEqual([]);
  });

  it("counts at once where the office makes the account, and there is none where a number is registered", async () => {
    const wanted = {
      identifier: { kind: "email", value: "office@example.cn" },
      name: "示例",
      roles: [],
    } as const;
    await createAccount({ db, now: FACTORY_NOW, actor: { kind: "command", name: "account" } }, wanted);
    const made = db.select().from(account).where(eq(account.email, "office@example.cn")).get();
    expect(made?.emailConfirmedAt).toBe(FACTORY_NOW);
    const ctx = await register("13900139000", "mobile");
    expect(db.select().from(mailOutbox).all()).toEqual([]);
    expect(subscribe(ctx)).toEqual({ refused: "noEmail" });
  });
});

describe("a stranger who registers somebody's address", () => {
  /** What was written to an address before it had an account. */
  async function writeToAddress() {
    const { owner } = await addEmployers(db);
    const system = { db, now: FACTORY_NOW, actor: { kind: "system", name: "test" } } as const;
    db.transaction((tx) =>
      queueMail(tx, system, {
        onceKey: "report:answer:1",
        to: EMAIL,
        accountId: null,
        subject: "举报处理结果",
        text: "只给写信的人看",
      }),
    );
    db.insert(postingReport)
      .values({
        id: newKey(),
        jobId: "j1",
        jobVersion: 1,
        reason: "other",
        text: "只给写信的人看的举报",
        email: EMAIL,
        createdAt: FACTORY_NOW,
      })
      .run();
    db.insert(enterpriseInvitation)
      .values({
        id: "i1",
        enterpriseId: "e1",
        tokenHash: "x",
        email: EMAIL,
        role: "recruiter",
        invitedBy: owner.actor.id,
        createdAt: FACTORY_NOW,
        expiresAt: FACTORY_NOW + HOUR,
      })
      .run();
  }
  const exported = async (ctx: ReturnType<typeof acting>) =>
    strFromU8(unzipSync(await exportData(ctx, folder))["data.json"] as Uint8Array);

  it("takes along nothing that was written there, and takes nothing away from it", async () => {
    await writeToAddress();
    const ctx = await register();
    expect(await exported(ctx)).not.toContain("只给写信的人看");
    expect(await eraseAccount(ctx, PASSWORD, folder, LINKS)).toEqual({ done: true });
    expect(mailsTo(EMAIL).map(({ subject }) => subject)).toEqual(["举报处理结果"]);
    expect(db.select().from(postingReport).get()?.email).toBe(EMAIL);
    expect(db.select().from(enterpriseInvitation).all()).toHaveLength(1);
  });

  it("is told from its holder, who has all of it once the address is confirmed", async () => {
    await writeToAddress();
    const ctx = await register();
    const token = lastToken(EMAIL);
    confirmEmail(ctx, token);
    const text = await exported(ctx);
    expect(text).toContain("只给写信的人看");
    expect(text).toContain("只给写信的人看的举报");
    expect(text).not.toContain(token);
    await eraseAccount(ctx, PASSWORD, folder, LINKS);
    expect(mailsTo(EMAIL)).toEqual([]);
    expect(db.select().from(enterpriseInvitation).all()).toEqual([]);
    expect(db.select().from(postingReport).get()?.email).toBeNull();
  });
});
