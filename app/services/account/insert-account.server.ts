import { randomUUID } from "node:crypto";
import type { Identifier } from "~/domain/identifier";
import type { Role } from "~/domain/role";
import type { Tx } from "~db/client";
import { account, accountRole } from "~db/schema";

export interface NewAccount {
  /** Null for who is known by another provider only. */
  identifier: Identifier | null;
  passwordHash: string;
  name: string;
  roles: readonly Role[];
  formKey?: string;
}

/** Writes an account with its roles. @returns its id */
export function insertAccount(tx: Tx, made: NewAccount, now: number): string {
  const id = randomUUID();
  const { kind = null, value = null } = made.identifier ?? {};
  tx.insert(account)
    .values({
      id,
      email: kind === "email" ? value : null,
      mobile: kind === "mobile" ? value : null,
      passwordHash: made.passwordHash,
      displayName: made.name,
      formKey: made.formKey,
      createdAt: now,
      updatedAt: now,
    })
    .run();
  for (const role of made.roles) tx.insert(accountRole).values({ accountId: id, role, grantedAt: now }).run();
  return id;
}
