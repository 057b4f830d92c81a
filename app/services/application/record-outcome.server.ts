import { eq } from "drizzle-orm";
import { stayedFrom, type OutcomeKind } from "~/domain/outcome";
import type { Db, Tx } from "~db/client";
import { applicationOutcome } from "~db/schema";
import { recordAction } from "../audit/record-action.server";
import type { AccountContext } from "../context.server";
import { findApplication, type ApplicationPart } from "./load-application.server";
import { WRITING } from "./move-application.server";

/** Writes down what became of a hire, as one side says it; said again, the later word counts. */
export function recordOutcome(
  ctx: AccountContext,
  { side, target }: ApplicationPart,
  { kind, value, on }: { kind: OutcomeKind; value: boolean; on: string | null },
): { done: true } | { refused: "state" | "early" } {
  return ctx.db.transaction((tx): ReturnType<typeof recordOutcome> => {
    const { id: applicationId } = target.row;
    const row = findApplication(tx, applicationId)?.row;
    if (row?.status !== "hired") return { refused: "state" };
    if (kind === "stayed") {
      const from = stayedFrom(row.movedAt, outcomesOf(tx, applicationId));
      if (from === null || from > ctx.now) return { refused: "early" };
    }
    const said = { value, on, recordedAt: ctx.now };
    tx.insert(applicationOutcome)
      .values({ applicationId, side, kind, ...said })
      .onConflictDoUpdate({
        target: [applicationOutcome.applicationId, applicationOutcome.side, applicationOutcome.kind],
        set: said,
      })
      .run();
    recordAction(tx, ctx, {
      action: "application:outcome",
      entity: "application",
      entityId: applicationId,
      details: { side, kind, value },
    });
    return { done: true };
  }, WRITING);
}

export const outcomesOf = (db: Db | Tx, applicationId: string) =>
  db.select().from(applicationOutcome).where(eq(applicationOutcome.applicationId, applicationId)).all();
