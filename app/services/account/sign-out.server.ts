import { endSessions } from "~/auth/session.server";
import { recordAction } from "../audit/record-action.server";
import type { AccountContext } from "../context.server";

/** Ends the session that the browser shows. */
export function signOut(ctx: AccountContext, sessionId: string): void {
  ctx.db.transaction(
    (tx) => {
      if (endSessions(tx, [sessionId], ctx.now) > 0)
        recordAction(tx, ctx, { action: "account:sign-out", entity: "session", entityId: sessionId });
    },
    { behavior: "immediate" },
  );
}
