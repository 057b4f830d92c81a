import { countTry, forgetTries } from "~/auth/attempt.server";
import { verifyPassword } from "~/auth/password.server";
import { isDemoContact, type Identifier } from "~/domain/identifier";
import { recordAction } from "../audit/record-action.server";
import type { TryContext } from "../context.server";
import { findById, findByIdentifier } from "./find-account.server";
import { finishSignIn, type Finished } from "./finish-sign-in.server";

export type SignInResult = Finished | { refused: "wrong" | "disabled" } | { wait: number };

/**
 * Signs a browser in.
 * An account that does not exist is answered like a wrong password: the same words, the same work, the same limits.
 * @param before the token that the browser has now
 */
export async function signIn(
  ctx: TryContext,
  { identifier, password }: { identifier: Identifier; password: string },
  before: string | null,
): Promise<SignInResult> {
  const whose = ctx.keyed(`${identifier.kind}:${identifier.value}`);
  const byIdentifier = { "sign-in:identifier": whose };
  const counted = countTry(ctx.db, { ...byIdentifier, "sign-in:address": ctx.keyed(ctx.address) }, ctx.now);
  if (counted.wait !== null) return { wait: counted.wait };

  const found = findByIdentifier(ctx.db, { ...identifier, box: ctx.box });
  const usable = found && !(ctx.production && isDemoContact(found.email)) ? found : null;
  const right = await verifyPassword(usable?.passwordHash ?? null, password);

  return ctx.db.transaction(
    (tx): SignInResult => {
      // The password may have been changed while it was being compared.
      const now = usable && findById(tx, usable.id);
      if (!right || !now || now.passwordHash !== usable.passwordHash) {
        const entityId = found?.id ?? whose;
        recordAction(tx, ctx, { action: "account:sign-in-failed", entity: "account", entityId });
        return { refused: "wrong" };
      }
      if (now.disabledAt !== null) {
        const details = { disabled: true };
        recordAction(tx, ctx, {
          action: "account:sign-in-failed",
          entity: "account",
          entityId: now.id,
          details,
        });
        return { refused: "disabled" };
      }
      forgetTries(tx, counted.ids, byIdentifier);
      return finishSignIn(tx, ctx, now.id, before);
    },
    { behavior: "immediate" },
  );
}
