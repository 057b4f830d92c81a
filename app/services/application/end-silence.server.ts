import { and, asc, eq, isNotNull, isNull, lt, not, or } from "drizzle-orm";
import { GRACE_DAYS, IDLE_DAYS, REMINDER_DAYS, RESPONSE_DAYS, respondBy } from "~/domain/application";
import { formatDate, shanghaiDay } from "~/domain/time";
import { application, enterprise, job } from "~db/schema";
import type { Context } from "../context.server";
import { moveApplication, WRITING } from "./move-application.server";
import { hasStirSince, hasWordSince } from "./stir.server";
import { tellEmployer, type ApplicationLinks } from "./tell-people.server";

const DAY = 86_400_000;
/** So many rows in one transaction: others write in between. */
const AT_ONCE = 200;

const waiting = and(
  isNull(application.endedAt),
  isNull(application.respondedAt),
  isNull(application.erasedAt),
);

/**
 * Reminds enterprises of those who wait for a first answer: on the 3rd, the 7th and the 15th day, one message for each
 * position and day, however many wait.
 * @returns how many applications somebody was reminded of
 */
export function remindEmployers(ctx: Context, links: ApplicationLinks): number {
  let reminded = 0;
  // The latest first: after days without the portal nobody is reminded three times at once.
  for (const day of [...REMINDER_DAYS].reverse()) {
    const due = and(
      waiting,
      lt(application.remindedDay, day),
      lt(application.appliedAt, ctx.now - day * DAY),
    );
    const jobs = ctx.db.selectDistinct({ id: application.jobId }).from(application).where(due).all();
    for (const { id } of jobs) reminded += remind(id, day);
  }
  return reminded;

  function remind(jobId: string, day: number): number {
    return ctx.db.transaction((tx) => {
      const due = and(
        waiting,
        eq(application.jobId, jobId),
        lt(application.remindedDay, day),
        lt(application.appliedAt, ctx.now - day * DAY),
      );
      const rows = tx.select().from(application).where(due).orderBy(asc(application.appliedAt)).all();
      const found = tx
        .select({ job, enterprise })
        .from(job)
        .innerJoin(enterprise, eq(enterprise.id, job.enterpriseId))
        .where(eq(job.id, jobId))
        .get();
      const [oldest] = rows;
      if (!found || !oldest) return 0;
      tx.update(application).set({ remindedDay: day }).where(due).run();
      const last = day === REMINDER_DAYS.at(-1);
      tellEmployer(tx, ctx, found, {
        onceKey: `application:remind:${day}:${jobId}:${shanghaiDay(ctx.now)}`,
        subject: `有 ${rows.length} 份投递等待答复：${found.job.title}`,
        lines: [
          `职位“${found.job.title}”有 ${rows.length} 份投递已等待 ${day} 天以上，最早一份应在 ${formatDate(respondBy(oldest.appliedAt))} 前答复。`,
          last
            ? `${RESPONSE_DAYS} 天内没有答复的，${GRACE_DAYS} 天后会自动结束并如实告知求职者，同时计入本单位公开的答复率。`
            : "可以逐份处理，也可以勾选多份一起答复。",
        ],
        link: links.ofJob(jobId),
      });
      return rows.length;
    }, WRITING);
  }
}

/**
 * Ends what got no answer, and what was begun and led nowhere, with an honest word to the candidate. Where the sides
 * still write to each other, or have an appointment to come, nothing is over.
 * @returns how many were ended
 */
export async function endSilence(ctx: Context, links: ApplicationLinks): Promise<number> {
  const answered = ctx.now - (RESPONSE_DAYS + GRACE_DAYS) * DAY;
  const moved = ctx.now - IDLE_DAYS * DAY;
  const overdue = and(
    isNull(application.endedAt),
    isNull(application.erasedAt),
    or(
      and(
        isNull(application.respondedAt),
        lt(application.appliedAt, answered),
        not(hasWordSince(application.id, answered)),
      ),
      and(
        isNotNull(application.respondedAt),
        lt(application.movedAt, moved),
        not(hasStirSince(application.id, moved)),
      ),
    ),
  );
  let ended = 0;
  for (;;) {
    const rows = ctx.db.select({ id: application.id }).from(application).where(overdue).limit(AT_ONCE).all();
    const done = ctx.db.transaction(
      (tx) =>
        rows.filter(({ id }) => {
          const step = { applicationId: id, verb: "lapse", who: "system", version: null } as const;
          return "done" in moveApplication(tx, ctx, step, links);
        }).length,
      WRITING,
    );
    ended += done;
    if (done === 0) return ended;
    await new Promise((resolve) => setImmediate(resolve));
  }
}
