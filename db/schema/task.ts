import { sql } from "drizzle-orm";
import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type { TaskProgress } from "../../app/domain/task";
import { json, timestamp } from "./columns";

/** Work that is done after the transaction that asks for it: once for each key, again after a failure or a crash. */
export const task = sqliteTable(
  "task",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    /** Names the occasion. */
    key: text("key").notNull(),
    kind: text("kind").notNull(),
    payload: json<Record<string, unknown>>("payload").notNull(),
    createdAt: timestamp("created_at").notNull(),
    /** Not before then. */
    dueAt: timestamp("due_at").notNull(),
    attempts: integer("attempts").notNull().default(0),
    /** Somebody is at it until then; afterwards, they are taken to have died. */
    heldUntil: timestamp("held_until"),
    doneAt: timestamp("done_at"),
    /** Given up after so many attempts; an administrator may have it tried again. */
    failedAt: timestamp("failed_at"),
    lastError: text("last_error"),
    /** How far it is, where it says so. */
    progress: json<TaskProgress>("progress"),
  },
  (t) => [
    uniqueIndex("task_key").on(t.key),
    index("task_due")
      .on(t.dueAt)
      .where(sql`${t.doneAt} IS NULL AND ${t.failedAt} IS NULL`),
    index("task_done_at").on(t.doneAt),
  ],
);
