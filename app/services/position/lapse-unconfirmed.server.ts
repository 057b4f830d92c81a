import { and, eq, gte, isNull, lt, or } from "drizzle-orm";
import { CONFIRM_DAYS, unconfirmedBefore } from "~/domain/job";
import { job } from "~db/schema";
import type { Context } from "../context.server";
import { tellAuthor, type LinkOf } from "./tell-author.server";
import { movePosition, WRITING } from "./move-position.server";

const BATCH = 200;

/**
 * Pauses every published position that its owner has not confirmed for 30 days, and tells the author. Positions that
 * have no owner here are never confirmed and never lapse. Run again it finds nothing.
 * @returns how many were paused
 */
export function lapseUnconfirmed(ctx: Context, linkOf: LinkOf): number {
  const due = and(
    eq(job.status, "published"),
    lt(job.confirmedAt, unconfirmedBefore(ctx.now)),
    or(isNull(job.validUntil), gte(job.validUntil, ctx.now)),
  );
  let paused = 0;
  for (;;) {
    const done = ctx.db.transaction((tx) => {
      const rows = tx.select({ id: job.id, version: job.version }).from(job).where(due).limit(BATCH).all();
      return rows.filter(({ id, version }) => {
        const set = { pausedReason: "unconfirmed" } as const;
        const move = { jobId: id, verb: "lapse", who: "system", version, set } as const;
        const result = movePosition(tx, ctx, move, (moved) =>
          tellAuthor(tx, ctx, moved.row, {
            onceKey: `job:lapse:${id}:${version}`,
            subject: `职位已自动暂停：${moved.row.title}`,
            lines: [
              `超过 ${CONFIRM_DAYS} 天没有确认仍在招聘，职位已暂停展示。仍在招聘的，登录后点“恢复招聘”即可。`,
            ],
            link: linkOf(id),
          }),
        );
        return "done" in result;
      }).length;
    }, WRITING);
    if (done === 0) return paused;
    paused += done;
  }
}
