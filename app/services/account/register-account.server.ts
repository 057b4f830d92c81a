import { eq } from "drizzle-orm";
import { countTry } from "~/auth/attempt.server";
import { hashPassword } from "~/auth/password.server";
import type { Identifier } from "~/domain/identifier";
import type { OPEN_ROLES } from "~/domain/role";
import { account } from "~db/schema";
import { recordAction } from "../audit/record-action.server";
import type { TryContext } from "../context.server";
import { sendConfirmation, type LinkOf } from "./confirm-email.server";
import { findByIdentifier } from "./find-account.server";
import { hasSecondStep } from "./finish-sign-in.server";
import { insertAccount } from "./insert-account.server";
import { openSession, type Opened } from "./open-session.server";

export interface Registration {
  role: (typeof OPEN_ROLES)[number];
  name: string;
  identifier: Identifier;
  password: string;
  formKey: string;
}

export type RegisterResult = { opened: Opened } | { taken: true } | { wait: number };

/**
 * Makes an account and signs the browser in; an e-mail address gets a link that confirms it. The same form sent twice makes one account and
 * signs in to it.
 */
export async function registerAccount(
  ctx: TryContext,
  { role, name, identifier: typed, password, formKey }: Registration,
  before: string | null,
  linkOf: LinkOf,
): Promise<RegisterResult> {
  const counted = countTry(ctx.db, { "register:address": ctx.keyed(ctx.address) }, ctx.now);
  if (counted.wait !== null) return { wait: counted.wait };
  const identifier = { ...typed, box: ctx.box };
  const passwordHash = await hashPassword(password);
  return ctx.db.transaction(
    (tx): RegisterResult => {
      const made = tx.select({ id: account.id }).from(account).where(eq(account.formKey, formKey)).get();
      const holder = findByIdentifier(tx, identifier);
      if (holder && holder.id === made?.id && !hasSecondStep(tx, holder.id))
        return { opened: openSession(tx, ctx, holder.id, before) };
      if (holder || made) return { taken: true };
      const id = insertAccount(tx, { identifier, passwordHash, name, roles: [role], formKey }, ctx.now);
      const actor = { kind: "account", id, roles: [role] } as const;
      const action = { action: "account:register", entity: "account", entityId: id, details: { role } };
      recordAction(tx, { ...ctx, actor }, action);
      if (typed.kind === "email") sendConfirmation(tx, ctx, { id, displayName: name }, typed.value, linkOf);
      return { opened: openSession(tx, ctx, id, before) };
    },
    { behavior: "immediate" },
  );
}
