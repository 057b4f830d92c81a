import { randomUUID } from "node:crypto";
import type { Role } from "~/domain/role";
import type { Tx } from "~db/client";
import { account, accountRole } from "~db/schema";
import type { Sought } from "./find-account.server";
import { sealMobile } from "./seal-mobile.server";

export interface NewAccount {
  /** Null for who is known by another provider only. */
  identifier: Sought | null;
  passwordHash: string;
  name: string;
  roles: readonly Role[];
  formKey?: string;
  /** Whether whoever makes it vouches for the e-mail address. */
  confirmed?: boolean;
}

/** Writes an account with its roles. @returns its id */
export function insertAccount(tx: Tx, made: NewAccount, now: number): string {
  const id = randomUUID();
  const { identifier } = made;
  tx.insert(account)
    .values({
      id,
      email: identifier?.kind === "email" ? identifier.value : null,
      emailConfirmedAt: identifier?.kind === "email" && made.confirmed ? now : null,
      ...(identifier?.kind === "mobile" ? sealMobile(identifier.box, identifier.value) : {}),
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
