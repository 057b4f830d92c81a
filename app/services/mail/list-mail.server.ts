import { desc, eq, getTableColumns, sql } from "drizzle-orm";
import { countRows } from "~db/count";
import { mailOutbox, task } from "~db/schema";
import type { AccountContext } from "../context.server";

const PER_PAGE = 20;

/** The messages that were written, newest first. */
export function listMail({ db }: AccountContext, asked: number) {
  const total = countRows(db, mailOutbox);
  const page = Math.min(asked, Math.max(1, Math.ceil(total / PER_PAGE)));
  const messages = db
    .select({
      ...getTableColumns(mailOutbox),
      attempts: task.attempts,
      lastError: task.lastError,
      failedAt: task.failedAt,
    })
    .from(mailOutbox)
    .leftJoin(task, eq(task.key, sql`'mail:' || ${mailOutbox.id}`))
    .orderBy(desc(mailOutbox.id))
    .limit(PER_PAGE)
    .offset((page - 1) * PER_PAGE)
    .all();
  return { messages, total, page, perPage: PER_PAGE };
}
