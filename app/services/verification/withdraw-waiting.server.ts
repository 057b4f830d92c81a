import { and, eq, isNull } from "drizzle-orm";
import type { Tx } from "~db/client";
import { verificationCase } from "~db/schema";
import { recordAction } from "../audit/record-action.server";
import type { AccountContext } from "../context.server";
import type { CaseRow } from "./find-own-case.server";

/** Gives a case that waits back to its applicant. */
export function withdraw(tx: Tx, ctx: AccountContext, { id, version }: CaseRow): void {
  tx.update(verificationCase)
    .set({ status: "draft", submittedAt: null, updatedAt: ctx.now, version: version + 1 })
    .where(eq(verificationCase.id, id))
    .run();
  recordAction(tx, ctx, { action: "verification:withdraw", entity: "verification", entityId: id });
}

/** Takes back what waits for an enterprise that its applicant does not act for yet. */
export function withdrawWaiting(tx: Tx, ctx: AccountContext): void {
  const waiting = tx
    .select()
    .from(verificationCase)
    .where(
      and(
        eq(verificationCase.applicantId, ctx.actor.id),
        isNull(verificationCase.enterpriseId),
        eq(verificationCase.status, "submitted"),
      ),
    )
    .get();
  if (waiting) withdraw(tx, ctx, waiting);
}
