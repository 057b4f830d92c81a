import { and, asc, eq, isNull, lt, lte, or } from "drizzle-orm";
import { HELD_FOR, MOST_ATTEMPTS, pauseAfter, type TaskKind } from "~/domain/task";
import type { Db } from "~db/client";
import { task } from "~db/schema";

/** Does the work of a task. It may be called again for the same one: after a crash, or when it throws. */
export type Handler = (payload: Record<string, unknown>, now: number) => Promise<void>;
export type Handlers = Record<TaskKind, Handler>;

export type TaskRow = typeof task.$inferSelect;

const LONGEST_ERROR = 500;

const isDue = (now: number) =>
  and(
    isNull(task.doneAt),
    isNull(task.failedAt),
    lte(task.dueAt, now),
    or(isNull(task.heldUntil), lt(task.heldUntil, now)),
  );

/** Takes the task that has been due for longest; nobody else takes it while it is held. */
function take(db: Db, now: number): TaskRow | undefined {
  return db.transaction(
    (tx) => {
      const next = tx.select().from(task).where(isDue(now)).orderBy(asc(task.dueAt), task.id).limit(1).get();
      if (!next) return undefined;
      return tx
        .update(task)
        .set({ heldUntil: now + HELD_FOR, attempts: next.attempts + 1 })
        .where(eq(task.id, next.id))
        .returning()
        .get();
    },
    { behavior: "immediate" },
  );
}

/** At its start the one process that does this takes up what another held when it died. */
export function releaseTasks(db: Db): void {
  db.update(task).set({ heldUntil: null }).where(isNull(task.doneAt)).run();
}

/**
 * Does what is due, one after the other, until nothing is.
 * @param clock UTC epoch ms
 * @param onFailure told of every attempt that failed
 * @returns how many were done
 */
export async function runDueTasks(
  db: Db,
  handlers: Handlers,
  clock: () => number,
  onFailure: (row: TaskRow, error: unknown) => void = () => {},
): Promise<number> {
  let done = 0;
  for (let row = take(db, clock()); row; row = take(db, clock())) {
    const of = eq(task.id, row.id);
    try {
      const handler = handlers[row.kind as TaskKind];
      // A task of a newer version waits for it.
      if (!handler) throw new Error(`no handler for ${row.kind}`);
      await handler(row.payload, clock());
      db.update(task).set({ doneAt: clock(), heldUntil: null, lastError: null }).where(of).run();
      done += 1;
    } catch (error) {
      const now = clock();
      const lastError = (error instanceof Error ? error.message : String(error)).slice(0, LONGEST_ERROR);
      const failedAt = row.attempts >= MOST_ATTEMPTS ? now : null;
      db.update(task)
        .set({ heldUntil: null, dueAt: now + pauseAfter(row.attempts), failedAt, lastError })
        .where(of)
        .run();
      onFailure(row, error);
    }
  }
  return done;
}
