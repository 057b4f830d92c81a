import { eq } from "drizzle-orm";
import { cardApplication, cardConflict } from "~db/schema";
import { recordAction } from "../audit/record-action.server";
import type { AccountContext } from "../context.server";
import { findCardApplication, type DeskCardApplication } from "./load-card-application.server";
import { CARD_WRITING } from "./move-card-application.server";

/**
 * An officer says that they stand too near to a case (公务回避). It cannot be taken back by themselves, and whatever of
 * the case was assigned to them is nobody's again.
 */
export function declareConflict(ctx: AccountContext, { id }: DeskCardApplication, reason: string): void {
  const accountId = ctx.actor.id;
  ctx.db.transaction((tx) => {
    const written = tx
      .insert(cardConflict)
      .values({ applicationId: id, accountId, reason, declaredAt: ctx.now })
      .onConflictDoNothing()
      .run();
    if (written.changes === 0) return;
    if (findCardApplication(tx, id)?.assigneeId === accountId)
      tx.update(cardApplication).set({ assigneeId: null }).where(eq(cardApplication.id, id)).run();
    recordAction(tx, ctx, { action: "card-application:conflict", entity: "card-application", entityId: id });
  }, CARD_WRITING);
}
