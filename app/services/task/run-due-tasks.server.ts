import { and, asc, eq, inArray, isNull, lt, lte, or } from "drizzle-orm";
import {
  HELD_FOR,
  MOST_ATTEMPTS,
  TASK_KINDS,
  pauseAfter,
  type TaskKind,
  type TaskProgress,
} from "~/domain/task";
import type { Db } from "~db/client";
import { task } from "~db/schema";

/**
 * Does the work of a task. It may be called again for the same one: after a crash, or when it throws.
 * @param report says how far it is; whoever reports is not taken to have died
 */
export type Handler = (
  payload: Record<string, unknown>,
  now: number,
  report: (progress: TaskProgress) => void,
) => Promise<void>;
export type Handlers = Record<TaskKind, Handler>;

export type TaskRow = typeof task.$inferSelect;

const LONGEST_ERROR = 500;

/** Often enough for whoever watches. */
const REPORT_EVERY = 500;

const isDue = (now: number, kinds: readonly TaskKind[]) =>
  and(
    inArray(task.kind, [...kinds]),
    isNull(task.doneAt),
    isNull(task.failedAt),
    lte(task.dueAt, now),
    or(isNull(task.heldUntil), lt(task.heldUntil, now)),
  );

/** Takes the task that has been due for longest; nobody else takes it while it is held. */
function take(db: Db, now: number, kinds: readonly TaskKind[]): TaskRow | undefined {
  return db.transaction(
    (tx) => {
      const next = tx
        .select()
        .from(task)
        .where(isDue(now, kinds))
        .orderBy(asc(task.dueAt), task.id)
        .limit(1)
        .get();
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

/** Whether anything of these kinds is due. */
export const hasDueTask = (db: Db, now: number, kinds: readonly TaskKind[]): boolean =>
  db.select({ id: task.id }).from(task).where(isDue(now, kinds)).limit(1).get() !== undefined;

/** At its start the one process that does this takes up what another held when it died. */
export function releaseTasks(db: Db): void {
  db.update(task).set({ heldUntil: null }).where(isNull(task.doneAt)).run();
}

/**
 * Does what is due, one after the other, until nothing is.
 * @param clock UTC epoch ms
 * @param onFailure told of every attempt that failed
 * @param kinds what is done here; everything when not given
 * @returns how many were done
 */
export async function runDueTasks(
  db: Db,
  handlers: Partial<Handlers>,
  clock: () => number,
  onFailure: (row: TaskRow, error: unknown) => void = () => {},
  kinds: readonly TaskKind[] = TASK_KINDS,
): Promise<number> {
  let done = 0;
  const next = () => take(db, clock(), kinds);
  for (let row = next(); row; row = next()) {
    const of = eq(task.id, row.id);
    const report = reporter(db, row.id, clock);
    try {
      const handler = handlers[row.kind as TaskKind];
      // A task of a newer version waits for it.
      if (!handler) throw new Error(`no handler for ${row.kind}`);
      await handler(row.payload, clock(), report);
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

/** Writes down how far a task is, not more often than somebody could see, and the end in any case. */
function reporter(db: Db, id: number, clock: () => number): (progress: TaskProgress) => void {
  let last = -Infinity;
  return (progress) => {
    const now = clock();
    if (now - last < REPORT_EVERY && progress.done < progress.total) return;
    last = now;
    db.update(task)
      .set({ progress, heldUntil: now + HELD_FOR })
      .where(eq(task.id, id))
      .run();
  };
}
