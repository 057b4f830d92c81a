import { industryWithChains } from "~/domain/industry";
import type { JobQuery } from "~/domain/job-query";
import { MAX_REACHABLE_HITS } from "~/domain/paging";
import type { Filter, Interpretation, SearchRequest, SearchResult } from "~search/engine";
import type { SearchContext } from "../context.server";
import { loadJobSummaries, type JobSummary } from "./job-view.server";

/** The facets of `/jobs`, counted for every search. */
export const JOB_FACETS = [
  "district",
  "industry",
  "education",
  "experience",
  "type",
  "salary",
  "tier",
] as const;

const DAY = 86_400_000;

/** What a page, the API and a feed show of a search. */
export interface JobSearch {
  jobs: JobSummary[];
  total: number;
  page: number;
  perPage: number;
  facets: Record<string, Record<string, number>>;
  matchedTerms: string[];
  interpretation: Interpretation;
  engine: SearchResult["engine"];
  degraded: boolean;
  processingMs: number;
}

/** The query as data for the engine; a leading industry stands for all its chains. */
export function jobFilters(query: JobQuery, now: number): Filter[] {
  const filters: Filter[] = [];
  for (const field of ["district", "education", "experience", "type", "tier"] as const)
    if (query[field].length > 0) filters.push({ kind: "in", field, values: query[field] });
  if (query.industry.length > 0)
    filters.push({ kind: "in", field: "industry", values: query.industry.flatMap(industryWithChains) });
  if (query.premium) filters.push({ kind: "in", field: "premium", values: ["1"] });
  if (query.salaryMin !== null) filters.push({ kind: "range", field: "salary", min: query.salaryMin });
  if (query.postedWithin !== null)
    filters.push({ kind: "range", field: "postedAt", min: now - query.postedWithin * DAY });
  return filters;
}

function request(query: JobQuery, now: number): SearchRequest {
  const { q, sort, page, perPage } = query;
  return { q, filters: jobFilters(query, now), facets: JOB_FACETS, sort, page, perPage, now };
}

/** Searches the jobs index and re-reads the hits. A page beyond the last is answered by the last one. */
export async function findJobs(ctx: SearchContext, query: JobQuery): Promise<JobSearch> {
  const reachable = Math.ceil(MAX_REACHABLE_HITS / query.perPage);
  let asked = { ...query, page: Math.min(query.page, reachable) };
  let result = await ctx.search.search("jobs", request(asked, ctx.now));
  if (result.ids.length === 0 && result.total > 0 && asked.page > 1) {
    asked = { ...asked, page: Math.min(reachable, Math.ceil(result.total / asked.perPage)) };
    result = await ctx.search.search("jobs", request(asked, ctx.now));
  }
  const { ids, ...rest } = result;
  return { ...rest, jobs: loadJobSummaries(ctx.db, ids), page: asked.page, perPage: asked.perPage };
}
