import { and, eq, gt, isNull } from "drizzle-orm";
import { STAYED_MONTHS, stayedFrom } from "~/domain/outcome";
import { inMonths } from "~/domain/time";
import { application } from "~db/schema";
import type { Context } from "../context.server";
import { findApplication } from "./load-application.server";
import { WRITING } from "./move-application.server";
import { outcomesOf } from "./record-outcome.server";
import { tellCandidate, tellEmployer, type ApplicationLinks } from "./tell-people.server";

/** A reminder that could not be sent for so long is left; messages are kept longer, so that none is written twice. */
const LATE_BY = 30 * 86_400_000;
/** Who starts later than this after the hire is not asked by mail. */
const LATEST_START_MONTHS = 12;

/**
 * Asks both sides of a hire once, six months after the start, whether it lasts; who has said so is not asked.
 * @returns about how many hires somebody was asked
 */
export function remindOfOutcomes(ctx: Context, links: ApplicationLinks): number {
  const since = inMonths(ctx.now, -STAYED_MONTHS - LATEST_START_MONTHS);
  const hired = and(
    eq(application.status, "hired"),
    isNull(application.erasedAt),
    gt(application.endedAt, since),
  );
  const rows = ctx.db.select({ id: application.id }).from(application).where(hired).all();
  return rows.filter(({ id }) => remind(ctx, id, links)).length;
}

function remind(ctx: Context, id: string, links: ApplicationLinks): boolean {
  return ctx.db.transaction((tx) => {
    const found = findApplication(tx, id);
    if (found?.row.status !== "hired") return false;
    const said = outcomesOf(tx, id);
    const from = stayedFrom(found.row.movedAt, said);
    if (from === null || from > ctx.now || from < ctx.now - LATE_BY) return false;
    const asks = (side: "candidate" | "employer") =>
      !said.some((one) => one.side === side && one.kind === "stayed");
    const told = {
      onceKey: `application:outcome:${id}`,
      subject: `请登记是否在岗：${found.job.title}`,
    };
    const why = `请登录登记现在是否仍在岗，一分钟即可；只用于统计就业成效，以汇总数字公布。`;
    if (asks("candidate"))
      tellCandidate(tx, ctx, found.row, {
        ...told,
        lines: [`您通过平台入职“${found.job.title}”已满 ${STAYED_MONTHS} 个月。${why}`],
        link: links.own(id),
      });
    if (asks("employer"))
      tellEmployer(tx, ctx, found, {
        ...told,
        onceKey: `${told.onceKey}:employer`,
        lines: [`贵单位录用的一位求职者担任“${found.job.title}”已满 ${STAYED_MONTHS} 个月。${why}`],
        link: links.received(id),
      });
    return asks("candidate") || asks("employer");
  }, WRITING);
}
