import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { strFromU8, unzipSync } from "fflate";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { CorrectForm } from "~/domain/account";
import { confirmEmail } from "~/services/account/confirm-email.server";
import { askNewEmail, changeMobile, rename, showOwnAccount } from "~/services/account/correct-account.server";
import { findByIdentifier } from "~/services/account/find-account.server";
import { askReset } from "~/services/account/ask-reset.server";
import { isResetLinkGood } from "~/services/account/reset-password.server";
import {
  loadManagedAccount,
  revealContact,
  viewManagedAccount,
} from "~/services/account/manage-account.server";
import { writeMessage, writeNote } from "~/services/application/write-words.server";
import { exportData } from "~/services/personal-data/export-data.server";
import type { VaultContext } from "~/services/vault-context.server";
import type { Db } from "~db/client";
import { account, accountIdentity, consent, mailOutbox, verificationCase } from "~db/schema";
import { FACTORY_NOW } from "~seeds/factories";
import { openTestDatabase } from "~tests/setup/database";
import { LINKS, addCandidate, addEmployers, apply, newKey, received } from "./applications";
import { CONFIRM_LINK, PASSWORD, acting, addNumber, addPerson, box, visitor } from "./people";

let db: Db;
let zhou: VaultContext;
beforeEach(async () => {
  db = openTestDatabase();
  zhou = acting(db, await addPerson(db, "zhou", "candidate"), ["candidate"]);
});
afterEach(() => db.$client.close());

const row = () => db.select().from(account).where(eq(account.id, zhou.actor.id)).get();
const mailsTo = (to: string) => db.select().from(mailOutbox).where(eq(mailOutbox.to, to)).all();

describe("correcting one's own account", () => {
  it("changes what one is called, once, and not over what was changed elsewhere", () => {
    expect(rename(zhou, { name: "示例周", version: 1 })).toEqual({ done: true });
    expect(rename(zhou, { name: "示例周", version: 1 })).toEqual({ done: true });
    expect(row()).toMatchObject({ displayName: "示例周", version: 2 });
    expect(rename(zhou, { name: "旧页面", version: 1 })).toEqual({ refused: "changed" });
  });

  it("changes the address once the link that went to the new one is opened, and tells the old one", async () => {
    const email = "new@example.cn";
    expect(await askNewEmail(zhou, { email, password: "wrong" }, CONFIRM_LINK)).toEqual({ wrong: true });
    expect(await askNewEmail(zhou, { email, password: PASSWORD }, CONFIRM_LINK)).toEqual({ done: true });
    expect(row()?.email).toBe("zhou@example.cn");
    expect(mailsTo("zhou@example.cn")).toEqual([]);
    // A link to the old address that is still under way is worth nothing afterwards.
    const resetOf = (token: string) => `https://portal.example/reset/${token}`;
    askReset(visitor(db), { kind: "email", value: "zhou@example.cn" }, resetOf);
    const reset = /\/reset\/(\S+)/.exec(mailsTo("zhou@example.cn")[0]?.text ?? "")?.[1] ?? "";
    expect(isResetLinkGood(visitor(db), reset)).toBe(true);
    const token = /\/confirm\/(\S+)/.exec(mailsTo(email)[0]?.text ?? "")?.[1] ?? "";
    expect(confirmEmail(zhou, token)).toEqual({ done: true });
    expect(row()).toMatchObject({ email, emailConfirmedAt: FACTORY_NOW });
    expect(mailsTo("zhou@example.cn").at(-1)?.subject).toBe("账号的邮箱已更换");
    expect(isResetLinkGood(visitor(db), reset)).toBe(false);
  });

  it("takes no address of another account, also where it is registered while the link is under way", async () => {
    await addPerson(db, "wu", "candidate");
    const ask = (email: string) => askNewEmail(zhou, { email, password: PASSWORD }, CONFIRM_LINK);
    expect(await ask("wu@example.cn")).toEqual({ refused: "taken" });
    expect(await ask("zhou@example.cn")).toEqual({ refused: "same" });
    await ask("late@example.cn");
    await addPerson(db, "late", "candidate");
    const token = /\/confirm\/(\S+)/.exec(mailsTo("late@example.cn")[0]?.text ?? "")?.[1] ?? "";
    expect(confirmEmail(zhou, token)).toEqual({ refused: "taken" });
    expect(row()?.email).toBe("zhou@example.cn");
  });

  it("changes the number for the password, sealed, and leaves nobody without a way in", async () => {
    await addNumber(db, "13900139000", "candidate");
    const to = (mobile: string | null, password = PASSWORD) => changeMobile(zhou, { mobile, password });
    expect(await to("13800138000", "wrong")).toEqual({ wrong: true });
    expect(await to("13900139000")).toEqual({ refused: "taken" });
    expect(await to("13800138000")).toEqual({ done: true });
    expect(row()).toMatchObject({ mobile: null });
    expect(showOwnAccount(zhou)?.mobile).toBe("13800138000");
    expect(findByIdentifier(db, { kind: "mobile", value: "13800138000", box })?.id).toBe(zhou.actor.id);
    expect(mailsTo("zhou@example.cn").map(({ subject }) => subject)).toEqual(["账号的手机号已更改"]);
    expect(await to(null)).toEqual({ done: true });
    expect(row()?.mobileHash).toBeNull();
    const only = acting(db, await addNumber(db, "13700137000", "candidate"), ["candidate"]);
    expect(await changeMobile(only, { mobile: null, password: PASSWORD })).toEqual({ refused: "only" });
  });

  it.each([
    [{ intent: "name", name: " ", version: "1" }, "name"],
    [{ intent: "name", name: "很".repeat(41), version: "1" }, "name"],
    [{ intent: "email", email: "13800138000" }, "email"],
    [{ intent: "email", email: "a@demo.local" }, "email"],
    [{ intent: "mobile", mobile: "12345" }, "mobile"],
    [{ intent: "mobile", mobile: "<script>" }, "mobile"],
  ])("says what is wrong with %o", (values, field) => {
    expect(CorrectForm.safeParse(values).error?.issues[0]?.path).toEqual([field]);
  });
});

