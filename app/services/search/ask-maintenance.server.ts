import { and, eq, isNull, sql } from "drizzle-orm";
import { authorize } from "~/domain/permission";
import type { TaskKind } from "~/domain/task";
import { task } from "~db/schema";
import { isIndexName } from "~search/create";
import { recordAction } from "../audit/record-action.server";
import type { AccountContext } from "../context.server";
import { enqueueTask } from "../task/enqueue-task.server";

/** What can be done with an index. */
export const SEARCH_TASKS = [
  "search:rebuild",
  "search:verify",
  "search:repair",
] as const satisfies TaskKind[];
export type SearchTask = (typeof SEARCH_TASKS)[number];

/**
 * Has an index rebuilt, compared or repaired.
 * @returns false when just that is asked for already, null when there is no such index
 * @throws NotPermitted
 */
export function askMaintenance(ctx: AccountContext, kind: SearchTask, index: string): boolean | null {
  if (!isIndexName(index)) return null;
  authorize(ctx.actor, "search:manage", { index });
  return ctx.db.transaction(
    (tx) => {
      const open = and(
        eq(task.kind, kind),
        isNull(task.doneAt),
        isNull(task.failedAt),
        eq(sql`json_extract(${task.payload}, '$.index')`, index),
      );
      if (tx.select({ id: task.id }).from(task).where(open).get()) return false;
      const key = `${kind}:${index}:${ctx.now}`;
      if (!enqueueTask(tx, ctx, { key, kind, payload: { index } })) return false;
      recordAction(tx, ctx, { action: kind, entity: "search", entityId: index });
      return true;
    },
    { behavior: "immediate" },
  );
}
