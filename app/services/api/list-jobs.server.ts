import { parseJobQuery } from "~/domain/job-query";
import type { SearchContext } from "../context.server";
import { findJobs } from "../job/find-jobs.server";
import { describePage } from "./describe-page.server";
import { presentJobHit } from "./present-job.server";

/** The body of `/api/v1/jobs` for a query string; never throws on what was typed. */
export async function listJobs(ctx: SearchContext, params: URLSearchParams, publicUrl: string) {
  const { query, dropped } = parseJobQuery(params);
  const { jobs, matchedTerms, ...found } = await findJobs(ctx, query);
  return {
    ...describePage({ ...found, matchedTerms }, dropped),
    hits: jobs.map((job) => presentJobHit(job, matchedTerms, publicUrl)),
  };
}