describe("an export of one's own data", () => {
  it("leaves out nothing of what was done for an enterprise, of who looked, and of how one signs in", async () => {
    const folder = mkdtempSync(join(tmpdir(), "portal-export-"));
    const exported = async (ctx: VaultContext) =>
      JSON.parse(strFromU8(unzipSync(await exportData(ctx, folder))["data.json"] as Uint8Array)) as Record<
        string,
        unknown
      >;
    const { owner } = await addEmployers(db);
    const lin = await addCandidate(db, "lin");
    const id = apply(lin);
    const employer = { side: "employer", target: received(owner, id) } as const;
    writeMessage(owner, employer, { formKey: newKey(), text: "请补充作品" }, LINKS);
    writeNote(owner, received(owner, id), { formKey: newKey(), text: "沟通清楚" });
    const facts = { name: "示例企业", handler: "示例经办" };
    const dates = { createdAt: FACTORY_NOW, updatedAt: FACTORY_NOW };
    db.insert(verificationCase)
      .values({ id: "c", applicantId: owner.actor.id, status: "draft", facts, ...dates })
      .run();
    const link = { issuer: "https://id.example", subject: "s", linkedAt: 1, usedAt: 1 };
    db.insert(accountIdentity)
      .values({ ...link, accountId: owner.actor.id })
      .run();
    expect(await exported(owner)).toMatchObject({
      account: { secondStep: false, identities: [{ issuer: "https://id.example" }] },
      memberships: [{ enterprise: "示例企业e1", role: "owner" }],
      verifications: [{ facts }],
      messagesForEnterprise: [{ text: "请补充作品" }],
      notesForEnterprise: [{ text: "沟通清楚" }],
    });
    const admin = acting(db, await addPerson(db, "admin", "admin"), ["admin"]);
    const target = loadManagedAccount(admin, lin.actor.id);
    if (!target) throw new Error("no account");
    viewManagedAccount(admin, target);
    revealContact(admin, target);
    const many = Array.from({ length: 600 }, (_, n) => ({
      accountId: lin.actor.id,
      kind: "alerts" as const,
      version: "alerts-1",
      subjectId: `s${n}`,
      givenAt: FACTORY_NOW,
    }));
    db.insert(consent).values(many).run();
    const data = await exported(lin);
    expect(data.consents).toHaveLength(601);
    expect(data).toMatchObject({
      looks: [
        { what: "查看账号", by: "平台工作人员" },
        { what: "查看账号的登录方式", by: "平台工作人员" },
      ],
      messagesForEnterprise: [],
      memberships: [],
    });
    rmSync(folder, { recursive: true });
  });
});
