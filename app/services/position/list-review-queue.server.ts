import { asc, eq } from "drizzle-orm";
import { decideBy } from "~/domain/job";
import { reviewPosition } from "~/domain/position-review";
import { countRows } from "~db/count";
import { enterprise, job } from "~db/schema";
import { findMembership } from "../member/find-membership.server";
import type { AccountContext } from "../context.server";
import { getMinimumWages } from "../setting/get-minimum-wages.server";

const PER_PAGE = 20;

/** How many positions wait for a decision. */
export const countReviewQueue = ({ db }: AccountContext) => countRows(db, job, eq(job.status, "review"));

/** Submitted positions, oldest first, each with its age against the deadline and what a look would find. */
export function listReviewQueue(ctx: AccountContext, asked: number) {
  const waiting = eq(job.status, "review");
  const total = countRows(ctx.db, job, waiting);
  const page = Math.min(asked, Math.max(1, Math.ceil(total / PER_PAGE)));
  const wages = getMinimumWages(ctx);
  const ownEnterprise = findMembership(ctx)?.enterprise.id;
  const items = ctx.db
    .select({ row: job, employer: enterprise })
    .from(job)
    .innerJoin(enterprise, eq(enterprise.id, job.enterpriseId))
    .where(waiting)
    .orderBy(asc(job.submittedAt), asc(job.id))
    .limit(PER_PAGE)
    .offset((page - 1) * PER_PAGE)
    .all()
    .map(({ row, employer }) => {
      const { lacks, findings, steps } = reviewPosition(row, employer, ctx.now, wages);
      const submittedAt = row.submittedAt ?? row.updatedAt;
      return {
        id: row.id,
        version: row.version,
        title: row.title,
        enterprise: { id: employer.id, name: employer.name },
        submittedAt,
        dueAt: decideBy(submittedAt),
        overdue: decideBy(submittedAt) < ctx.now,
        republished: row.postedAt !== null,
        lacks,
        marks: findings.length + steps.reduce((sum, { pay }) => sum + pay.length, 0),
        /** Left to others: four eyes. */
        own: row.createdBy === ctx.actor.id || row.enterpriseId === ownEnterprise,
      };
    });
  return { items, total, page, perPage: PER_PAGE };
}
