import { and, eq } from "drizzle-orm";
import { endSessionsOf, rolesOf } from "~/auth/session.server";
import { maskContact } from "~/domain/identifier";
import { authorize, type Authorized } from "~/domain/permission";
import type { Role } from "~/domain/role";
import type { Tx } from "~db/client";
import { account, accountRole } from "~db/schema";
import { recordAction } from "../audit/record-action.server";
import type { AccountContext } from "../context.server";
import { announceHolder } from "../talent-card/announce-card.server";
import type { VaultContext } from "../vault-context.server";
import { hasSecondStep } from "./finish-sign-in.server";
import { removeSecondStep } from "./remove-second-step.server";
import { openMobile } from "./seal-mobile.server";
import { findById, type AccountRow } from "./find-account.server";

export type ManageResult = { done: true } | { refused: "changed" | "own" | "none" | "erased" };

/**
 * Somebody else's account, for those who manage accounts.
 * @throws NotPermitted
 */
export function loadManagedAccount(ctx: AccountContext, id: string): Authorized<AccountRow> | undefined {
  const found = findById(ctx.db, id);
  return found && authorize(ctx.actor, "account:manage", found);
}

/** An account with its roles, for whoever manages it. Looking at a person is written down. */
export function viewManagedAccount(ctx: VaultContext, target: Authorized<AccountRow>) {
  ctx.db.transaction(
    (tx) => recordAction(tx, ctx, { action: "account:view", entity: "account", entityId: target.id }),
    { behavior: "immediate" },
  );
  const roles = rolesOf(ctx.db, target.id);
  const secondStep = hasSecondStep(ctx.db, target.id);
  const { id, displayName, createdAt, disabledAt, erasedAt, version } = target;
  const contact = mapContact(contactOf(ctx, target), maskContact);
  return { id, ...contact, displayName, createdAt, disabledAt, erasedAt, version, roles, secondStep };
}

/** What somebody signs in with; null = they have none. */
export interface SignInContact {
  email: string | null;
  mobile: string | null;
}

const contactOf = ({ box }: VaultContext, row: AccountRow): SignInContact => ({
  email: row.email,
  mobile: openMobile(box, row),
});

const mapContact = ({ email, mobile }: SignInContact, to: (text: string) => string): SignInContact => ({
  email: email && to(email),
  mobile: mobile && to(mobile),
});

/** The same unmasked, for whoever has to reach a person; that it was shown is written down. */
export function revealContact(ctx: VaultContext, target: Authorized<AccountRow>): SignInContact {
  ctx.db.transaction(
    (tx) => recordAction(tx, ctx, { action: "account:reveal", entity: "account", entityId: target.id }),
    { behavior: "immediate" },
  );
  return contactOf(ctx, target);
}

/**
 * Grants and removes roles.
 * @param version as the page showed it; refused when somebody else has changed the account since
 */
export function changeRoles(
  ctx: AccountContext,
  target: Authorized<AccountRow>,
  { roles, version }: { roles: readonly Role[]; version: number },
): ManageResult {
  if (roles.length === 0) return { refused: "none" };
  if (target.id === ctx.actor.id && !roles.includes("admin")) return { refused: "own" };
  return ctx.db.transaction(
    (tx): ManageResult => {
      if (isErased(tx, target.id)) return { refused: "erased" };
      const before = rolesOf(tx, target.id);
      const granted = roles.filter((role) => !before.includes(role));
      const removed = before.filter((role) => !roles.includes(role));
      if (granted.length + removed.length === 0) return { done: true };
      if (!nextVersion(tx, target.id, version, { updatedAt: ctx.now })) return { refused: "changed" };
      for (const role of granted)
        tx.insert(accountRole).values({ accountId: target.id, role, grantedAt: ctx.now }).run();
      for (const role of removed)
        tx.delete(accountRole)
          .where(and(eq(accountRole.accountId, target.id), eq(accountRole.role, role)))
          .run();
      const details = { granted, removed };
      recordAction(tx, ctx, {
        action: "account:roles-changed",
        entity: "account",
        entityId: target.id,
        details,
      });
      return { done: true };
    },
    { behavior: "immediate" },
  );
}

/** What its holder has erased is nobody's to open again. */
const isErased = (tx: Tx, id: string): boolean => (findById(tx, id)?.erasedAt ?? null) !== null;

/** Shuts an account, with every session of it, or opens it again. Nobody shuts one's own. */
export function setDisabled(
  ctx: AccountContext,
  target: Authorized<AccountRow>,
  { disabled, version }: { disabled: boolean; version: number },
): ManageResult {
  if (disabled && target.id === ctx.actor.id) return { refused: "own" };
  return ctx.db.transaction(
    (tx): ManageResult => {
      if (isErased(tx, target.id)) return { refused: "erased" };
      const isDisabled = (findById(tx, target.id)?.disabledAt ?? null) !== null;
      if (isDisabled === disabled) return { done: true };
      const disabledAt = disabled ? ctx.now : null;
      if (!nextVersion(tx, target.id, version, { updatedAt: ctx.now, disabledAt }))
        return { refused: "changed" };
      if (disabled) endSessionsOf(tx, target.id, ctx.now);
      announceHolder(tx, target.id, ctx.now);
      const action = disabled ? "account:disable" : "account:enable";
      recordAction(tx, ctx, { action, entity: "account", entityId: target.id });
      return { done: true };
    },
    { behavior: "immediate" },
  );
}

/** Takes the second step from an account whose holder has lost device and paper; every browser is signed out. */
export function resetSecondStep(ctx: AccountContext, target: Authorized<AccountRow>): ManageResult {
  if (target.id === ctx.actor.id) return { refused: "own" };
  return ctx.db.transaction(
    (tx): ManageResult => {
      if (removeSecondStep(tx, ctx, target.id, "account:second-step-reset"))
        endSessionsOf(tx, target.id, ctx.now);
      return { done: true };
    },
    { behavior: "immediate" },
  );
}

/** Signs every browser of an account out. */
export function endManagedSessions(ctx: AccountContext, target: Authorized<AccountRow>): ManageResult {
  return ctx.db.transaction(
    (tx): ManageResult => {
      const ended = endSessionsOf(tx, target.id, ctx.now);
      if (ended > 0)
        recordAction(tx, ctx, {
          action: "account:session-revoked",
          entity: "account",
          entityId: target.id,
          details: { sessionsEnded: ended },
        });
      return { done: true };
    },
    { behavior: "immediate" },
  );
}

/** @returns false when the row is no longer what was shown */
function nextVersion(tx: Tx, id: string, version: number, set: Partial<AccountRow>): boolean {
  const where = and(eq(account.id, id), eq(account.version, version));
  return (
    tx
      .update(account)
      .set({ ...set, version: version + 1 })
      .where(where)
      .run().changes === 1
  );
}
