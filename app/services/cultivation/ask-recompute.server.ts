import { and, eq, isNull, lte } from "drizzle-orm";
import { authorize } from "~/domain/permission";
import { task } from "~db/schema";
import { recordAction } from "../audit/record-action.server";
import type { AccountContext } from "../context.server";
import { enqueueTask } from "../task/enqueue-task.server";

const KIND = "cultivation:recompute";

/**
 * Has every company judged again.
 * @returns false when that is asked for already
 * @throws NotPermitted
 */
export function askRecompute(ctx: AccountContext): boolean {
  authorize(ctx.actor, "cultivation:read", {});
  return ctx.db.transaction(
    (tx) => {
      // What waits for a rule to begin on a later day is another matter.
      const open = and(
        ...[eq(task.kind, KIND), isNull(task.doneAt), isNull(task.failedAt)],
        lte(task.dueAt, ctx.now),
      );
      if (tx.select({ id: task.id }).from(task).where(open).get()) return false;
      if (!enqueueTask(tx, ctx, { key: `${KIND}:${ctx.now}`, kind: KIND })) return false;
      recordAction(tx, ctx, { action: KIND, entity: "cultivation", entityId: "all" });
      return true;
    },
    { behavior: "immediate" },
  );
}
