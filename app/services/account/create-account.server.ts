import { hashPassword } from "~/auth/password.server";
import { createToken, hashToken } from "~/auth/token.server";
import type { Role } from "~/domain/role";
import { oneTimeToken } from "~db/schema";
import { recordAction } from "../audit/record-action.server";
import type { Context } from "../context.server";
import { findByIdentifier, type Sought } from "./find-account.server";
import { insertAccount } from "./insert-account.server";

const HOUR = 3_600_000;
/** A link from the command line is handed over by whoever runs the portal; that may take a while. */
export const FIRST_LINK_HOURS = 24;

interface Wanted {
  identifier: Sought;
  name: string;
  roles: readonly Role[];
}

/**
 * Makes an account for somebody, as the first administrator. Nobody knows its password: a link sets one.
 * @returns the token of that link, or that the identifier has an account already
 */
export async function createAccount(
  ctx: Context,
  wanted: Wanted,
): Promise<{ token: string } | { taken: true }> {
  const passwordHash = await hashPassword(createToken());
  return ctx.db.transaction(
    (tx) => {
      if (findByIdentifier(tx, wanted.identifier)) return { taken: true as const };
      const id = insertAccount(tx, { ...wanted, passwordHash, confirmed: true }, ctx.now);
      const details = { roles: wanted.roles };
      recordAction(tx, ctx, { action: "account:create", entity: "account", entityId: id, details });
      const token = createToken();
      tx.insert(oneTimeToken)
        .values({
          tokenHash: hashToken(token),
          accountId: id,
          purpose: "reset",
          createdAt: ctx.now,
          expiresAt: ctx.now + FIRST_LINK_HOURS * HOUR,
        })
        .run();
      return { token };
    },
    { behavior: "immediate" },
  );
}
