import { and, eq, gt, isNull } from "drizzle-orm";
import { forgetTries } from "~/auth/attempt.server";
import { hashPassword } from "~/auth/password.server";
import type { SecretBox } from "~/auth/secret-box.server";
import { endSessionsOf } from "~/auth/session.server";
import { hashToken } from "~/auth/token.server";
import { passwordFault } from "~/domain/account";
import type { Db, Tx } from "~db/client";
import { account, accountIdentity, oneTimeToken } from "~db/schema";
import { recordAction } from "../audit/record-action.server";
import type { TryContext } from "../context.server";
import { openMobile } from "./seal-mobile.server";
import { setPassword } from "./set-password.server";

export type ResetResult = { done: true } | { weak: string } | { spent: true };

/** Whether a link still opens the form. */
export function isResetLinkGood({ db, now }: TryContext, token: string): boolean {
  return holderOf(db, token, now) !== undefined;
}

/** Sets a new password by a link, once. Every browser that was signed in is signed out. */
export async function resetPassword(ctx: TryContext, token: string, password: string): Promise<ResetResult> {
  const before = holderOf(ctx.db, token, ctx.now);
  if (!before) return { spent: true };
  const weak = passwordFault(password, contactsOf(ctx.box, before));
  if (weak) return { weak };
  const passwordHash = await hashPassword(password);
  return ctx.db.transaction(
    (tx): ResetResult => {
      const holder = holderOf(tx, token, ctx.now);
      if (!holder) return { spent: true };
      // The link is used, and with it every other that was sent.
      tx.update(oneTimeToken)
        .set({ usedAt: ctx.now })
        .where(and(eq(oneTimeToken.accountId, holder.id), isNull(oneTimeToken.usedAt)))
        .run();
      setPassword(tx, ctx, holder, passwordHash);
      if (holder.email && holder.emailConfirmedAt === null) {
        // The link came by mail, so the address is its holder's. Whoever wrote it there before may have been another.
        tx.update(account).set({ emailConfirmedAt: ctx.now }).where(eq(account.id, holder.id)).run();
        tx.delete(accountIdentity).where(eq(accountIdentity.accountId, holder.id)).run();
      }
      const ended = endSessionsOf(tx, holder.id, ctx.now);
      for (const [kind, value] of Object.entries(identifiersOf(ctx.box, holder)))
        if (value) forgetTries(tx, [], { "sign-in:identifier": ctx.keyed(`${kind}:${value}`) });
      const details = { sessionsEnded: ended };
      recordAction(tx, ctx, { action: "account:reset", entity: "account", entityId: holder.id, details });
      return { done: true };
    },
    { behavior: "immediate" },
  );
}

function holderOf(db: Db | Tx, token: string, now: number) {
  return db
    .select({
      id: account.id,
      email: account.email,
      emailConfirmedAt: account.emailConfirmedAt,
      sealedMobile: account.sealedMobile,
      version: account.version,
      displayName: account.displayName,
    })
    .from(oneTimeToken)
    .innerJoin(account, eq(account.id, oneTimeToken.accountId))
    .where(
      and(
        eq(oneTimeToken.tokenHash, hashToken(token)),
        eq(oneTimeToken.purpose, "reset"),
        isNull(oneTimeToken.usedAt),
        gt(oneTimeToken.expiresAt, now),
        isNull(account.disabledAt),
      ),
    )
    .get();
}

type Holder = { email: string | null; sealedMobile: string | null };

const identifiersOf = (box: SecretBox, holder: Holder) => ({
  email: holder.email,
  mobile: openMobile(box, holder),
});

export const contactsOf = (box: SecretBox, holder: Holder): string[] =>
  Object.values(identifiersOf(box, holder)).filter((contact) => contact !== null);
