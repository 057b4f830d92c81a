import { eq } from "drizzle-orm";
import { endSessions, rolesOf, startSession } from "~/auth/session.server";
import { hashToken } from "~/auth/token.server";
import type { Tx } from "~db/client";
import type { Role } from "~/domain/role";
import { session } from "~db/schema";
import { recordAction } from "../audit/record-action.server";
import type { TryContext } from "../context.server";

/** A browser that was just signed in: what its cookie holds. */
export interface Opened {
  token: string;
  expiresAt: number;
  roles: Role[];
}

/** Signs the browser in. Whatever session it had before ends: no token outlives a change of who uses it. */
export function openSession(tx: Tx, ctx: TryContext, accountId: string, before: string | null): Opened {
  const old = before
    ? tx
        .select({ id: session.id })
        .from(session)
        .where(eq(session.tokenHash, hashToken(before)))
        .get()
    : undefined;
  if (old) endSessions(tx, [old.id], ctx.now);
  const { id, token, expiresAt } = startSession(tx, accountId, ctx.userAgent, ctx.now);
  const actor = { kind: "account", id: accountId, roles: [] } as const;
  recordAction(tx, { ...ctx, actor }, { action: "account:sign-in", entity: "session", entityId: id });
  return { token, expiresAt, roles: rolesOf(tx, accountId) };
}
