import { eq } from "drizzle-orm";
import { authorize, type Authorized } from "~/domain/permission";
import { postingReport } from "~db/schema";
import type { AccountContext } from "../context.server";
import { findPosition, type Position } from "../position/load-position.server";

export type ReportRow = typeof postingReport.$inferSelect;

/** A report with the posting it is about. */
export type LoadedReport = Authorized<Position & { report: ReportRow }>;

/**
 * A report for whoever answers reports.
 * @throws NotPermitted
 */
export function loadReport(ctx: AccountContext, id: string): LoadedReport | undefined {
  const report = ctx.db.select().from(postingReport).where(eq(postingReport.id, id)).get();
  const position = report && findPosition(ctx.db, report.jobId);
  return position && authorize(ctx.actor, "report:decide", { ...position, report });
}
