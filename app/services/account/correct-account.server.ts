import { and, eq, ne } from "drizzle-orm";
import { countTry, forgetTries } from "~/auth/attempt.server";
import { verifyPassword } from "~/auth/password.server";
import type { Tx } from "~db/client";
import { account } from "~db/schema";
import { recordAction } from "../audit/record-action.server";
import type { AccountContext } from "../context.server";
import { queueMail } from "../mail/queue-mail.server";
import type { VaultContext } from "../vault-context.server";
import { sendConfirmation, type LinkOf } from "./confirm-email.server";
import { findById, hasMobile, type AccountRow } from "./find-account.server";
import { openMobile, sealMobile } from "./seal-mobile.server";
import { hasPassword } from "./sign-in-by-identity.server";

const WRITING = { behavior: "immediate" } as const;

export const CORRECT_REFUSAL_TEXT = {
  changed: "您的账号刚刚在别处有改动，请核对后再保存。",
  taken: "这个邮箱或手机号已经用于另一个账号。",
  same: "与现在的相同，没有改动。",
  noPassword: "您还没有设置密码，请先用“忘记密码”设置一个，再更换手机号。",
  only: "手机号是您唯一的登录账号，不能留空；请先添加邮箱。",
} as const;
export type CorrectRefusal = keyof typeof CORRECT_REFUSAL_TEXT;
export type CorrectResult = { done: true } | { refused: CorrectRefusal } | { wrong: true } | { wait: number };

/** What is kept of one's own account and can be corrected. */
export function showOwnAccount(ctx: VaultContext) {
  const row = findById(ctx.db, ctx.actor.id);
  if (!row) return null;
  const { displayName, email, version } = row;
  return {
    displayName,
    email,
    mobile: openMobile(ctx.box, row),
    version,
    hasPassword: hasPassword(ctx.db, row.id),
  };
}

/** Corrects what one is called. */
export function rename(
  ctx: AccountContext,
  { name, version }: { name: string; version: number },
): { done: true } | { refused: "changed" } {
  return ctx.db.transaction((tx): ReturnType<typeof rename> => {
    const row = findById(tx, ctx.actor.id);
    // The same press sent twice has done it already.
    if (row?.displayName === name) return { done: true };
    if (row?.version !== version) return { refused: "changed" };
    change(tx, ctx, row, { displayName: name });
    recordAction(tx, ctx, { action: "account:renamed", entity: "account", entityId: row.id });
    return { done: true };
  }, WRITING);
}

/** Sends a link to another address; that becomes one's own once the link is opened, and the old one is told then. */
export async function askNewEmail(
  ctx: AccountContext,
  { email, password }: { email: string; password: string },
  linkOf: LinkOf,
): Promise<CorrectResult> {
  const counted = countTry(ctx.db, { "confirm:account": ctx.actor.id }, ctx.now);
  if (counted.wait !== null) return { wait: counted.wait };
  const proven = hasPassword(ctx.db, ctx.actor.id) ? await provePassword(ctx, password) : null;
  if (proven) return proven;
  return ctx.db.transaction((tx): CorrectResult => {
    const row = findById(tx, ctx.actor.id);
    if (!row || row.email === email) return { refused: "same" };
    if (isTaken(tx, row.id, eq(account.email, email))) return { refused: "taken" };
    sendConfirmation(tx, ctx, row, email, linkOf);
    recordAction(tx, ctx, { action: "account:email-asked", entity: "account", entityId: row.id });
    return { done: true };
  }, WRITING);
}

/** Replaces, adds or removes the number that one signs in with; whoever has an address is told. */
export async function changeMobile(
  ctx: VaultContext,
  { mobile, password }: { mobile: string | null; password: string },
): Promise<CorrectResult> {
  if (!hasPassword(ctx.db, ctx.actor.id)) return { refused: "noPassword" };
  const proven = await provePassword(ctx, password);
  if (proven) return proven;
  return ctx.db.transaction((tx): CorrectResult => {
    const row = findById(tx, ctx.actor.id);
    if (!row || openMobile(ctx.box, row) === mobile) return { done: true };
    if (mobile === null && row.email === null) return { refused: "only" };
    if (mobile !== null && isTaken(tx, row.id, hasMobile(ctx.box, mobile))) return { refused: "taken" };
    change(tx, ctx, row, mobile === null ? NO_MOBILE : sealMobile(ctx.box, mobile));
    recordAction(tx, ctx, { action: "account:mobile-changed", entity: "account", entityId: row.id });
    if (row.email)
      queueMail(tx, ctx, {
        onceKey: `mobile-changed:${row.id}:${row.version}`,
        to: row.email,
        accountId: row.id,
        subject: "账号的手机号已更改",
        text: `${row.displayName}，您好：\n\n您在金凤凰 · 凤栖的账号刚刚${mobile === null ? "不再使用手机号登录" : "更换了登录手机号"}。\n\n如果不是您本人操作，请立即修改密码并联系平台管理员。`,
      });
    return { done: true };
  }, WRITING);
}

const NO_MOBILE = { mobile: null, sealedMobile: null, mobileHash: null };

function change(
  tx: Tx,
  { now }: AccountContext,
  { id, version }: AccountRow,
  set: Partial<AccountRow>,
): void {
  tx.update(account)
    .set({ ...set, updatedAt: now, version: version + 1 })
    .where(eq(account.id, id))
    .run();
}

const isTaken = (tx: Tx, id: string, named: ReturnType<typeof eq>): boolean =>
  tx
    .select({ id: account.id })
    .from(account)
    .where(and(named, ne(account.id, id)))
    .get() !== undefined;

/** @returns null where the password is right */
async function provePassword(
  ctx: AccountContext,
  password: string,
): Promise<{ wrong: true } | { wait: number } | null> {
  const counted = countTry(ctx.db, { "password:account": ctx.actor.id }, ctx.now);
  if (counted.wait !== null) return { wait: counted.wait };
  const row = findById(ctx.db, ctx.actor.id);
  if (!row || !(await verifyPassword(row.passwordHash, password))) return { wrong: true };
  ctx.db.transaction((tx) => forgetTries(tx, counted.ids), WRITING);
  return null;
}
