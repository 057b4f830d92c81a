import { eq } from "drizzle-orm";
import type { OutcomeKind } from "~/domain/outcome";
import type { Db, Tx } from "~db/client";
import { applicationOutcome } from "~db/schema";
import { recordAction } from "../audit/record-action.server";
import type { AccountContext } from "../context.server";
import type { ApplicationPart } from "./load-application.server";
import { WRITING } from "./move-application.server";

/** Writes down what became of a hire, as one side says it; said again, the later word counts. */
export function recordOutcome(
  ctx: AccountContext,
  { side, target }: ApplicationPart,
  { kind, value, on }: { kind: OutcomeKind; value: boolean; on: string | null },
): { done: true } | { refused: "state" } {
  if (target.row.status !== "hired") return { refused: "state" };
  ctx.db.transaction((tx) => {
    const said = { value, on, recordedAt: ctx.now };
    tx.insert(applicationOutcome)
      .values({ applicationId: target.row.id, side, kind, ...said })
      .onConflictDoUpdate({
        target: [applicationOutcome.applicationId, applicationOutcome.side, applicationOutcome.kind],
        set: said,
      })
      .run();
    recordAction(tx, ctx, {
      action: "application:outcome",
      entity: "application",
      entityId: target.row.id,
      details: { side, kind, value },
    });
  }, WRITING);
  return { done: true };
}

export const outcomesOf = (db: Db | Tx, applicationId: string) =>
  db.select().from(applicationOutcome).where(eq(applicationOutcome.applicationId, applicationId)).all();
