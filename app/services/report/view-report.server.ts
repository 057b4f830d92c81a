import { and, desc, eq, ne } from "drizzle-orm";
import { findMove, isSuspended, jobState } from "~/domain/job";
import { maskContact } from "~/domain/identifier";
import { answerBy, MOST_TOGETHER, reportState } from "~/domain/report";
import { reviewPosition } from "~/domain/position-review";
import { account, jobSource, postingReport } from "~db/schema";
import { countRows } from "~db/count";
import { recordAction } from "../audit/record-action.server";
import type { AccountContext } from "../context.server";
import { publicJob } from "../job/job-view.server";
import { decisionsOf } from "../position/load-position.server";
import { isOfOwnHand } from "../position/move-position.server";
import { getMinimumWages } from "../setting/get-minimum-wages.server";
import type { LoadedReport } from "./load-report.server";

/** All that an answer is made by: the report beside the posting, what else is said of it, what was decided before. */
export function viewReport(ctx: AccountContext, { report, row, employer }: LoadedReport) {
  return ctx.db.transaction(
    (tx) => {
      recordAction(tx, ctx, { action: "report:view", entity: "report", entityId: report.id });
      const state = jobState(row, ctx.now);
      const name = report.answeredBy
        ? tx
            .select({ name: account.displayName })
            .from(account)
            .where(eq(account.id, report.answeredBy))
            .get()
        : undefined;
      const others = tx
        .select()
        .from(postingReport)
        .where(and(eq(postingReport.jobId, row.id), ne(postingReport.id, report.id)))
        .orderBy(desc(postingReport.createdAt), postingReport.id)
        .limit(MOST_TOGETHER)
        .all();
      return {
        report: {
          id: report.id,
          state: reportState(report),
          reason: report.reason,
          text: report.text,
          createdAt: report.createdAt,
          dueAt: answerBy(report.createdAt),
          finding: report.finding,
          answer: report.answer,
          answeredAt: report.answeredAt,
          answeredByName: name?.name ?? null,
          version: report.version,
        },
        reporter: {
          signedIn: report.reporterId !== null,
          contact: report.email === null ? null : maskContact(report.email),
        },
        others: others.map(({ id, reason, text, createdAt, finding, answeredAt }) => ({
          id,
          reason,
          text,
          createdAt,
          finding,
          answeredAt,
        })),
        posting: publicJob(row),
        sources: countRows(tx, jobSource, eq(jobSource.jobId, row.id)),
        employer,
        state,
        /** Whether it reads as it did when it was reported. */
        changed: row.version !== report.jobVersion,
        /** Whether it has ever been reviewed here. */
        reviewed: row.submittedAt !== null,
        hasAuthor: row.createdBy !== null,
        suspended: isSuspended(row),
        maySuspend: findMove(state, "suspend") !== null && !isSuspended(row),
        /** What keeps a suspended posting from being shown again. */
        lacks:
          isSuspended(row) && findMove(state, "reinstate")
            ? reviewPosition(row, employer, ctx.now, getMinimumWages({ db: tx })).lacks
            : null,
        decisions: decisionsOf(tx, row.id),
        /** Left to others: four eyes. */
        own: isOfOwnHand(tx, ctx, row),
      };
    },
    { behavior: "immediate" },
  );
}
