import { countTry, forgetTries } from "~/auth/attempt.server";
import { hashPassword, verifyPassword } from "~/auth/password.server";
import { endSessionsOf } from "~/auth/session.server";
import { passwordFault } from "~/domain/account";
import { recordAction } from "../audit/record-action.server";
import type { VaultContext } from "../vault-context.server";
import { findById } from "./find-account.server";
import { contactsOf } from "./reset-password.server";
import { setPassword } from "./set-password.server";

export type ChangePasswordResult = { done: true } | { wrong: true } | { weak: string } | { wait: number };

interface Passwords {
  currentPassword: string;
  newPassword: string;
}

/** Replaces one's own password. Every other browser that was signed in is signed out. */
export async function changePassword(
  ctx: VaultContext,
  { currentPassword, newPassword }: Passwords,
  sessionId: string,
): Promise<ChangePasswordResult> {
  const counted = countTry(ctx.db, { "password:account": ctx.actor.id }, ctx.now);
  if (counted.wait !== null) return { wait: counted.wait };
  const before = findById(ctx.db, ctx.actor.id);
  if (!before) return { wrong: true };
  const right = await verifyPassword(before.passwordHash, currentPassword);
  if (!right) {
    // A form sent twice: what it asks for is done already.
    const done = await verifyPassword(before.passwordHash, newPassword);
    return done ? { done: true } : { wrong: true };
  }
  const weak = passwordFault(newPassword, contactsOf(ctx.box, before));
  if (weak) return { weak };
  const passwordHash = await hashPassword(newPassword);
  return ctx.db.transaction(
    (tx): ChangePasswordResult => {
      const holder = findById(tx, before.id);
      if (!holder) return { wrong: true };
      // Changed meanwhile, most likely by the same form.
      if (holder.passwordHash !== before.passwordHash) return { done: true };
      setPassword(tx, ctx, holder, passwordHash);
      const details = { sessionsEnded: endSessionsOf(tx, holder.id, ctx.now, sessionId) };
      forgetTries(tx, counted.ids);
      recordAction(tx, ctx, {
        action: "account:password-changed",
        entity: "account",
        entityId: holder.id,
        details,
      });
      return { done: true };
    },
    { behavior: "immediate" },
  );
}
