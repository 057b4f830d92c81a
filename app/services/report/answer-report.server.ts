import { and, eq, inArray, isNull } from "drizzle-orm";
import type { JobRefusal } from "~/domain/job";
import { mayAnswer, REPORT_FINDING_LABELS, type Answer, type ReportRefusal } from "~/domain/report";
import { formatDate } from "~/domain/time";
import type { Tx } from "~db/client";
import { postingReport } from "~db/schema";
import { recordAction } from "../audit/record-action.server";
import type { AccountContext } from "../context.server";
import { queueMail } from "../mail/queue-mail.server";
import { isOfOwnHand } from "../position/move-position.server";
import { suspendPosition } from "../position/suspend-position.server";
import type { LinkOf } from "../position/tell-author.server";
import type { LoadedReport, ReportRow } from "./load-report.server";

export type AnswerResult =
  { done: true } | { refused: ReportRefusal } | { refused: "suspension"; why: JobRefusal };

/**
 * Answers a report, with it others of the same posting, and hides the posting where that is asked for: all of it or
 * nothing. The answer is mailed to whoever left an address. The same press sent twice answers once.
 */
export function answerReport(
  ctx: AccountContext,
  target: LoadedReport,
  given: Answer,
  linkOf: LinkOf,
): AnswerResult {
  const { row } = target;
  return ctx.db.transaction(
    (tx): AnswerResult => {
      const report = tx.select().from(postingReport).where(eq(postingReport.id, target.report.id)).get();
      if (!report) return { refused: "answered" };
      if (report.version !== given.version || !mayAnswer(report)) {
        const byThisPress = report.answeredBy === ctx.actor.id && report.version === given.version + 1;
        return byThisPress ? { done: true } : { refused: "answered" };
      }
      if (isOfOwnHand(tx, ctx, row)) return { refused: "own" };
      if (given.suspend) {
        const { notice, jobVersion: version } = given;
        const moved = suspendPosition(tx, ctx, target, { notice, version }, linkOf);
        if ("refused" in moved) return { refused: "suspension", why: moved.refused };
      }
      for (const one of [report, ...findOthers(tx, report, given)]) answerOne(tx, ctx, target, one, given);
      return { done: true };
    },
    { behavior: "immediate" },
  );
}

/** Of the reports that were shown those that still wait. */
function findOthers(tx: Tx, { id, jobId }: ReportRow, { together }: Answer): ReportRow[] {
  return tx
    .select()
    .from(postingReport)
    .where(
      and(
        inArray(
          postingReport.id,
          together.filter((other) => other !== id),
        ),
        eq(postingReport.jobId, jobId),
        isNull(postingReport.answeredAt),
      ),
    )
    .all();
}

function answerOne(
  tx: Tx,
  ctx: AccountContext,
  { row, employer }: LoadedReport,
  { id, version, reporterId, email, createdAt }: ReportRow,
  { finding, answer, suspend }: Answer,
): void {
  tx.update(postingReport)
    .set({ finding, answer, answeredBy: ctx.actor.id, answeredAt: ctx.now, version: version + 1 })
    .where(eq(postingReport.id, id))
    .run();
  recordAction(tx, ctx, {
    action: "report:answer",
    entity: "report",
    entityId: id,
    details: { jobId: row.id, finding, suspend },
  });
  if (email === null) return;
  queueMail(tx, ctx, {
    onceKey: `report:answer:${id}`,
    to: email,
    accountId: reporterId,
    subject: `举报处理结果：${row.title}`,
    text: [
      "您好：",
      `您于 ${formatDate(createdAt)} 举报了职位“${row.title}”（${employer.name}），核实结论：${REPORT_FINDING_LABELS[finding]}。`,
      answer,
      ...(suspend ? ["这个职位已暂停展示。"] : []),
      "感谢您的反馈。这封邮件由系统发出，请不要直接回复。",
    ].join("\n\n"),
  });
}
