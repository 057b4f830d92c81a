import { desc, eq, sql, and, or, gte, isNull, ne } from "drizzle-orm";
import { UNNAMED_ENTERPRISE } from "~/domain/enterprise-name";
import { EMPTY_JOB_QUERY } from "~/domain/job-query";
import { enterprise, job } from "~db/schema";
import type { SearchContext } from "../context.server";
import { countPremium } from "../premium/count-premium.server";
import { findJobs, type JobSearch } from "../job/find-jobs.server";

export interface FrontPage {
  newest: JobSearch["jobs"];
  total: number;
  /** 高薪优岗 published so far. */
  premium: number;
  facets: JobSearch["facets"];
  /** Enterprises with the most open jobs. */
  hiring: { id: string; name: string; industry: string; openJobs: number }[];
}

/** What `/` shows: the newest jobs, how many there are by place and industry, and who hires most. */
export async function showFrontPage(ctx: SearchContext): Promise<FrontPage> {
  const found = await findJobs(ctx, { ...EMPTY_JOB_QUERY, sort: "newest", perPage: 6 });
  const openJobs = sql<number>`count(*)`;
  const hiring = ctx.db
    .select({ id: enterprise.id, name: enterprise.name, industry: enterprise.industry, openJobs })
    .from(job)
    .innerJoin(enterprise, eq(enterprise.id, job.enterpriseId))
    .where(
      and(
        eq(job.status, "published"),
        or(isNull(job.validUntil), gte(job.validUntil, ctx.now)),
        ne(enterprise.name, UNNAMED_ENTERPRISE),
      ),
    )
    .groupBy(job.enterpriseId)
    .orderBy(desc(openJobs), enterprise.name)
    .limit(6)
    .all();
  return { newest: found.jobs, total: found.total, premium: countPremium(ctx), facets: found.facets, hiring };
}
