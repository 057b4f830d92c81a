import { hashPassword } from "~/auth/password.server";
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from "~/domain/demo-account";
import { findByIdentifier } from "../account/find-account.server";
import { insertAccount } from "../account/insert-account.server";
import type { Context } from "../context.server";

/** The accounts of the demonstration; those that are there stay as they are. @returns how many were added */
export async function addDemoAccounts({ db, now }: Context): Promise<number> {
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  return db.transaction(
    (tx) => {
      const missing = DEMO_ACCOUNTS.filter(
        ({ email }) => !findByIdentifier(tx, { kind: "email", value: email }),
      );
      for (const { email, name, role } of missing)
        insertAccount(
          tx,
          { identifier: { kind: "email", value: email }, passwordHash, name, roles: [role], confirmed: true },
          now,
        );
      return missing.length;
    },
    { behavior: "immediate" },
  );
}
