import type { TaskKind } from "~/domain/task";
import type { Tx } from "~db/client";
import { task } from "~db/schema";
import type { Context } from "../context.server";

export interface NewTask {
  /** Names the occasion: asked for twice, it is done once. */
  key: string;
  kind: TaskKind;
  payload?: Record<string, unknown>;
  /** UTC epoch ms before which it is not done; at once when not given. */
  dueAt?: number;
}

/** Asks for work in the transaction of what makes it necessary. @returns false when it was asked for already */
export function enqueueTask(
  tx: Tx,
  { now }: Context,
  { key, kind, payload = {}, dueAt = now }: NewTask,
): boolean {
  const written = tx
    .insert(task)
    .values({ key, kind, payload, dueAt, createdAt: now })
    .onConflictDoNothing()
    .run();
  return written.changes > 0;
}
