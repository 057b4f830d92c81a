import { parseJobQuery } from "~/domain/job-query";
import { pagesOf } from "~/http/pagination";
import type { SearchContext } from "../context.server";
import { findJobs } from "../job/find-jobs.server";
import { presentJobHit } from "./present-job.server";

/** The body of `/api/v1/jobs` for a query string; never throws on what was typed. */
export async function listJobs(ctx: SearchContext, params: URLSearchParams, publicUrl: string) {
  const { query, dropped } = parseJobQuery(params);
  const { jobs, matchedTerms, total, page, perPage, ...found } = await findJobs(ctx, query);
  return {
    total,
    page,
    perPage,
    pages: pagesOf(total, perPage, page).last,
    processingMs: Math.round(found.processingMs * 100) / 100,
    engine: found.engine,
    degraded: found.degraded,
    interpretation: found.interpretation,
    dropped,
    facets: found.facets,
    hits: jobs.map((job) => presentJobHit(job, matchedTerms, publicUrl)),
  };
}
