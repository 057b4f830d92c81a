import { and, eq, gte, isNull, lt, or, sql } from "drizzle-orm";
import { CONFIRM_DAYS, CONFIRM_REMINDER_DAYS, confirmBy, unconfirmedBefore } from "~/domain/job";
import { formatTime } from "~/domain/time";
import { job } from "~db/schema";
import type { Context } from "../context.server";
import { WRITING } from "./move-position.server";
import { tellAuthor, type LinkOf } from "./tell-author.server";

const DAY = 86_400_000;

/**
 * Reminds the author of every published position that will pause within three days unless it is confirmed, once for
 * each confirmation. What ends before that needs none.
 * @returns how many positions are due
 */
export function remindUnconfirmed(ctx: Context, linkOf: LinkOf): number {
  const due = and(
    eq(job.status, "published"),
    gte(job.confirmedAt, unconfirmedBefore(ctx.now)),
    lt(job.confirmedAt, unconfirmedBefore(ctx.now + CONFIRM_REMINDER_DAYS * DAY)),
    or(isNull(job.validUntil), gte(job.validUntil, sql`${job.confirmedAt} + ${CONFIRM_DAYS * DAY}`)),
  );
  return ctx.db.transaction((tx) => {
    const rows = tx.select().from(job).where(due).all();
    for (const row of rows) {
      const confirmedAt = row.confirmedAt ?? ctx.now;
      tellAuthor(tx, ctx, row, {
        onceKey: `job:confirm-soon:${row.id}:${confirmedAt}`,
        subject: `请确认仍在招聘：${row.title}`,
        lines: [
          `请在 ${formatTime(confirmBy(confirmedAt))} 前登录，打开职位点“确认仍在招聘”。过期没有确认的，职位会自动暂停展示。`,
        ],
        link: linkOf(row.id),
      });
    }
    return rows.length;
  }, WRITING);
}
