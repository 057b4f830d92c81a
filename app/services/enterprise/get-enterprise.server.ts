import { and, desc, eq, gte, isNull, or } from "drizzle-orm";
import { UNNAMED_ENTERPRISE } from "~/domain/enterprise-name";
import { pagesOf } from "~/http/pagination";
import { countRows } from "~db/count";
import { enterprise, job } from "~db/schema";
import type { Context } from "../context.server";
import {
  loadJobSummaries,
  tiersOf,
  type EnterpriseRow,
  type JobSummary,
  type TierBadge,
} from "../job/job-view.server";

export interface EnterprisePage {
  enterprise: EnterpriseRow & { tiers: TierBadge[] };
  /** One page of its open jobs, newest first. */
  jobs: JobSummary[];
  /** The page that is given: the last one for whoever asks beyond it. */
  page: number;
  openJobs: number;
}

/** One enterprise with a page (from 1) of its open jobs; null when it does not exist or stands for no name. */
export function getEnterprise(ctx: Context, id: string, asked = 1, perPage = 20): EnterprisePage | null {
  const row = ctx.db.select().from(enterprise).where(eq(enterprise.id, id)).get();
  if (!row || row.name === UNNAMED_ENTERPRISE) return null;
  const open = and(
    eq(job.enterpriseId, id),
    eq(job.status, "published"),
    or(isNull(job.validUntil), gte(job.validUntil, ctx.now)),
  );
  const openJobs = countRows(ctx.db, job, open);
  const { page } = pagesOf(openJobs, perPage, asked);
  const ids = ctx.db
    .select({ id: job.id })
    .from(job)
    .where(open)
    .orderBy(desc(job.sortAt), job.id)
    .limit(perPage)
    .offset((page - 1) * perPage)
    .all();
  return {
    enterprise: { ...row, tiers: tiersOf(ctx.db, [id]).get(id) ?? [] },
    jobs: loadJobSummaries(
      ctx.db,
      ids.map((r) => r.id),
    ),
    page,
    openJobs,
  };
}
