import { asc, count, countDistinct, desc, eq, isNotNull, isNull, min, sql } from "drizzle-orm";
import { jobState } from "~/domain/job";
import { MAX_REACHABLE_HITS } from "~/domain/paging";
import { answerBy, REPORT_REASONS } from "~/domain/report";
import { countRows } from "~db/count";
import { account, enterprise, job, postingReport } from "~db/schema";
import type { AccountContext } from "../context.server";
import { findMembership } from "../member/find-membership.server";

const PER_PAGE = 20;
const open = isNull(postingReport.answeredAt);
const answered = isNotNull(postingReport.answeredAt);

const pageWithin = (asked: number, total: number) =>
  Math.min(asked, Math.max(1, Math.ceil(Math.min(total, MAX_REACHABLE_HITS) / PER_PAGE)));

/** How many reports wait for an answer, and how many have one. */
export const countReports = ({ db }: AccountContext) => ({
  open: countRows(db, postingReport, open),
  answered: countRows(db, postingReport, answered),
});

/** The postings with reports that wait, that with the oldest first. */
export function listOpenReports(ctx: AccountContext, asked: number) {
  const { db, now } = ctx;
  const total =
    db
      .select({ n: countDistinct(postingReport.jobId) })
      .from(postingReport)
      .where(open)
      .get()?.n ?? 0;
  const page = pageWithin(asked, total);
  const first = min(postingReport.createdAt);
  const ownEnterprise = findMembership(ctx)?.enterprise.id;
  const postings = db
    .select({
      // SQLite takes what stands beside a minimum from the row that has it: this is the oldest report.
      id: postingReport.id,
      createdAt: first.mapWith(Number),
      n: count(),
      reasons: sql<string>`group_concat(DISTINCT ${postingReport.reason})`,
      job: {
        id: job.id,
        title: job.title,
        status: job.status,
        validUntil: job.validUntil,
        createdBy: job.createdBy,
      },
      enterprise: { id: enterprise.id, name: enterprise.name },
    })
    .from(postingReport)
    .innerJoin(job, eq(job.id, postingReport.jobId))
    .innerJoin(enterprise, eq(enterprise.id, job.enterpriseId))
    .where(open)
    .groupBy(postingReport.jobId)
    .orderBy(asc(first), asc(postingReport.jobId))
    .limit(PER_PAGE)
    .offset((page - 1) * PER_PAGE)
    .all()
    .map(({ job: { createdBy, ...posting }, reasons, createdAt, ...row }) => ({
      ...row,
      createdAt,
      dueAt: answerBy(createdAt),
      reasons: REPORT_REASONS.filter((reason) => reasons.split(",").includes(reason)),
      title: posting.title,
      state: jobState(posting, now),
      /** Left to others: four eyes. */
      own: createdBy === ctx.actor.id || row.enterprise.id === ownEnterprise,
    }));
  return { postings, total, page, perPage: PER_PAGE };
}

/** Reports that were answered, the latest answer first. */
export function listAnsweredReports({ db }: AccountContext, asked: number) {
  const total = countRows(db, postingReport, answered);
  const page = pageWithin(asked, total);
  const reports = db
    .select({
      id: postingReport.id,
      reason: postingReport.reason,
      finding: postingReport.finding,
      createdAt: postingReport.createdAt,
      answeredAt: postingReport.answeredAt,
      answeredBy: account.displayName,
      title: job.title,
      enterprise: enterprise.name,
    })
    .from(postingReport)
    .innerJoin(job, eq(job.id, postingReport.jobId))
    .innerJoin(enterprise, eq(enterprise.id, job.enterpriseId))
    .leftJoin(account, eq(account.id, postingReport.answeredBy))
    .where(answered)
    .orderBy(desc(postingReport.answeredAt), asc(postingReport.id))
    .limit(PER_PAGE)
    .offset((page - 1) * PER_PAGE)
    .all();
  return { reports, total, page, perPage: PER_PAGE };
}
