import { and, desc, eq, ne } from "drizzle-orm";
import { decideBy, jobState } from "~/domain/job";
import { reviewPosition } from "~/domain/position-review";
import { evaluatePremium } from "~/domain/premium";
import { account, job } from "~db/schema";
import type { AccountContext } from "../context.server";
import { publicJob } from "../job/job-view.server";
import { getMinimumWages } from "../setting/get-minimum-wages.server";
import { getPremiumRule } from "../setting/get-premium-rule.server";
import { decisionsOf, type SubmittedPosition } from "./load-position.server";
import { isOfOwnHand } from "./move-position.server";

/** The whole case of a submitted position: as visitors will see it, and what there is to know about it. */
export function getForReview(ctx: AccountContext, { row, employer }: SubmittedPosition) {
  const { db, now } = ctx;
  const author = row.createdBy
    ? db.select({ name: account.displayName }).from(account).where(eq(account.id, row.createdBy)).get()
    : undefined;
  const sameTitle = and(
    eq(job.enterpriseId, row.enterpriseId),
    eq(job.title, row.title),
    eq(job.status, "published"),
    ne(job.id, row.id),
  );
  const submittedAt = row.submittedAt ?? row.updatedAt;
  return {
    position: publicJob(row),
    version: row.version,
    state: jobState(row, now),
    employer,
    author: author?.name ?? null,
    submittedAt,
    dueAt: decideBy(submittedAt),
    overdue: row.status === "review" && decideBy(submittedAt) < now,
    review: reviewPosition(row, employer, now, getMinimumWages(ctx)),
    premium: evaluatePremium({ ...row, enterpriseVerified: true }, getPremiumRule(ctx)),
    decisions: decisionsOf(db, row.id),
    /** Open positions of the employer by the same name. */
    twins: db
      .select({ id: job.id, title: job.title, postedAt: job.postedAt })
      .from(job)
      .where(sameTitle)
      .orderBy(desc(job.sortAt))
      .limit(3)
      .all(),
    /** Left to others: four eyes. */
    own: isOfOwnHand(db, ctx, row),
  };
}
