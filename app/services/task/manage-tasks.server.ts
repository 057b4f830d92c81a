import { and, count, desc, eq, isNotNull, isNull, lt } from "drizzle-orm";
import { MAX_REACHABLE_HITS } from "~/domain/paging";
import { authorize } from "~/domain/permission";
import type { TaskState } from "~/domain/task";
import { countRows } from "~db/count";
import { task } from "~db/schema";
import { recordAction } from "../audit/record-action.server";
import type { AccountContext, Context } from "../context.server";

const PER_PAGE = 50;
const KEPT_FOR = 30 * 86_400_000;

const IN_STATE = {
  waiting: and(isNull(task.doneAt), isNull(task.failedAt)),
  failed: isNotNull(task.failedAt),
  done: isNotNull(task.doneAt),
} as const;

/** The work of a state, the newest first. */
export function listTasks(
  { db }: AccountContext,
  { state, page: asked }: { state: TaskState; page: number },
) {
  const where = IN_STATE[state];
  const total = countRows(db, task, where);
  const page = Math.min(asked, Math.max(1, Math.ceil(Math.min(total, MAX_REACHABLE_HITS) / PER_PAGE)));
  const tasks = db
    .select()
    .from(task)
    .where(where)
    .orderBy(desc(task.id))
    .limit(PER_PAGE)
    .offset((page - 1) * PER_PAGE)
    .all()
    .map(({ payload: _payload, ...row }) => row);
  return { tasks, total, page, perPage: PER_PAGE };
}

export function countTasks({ db }: Context): Record<TaskState, number> {
  const of = (state: TaskState) => db.select({ n: count() }).from(task).where(IN_STATE[state]).get()?.n ?? 0;
  return { waiting: of("waiting"), failed: of("failed"), done: of("done") };
}

/**
 * Has work tried again that was given up, with as many attempts as before.
 * @returns false when there is no such work
 * @throws NotPermitted
 */
export function retryTask(ctx: AccountContext, id: number): boolean {
  return ctx.db.transaction(
    (tx) => {
      const found = tx.select().from(task).where(eq(task.id, id)).get();
      if (!found || found.failedAt === null) return false;
      authorize(ctx.actor, "task:manage", found);
      tx.update(task).set({ failedAt: null, attempts: 0, dueAt: ctx.now }).where(eq(task.id, id)).run();
      recordAction(tx, ctx, { action: "task:retry", entity: "task", entityId: String(id) });
      return true;
    },
    { behavior: "immediate" },
  );
}

/** Forgets work that was done long ago. */
export function forgetDoneTasks({ db, now }: Context): void {
  db.delete(task)
    .where(lt(task.doneAt, now - KEPT_FOR))
    .run();
}
