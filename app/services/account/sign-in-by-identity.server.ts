import { and, eq } from "drizzle-orm";
import type { Identity } from "~/auth/oidc.server";
import { NO_PASSWORD } from "~/domain/account";
import { isDemoContact, readIdentifier } from "~/domain/identifier";
import type { OPEN_ROLES } from "~/domain/role";
import type { Db, Tx } from "~db/client";
import { account, accountIdentity } from "~db/schema";
import { recordAction } from "../audit/record-action.server";
import type { AccountContext, TryContext } from "../context.server";
import { findById, findByIdentifier } from "./find-account.server";
import { finishSignIn, type Finished } from "./finish-sign-in.server";
import { insertAccount } from "./insert-account.server";

const WRITING = { behavior: "immediate" } as const;

/** What names somebody at a provider. */
type Named = Pick<Identity, "issuer" | "subject">;

const sameIdentity = ({ issuer, subject }: Named) =>
  and(eq(accountIdentity.issuer, issuer), eq(accountIdentity.subject, subject));

/** Whose account an identity is linked to. */
export function holderOf(db: Db | Tx, identity: Named) {
  return db
    .select({ id: account.id, disabledAt: account.disabledAt })
    .from(accountIdentity)
    .innerJoin(account, eq(account.id, accountIdentity.accountId))
    .where(sameIdentity(identity))
    .get();
}

export type IdentityResult = Finished | { unknown: true } | { refused: "disabled" };

/** Signs in whoever a provider vouches for, where an account is linked to that identity. */
export function signInByIdentity(ctx: TryContext, identity: Named, before: string | null): IdentityResult {
  return ctx.db.transaction((tx) => enter(tx, ctx, identity, before), WRITING);
}

function enter(tx: Tx, ctx: TryContext, identity: Named, before: string | null): IdentityResult {
  const holder = holderOf(tx, identity);
  if (!holder) return { unknown: true };
  if (holder.disabledAt !== null) {
    const details = { disabled: true };
    recordAction(tx, ctx, {
      action: "account:sign-in-failed",
      entity: "account",
      entityId: holder.id,
      details,
    });
    return { refused: "disabled" };
  }
  tx.update(accountIdentity).set({ usedAt: ctx.now }).where(sameIdentity(identity)).run();
  return finishSignIn(tx, ctx, holder.id, before);
}

export interface NewIdentity {
  identity: Identity;
  role: (typeof OPEN_ROLES)[number];
  name: string;
}

/**
 * Makes an account for an identity that nobody here has, without a password. Nothing is linked by an address alone:
 * where it has an account, its holder signs in and links it.
 */
export function registerByIdentity(
  ctx: TryContext,
  { identity, role, name }: NewIdentity,
  before: string | null,
): Finished | { refused: "disabled" | "taken" } {
  return ctx.db.transaction((tx): Finished | { refused: "disabled" | "taken" } => {
    const known = enter(tx, ctx, identity, before);
    // The form was sent twice.
    if (!("unknown" in known)) return known;
    const address = identity.email === null ? null : readIdentifier(identity.email);
    const usable = address?.kind === "email" && !isDemoContact(address.value) ? address : null;
    if (usable && findByIdentifier(tx, usable)) return { refused: "taken" };
    const id = insertAccount(
      tx,
      // A provider hands on an address only where it has confirmed it.
      { identifier: usable, passwordHash: NO_PASSWORD, name, roles: [role], confirmed: true },
      ctx.now,
    );
    link(tx, id, identity, ctx.now);
    const actor = { kind: "account", id, roles: [role] } as const;
    const details = { role, issuer: identity.issuer };
    recordAction(
      tx,
      { ...ctx, actor },
      { action: "account:register", entity: "account", entityId: id, details },
    );
    return finishSignIn(tx, ctx, id, before);
  }, WRITING);
}

export type LinkResult = { done: true } | { refused: "other" | "second" };

/** Links an identity to one's own account: of each provider one, each identity to one account. */
export function linkIdentity(ctx: AccountContext, identity: Named): LinkResult {
  return ctx.db.transaction((tx): LinkResult => {
    const holder = holderOf(tx, identity);
    if (holder) return holder.id === ctx.actor.id ? { done: true } : { refused: "other" };
    if (identitiesOf(tx, ctx.actor.id).some(({ issuer }) => issuer === identity.issuer))
      return { refused: "second" };
    link(tx, ctx.actor.id, identity, ctx.now);
    const { issuer } = identity;
    recordAction(tx, ctx, {
      action: "account:identity-linked",
      entity: "account",
      entityId: ctx.actor.id,
      details: { issuer },
    });
    return { done: true };
  }, WRITING);
}

/** Forgets an identity of one's own; refused when it is the only way in. */
export function unlinkIdentity(ctx: AccountContext, issuer: string): { done: true } | { refused: "only" } {
  return ctx.db.transaction((tx) => {
    const own = and(eq(accountIdentity.accountId, ctx.actor.id), eq(accountIdentity.issuer, issuer));
    if (!hasPassword(tx, ctx.actor.id)) return { refused: "only" };
    if (tx.delete(accountIdentity).where(own).run().changes > 0)
      recordAction(tx, ctx, {
        action: "account:identity-unlinked",
        entity: "account",
        entityId: ctx.actor.id,
        details: { issuer },
      });
    return { done: true };
  }, WRITING);
}

/** Whether a password would let its holder in. */
export const hasPassword = (db: Db | Tx, accountId: string): boolean =>
  findById(db, accountId)?.passwordHash !== NO_PASSWORD;

/** The identities that an account is linked to. */
export function identitiesOf(db: Db | Tx, accountId: string) {
  return db
    .select({
      issuer: accountIdentity.issuer,
      linkedAt: accountIdentity.linkedAt,
      usedAt: accountIdentity.usedAt,
    })
    .from(accountIdentity)
    .where(eq(accountIdentity.accountId, accountId))
    .all();
}

function link(tx: Tx, accountId: string, { issuer, subject }: Named, now: number): void {
  tx.insert(accountIdentity).values({ issuer, subject, accountId, linkedAt: now, usedAt: now }).run();
}
