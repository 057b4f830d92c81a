import { and, eq, inArray, isNull, ne } from "drizzle-orm";
import { countTry } from "~/auth/attempt.server";
import { createToken, hashToken } from "~/auth/token.server";
import { CONFIRM_LINK_HOURS } from "~/domain/account";
import type { Db, Tx } from "~db/client";
import { account, oneTimeToken } from "~db/schema";
import { recordAction } from "../audit/record-action.server";
import type { AccountContext, Context } from "../context.server";
import { queueMail } from "../mail/queue-mail.server";
import { findById, type AccountRow } from "./find-account.server";

const MINUTE = 60_000;
const WRITING = { behavior: "immediate" } as const;

/** Makes the address that a token opens. */
export type LinkOf = (token: string) => string;

/** Writes a link to an address that shows whose it is. A form sent twice is one message. */
export function sendConfirmation(
  tx: Tx,
  ctx: Context,
  { id, displayName }: Pick<AccountRow, "id" | "displayName">,
  address: string,
  linkOf: LinkOf,
): void {
  const token = createToken();
  const queued = queueMail(tx, ctx, {
    onceKey: `confirm:${id}:${hashToken(address).slice(0, 16)}:${Math.floor(ctx.now / MINUTE)}`,
    to: address,
    accountId: id,
    subject: "请确认您的邮箱",
    text: [
      `${displayName}，您好：`,
      `金凤凰 · 凤栖有一个账号填写了这个邮箱。如果是您本人，请在 ${CONFIRM_LINK_HOURS} 小时内打开下面的链接确认，链接只能使用一次：`,
      linkOf(token),
      "如果不是您本人操作，请忽略这封邮件，也不要把链接转发给任何人；没有确认的邮箱不会收到职位订阅。",
    ].join("\n\n"),
  });
  if (!queued) return;
  tx.insert(oneTimeToken)
    .values({
      tokenHash: hashToken(token),
      accountId: id,
      purpose: "confirm",
      address,
      createdAt: ctx.now,
      expiresAt: ctx.now + CONFIRM_LINK_HOURS * 60 * MINUTE,
    })
    .run();
}

/** Sends the link for one's own address again; nothing where it is confirmed. */
export function askConfirmation(
  ctx: AccountContext,
  linkOf: LinkOf,
): { sent: string } | { wait: number } | { confirmed: true } {
  const { wait } = countTry(ctx.db, { "confirm:account": ctx.actor.id }, ctx.now);
  if (wait !== null) return { wait };
  return ctx.db.transaction((tx) => {
    const person = findById(tx, ctx.actor.id);
    if (!person?.email || person.emailConfirmedAt !== null) return { confirmed: true as const };
    sendConfirmation(tx, ctx, person, person.email, linkOf);
    return { sent: person.email };
  }, WRITING);
}

/** The address that a link confirms for whoever is signed in; undefined alike where it is spent and another's. */
export function findConfirmation({ db, actor, now }: AccountContext, token: string): string | undefined {
  const link = findToken(db, actor.id, token);
  return isOpen(link, now) ? (link?.address ?? undefined) : undefined;
}

type Link = Pick<typeof oneTimeToken.$inferSelect, "address" | "usedAt" | "expiresAt">;

const isOpen = (link: Link | undefined, now: number) =>
  link !== undefined && link.usedAt === null && link.expiresAt > now;

function findToken(db: Db | Tx, accountId: string, token: string): Link | undefined {
  const { address, usedAt, expiresAt } = oneTimeToken;
  return db
    .select({ address, usedAt, expiresAt })
    .from(oneTimeToken)
    .where(
      and(
        eq(oneTimeToken.tokenHash, hashToken(token)),
        eq(oneTimeToken.accountId, accountId),
        eq(oneTimeToken.purpose, "confirm"),
      ),
    )
    .get();
}

export type ConfirmResult = { done: true } | { refused: "spent" | "taken" };

/**
 * Confirms an address by the link that was sent to it, once. It takes a signed-in browser besides: whoever merely reads
 * the mailbox does not vouch for an account that somebody else has made. An address that was not the account's becomes
 * it, and the one before is told.
 */
export function confirmEmail(ctx: AccountContext, token: string): ConfirmResult {
  const { actor, now } = ctx;
  return ctx.db.transaction((tx): ConfirmResult => {
    const person = findById(tx, actor.id);
    const link = findToken(tx, actor.id, token);
    if (!person || !link?.address) return { refused: "spent" };
    const { address, usedAt } = link;
    // Pressed twice.
    if (usedAt !== null && person.email === address && person.emailConfirmedAt === usedAt)
      return { done: true };
    if (!isOpen(link, now)) return { refused: "spent" };
    const others = and(eq(account.email, address), ne(account.id, person.id));
    if (tx.select({ id: account.id }).from(account).where(others).get()) return { refused: "taken" };
    const isNew = person.email !== address;
    const kinds: (typeof oneTimeToken.$inferSelect.purpose)[] = isNew ? ["confirm", "reset"] : ["confirm"];
    // With it every other link that went out, also those to the address before.
    tx.update(oneTimeToken)
      .set({ usedAt: now })
      .where(
        and(
          eq(oneTimeToken.accountId, person.id),
          inArray(oneTimeToken.purpose, kinds),
          isNull(oneTimeToken.usedAt),
        ),
      )
      .run();
    tx.update(account)
      .set({ email: address, emailConfirmedAt: now, updatedAt: now, version: person.version + 1 })
      .where(eq(account.id, person.id))
      .run();
    const action = isNew ? "account:email-changed" : "account:email-confirmed";
    recordAction(tx, ctx, { action, entity: "account", entityId: person.id });
    if (isNew && person.email) tellOldAddress(tx, ctx, person, person.email);
    return { done: true };
  }, WRITING);
}

function tellOldAddress(tx: Tx, ctx: Context, { id, displayName, version }: AccountRow, to: string): void {
  queueMail(tx, ctx, {
    onceKey: `email-changed:${id}:${version}`,
    to,
    accountId: id,
    subject: "账号的邮箱已更换",
    text: `${displayName}，您好：\n\n您在金凤凰 · 凤栖的账号刚刚换用了另一个邮箱，以后的邮件发往新邮箱，也用新邮箱登录。\n\n如果不是您本人操作，请立即联系平台管理员。`,
  });
}
