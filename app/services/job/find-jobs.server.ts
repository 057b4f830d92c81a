import { industryWithChains } from "~/domain/industry";
import type { JobQuery } from "~/domain/job-query";
import type { Filter } from "~search/engine";
import type { SearchContext } from "../context.server";
import { searchPage, type FoundPage } from "../search/search-page.server";
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
export interface JobSearch extends Omit<FoundPage, "ids"> {
  jobs: JobSummary[];
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

/** Searches the jobs index and re-reads the hits. A page beyond the last is answered by the last one. */
export async function findJobs(ctx: SearchContext, query: JobQuery): Promise<JobSearch> {
  const { q, sort, page, perPage } = query;
  const filters = jobFilters(query, ctx.now);
  const { ids, ...found } = await searchPage(ctx, "jobs", {
    q,
    filters,
    facets: JOB_FACETS,
    sort,
    page,
    perPage,
  });
  return { ...found, jobs: loadJobSummaries(ctx.db, ids) };
}
