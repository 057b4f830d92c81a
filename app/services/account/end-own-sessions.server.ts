import { eq } from "drizzle-orm";
import { endSessions, endSessionsOf } from "~/auth/session.server";
import { authorizeOwn, type Authorized } from "~/domain/permission";
import { session } from "~db/schema";
import { recordAction } from "../audit/record-action.server";
import type { AccountContext } from "../context.server";

type SessionRow = typeof session.$inferSelect;

/** @returns undefined alike when there is no such session and when it is somebody else's */
export function loadOwnSession(ctx: AccountContext, id: string): Authorized<SessionRow> | undefined {
  const found = ctx.db.select().from(session).where(eq(session.id, id)).get();
  return found?.accountId === ctx.actor.id ? authorizeOwn(ctx.actor, found) : undefined;
}

/** Signs one of one's own browsers out; one that is signed out already stays so. */
export function endOwnSession(ctx: AccountContext, target: Authorized<SessionRow>): void {
  ctx.db.transaction(
    (tx) => {
      if (endSessions(tx, [target.id], ctx.now) > 0)
        recordAction(tx, ctx, { action: "account:session-revoked", entity: "session", entityId: target.id });
    },
    { behavior: "immediate" },
  );
}

/** Signs every one of one's own browsers out but the one that asks. */
export function endOtherSessions(ctx: AccountContext, kept: string): void {
  ctx.db.transaction(
    (tx) => {
      const ended = endSessionsOf(tx, ctx.actor.id, ctx.now, kept);
      if (ended === 0) return;
      recordAction(tx, ctx, {
        action: "account:session-revoked",
        entity: "account",
        entityId: ctx.actor.id,
        details: { sessionsEnded: ended },
      });
    },
    { behavior: "immediate" },
  );
}
