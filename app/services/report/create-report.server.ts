import { and, eq, gt, isNull } from "drizzle-orm";
import { countTry } from "~/auth/attempt.server";
import { jobAvailability } from "~/domain/job";
import { ONE_REPORT_WITHIN, type Report } from "~/domain/report";
import type { Tx } from "~db/client";
import { auditEntry, postingReport } from "~db/schema";
import { recordAction } from "../audit/record-action.server";
import type { Context, TryContext } from "../context.server";
import { findPosition } from "../position/load-position.server";

/** `again` = the same person has reported the posting within the day; nothing was written. */
export type ReportResult = { done: "received" | "again" } | { refused: "gone" } | { wait: number };

/** What can be reported: every posting that has a public page; null for what has none. */
export function findReportable({ db, now }: Context, jobId: string) {
  const found = findPosition(db, jobId);
  if (!found || jobAvailability(found.row, now) === "hidden") return null;
  const { row, employer } = found;
  return { id: row.id, title: row.title, enterprise: employer.name };
}

/** Writes down what is wrong with a posting. A form sent twice is one report. */
export function createReport(
  ctx: TryContext,
  jobId: string,
  { formKey, reason, text, email }: Report,
): ReportResult {
  const { actor, now } = ctx;
  const { wait } = countTry(
    ctx.db,
    {
      "report:address": ctx.keyed(ctx.address),
      ...(actor.kind === "account" ? { "report:account": actor.id } : {}),
    },
    now,
  );
  if (wait !== null) return { wait };
  return ctx.db.transaction(
    (tx): ReportResult => {
      const made = tx.select().from(postingReport).where(eq(postingReport.id, formKey)).get();
      if (made) return { done: "received" };
      const row = findPosition(tx, jobId)?.row;
      if (!row || jobAvailability(row, now) === "hidden") return { refused: "gone" };
      if (hasReported(tx, ctx, jobId)) return { done: "again" };
      tx.insert(postingReport)
        .values({
          id: formKey,
          jobId,
          jobVersion: row.version,
          reason,
          text,
          email,
          reporterId: actor.kind === "account" ? actor.id : null,
          createdAt: now,
        })
        .run();
      recordAction(tx, ctx, {
        action: "report:create",
        entity: "report",
        entityId: formKey,
        details: { jobId, reason },
      });
      return { done: "received" };
    },
    { behavior: "immediate" },
  );
}

/** Whoever is signed in is known by the account, everybody else by the address, which the trail alone keeps. */
function hasReported(tx: Tx, { actor, address, now }: TryContext, jobId: string): boolean {
  const lately = and(eq(postingReport.jobId, jobId), gt(postingReport.createdAt, now - ONE_REPORT_WITHIN));
  const found =
    actor.kind === "account"
      ? tx
          .select({ id: postingReport.id })
          .from(postingReport)
          .where(and(lately, eq(postingReport.reporterId, actor.id)))
      : tx
          .select({ id: postingReport.id })
          .from(postingReport)
          .innerJoin(auditEntry, eq(auditEntry.entityId, postingReport.id))
          .where(
            and(
              lately,
              isNull(postingReport.reporterId),
              eq(auditEntry.action, "report:create"),
              eq(auditEntry.address, address),
            ),
          );
  return found.limit(1).get() !== undefined;
}
