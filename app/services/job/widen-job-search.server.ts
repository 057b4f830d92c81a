import { EMPTY_JOB_QUERY, type JobQuery } from "~/domain/job-query";
import { jobFilterChips } from "~/domain/facet-groups";
import type { SearchContext } from "../context.server";
import { jobFilters } from "./find-jobs.server";

/** A wider search than one that found nothing, with what it would find. */
export interface WiderSearch {
  label: string;
  query: JobQuery;
  total: number;
}

const MAX_TRIED = 8;

/**
 * For an empty result: each filter taken away alone, then all filters, then the words; only what finds something,
 * most hits first.
 */
export async function widenJobSearch(ctx: SearchContext, query: JobQuery): Promise<WiderSearch[]> {
  const chips = jobFilterChips(query);
  const tries: Omit<WiderSearch, "total">[] = chips
    .slice(0, MAX_TRIED)
    .map(({ label, without }) => ({ label: `不限“${label}”`, query: without }));
  if (chips.length > 1)
    tries.push({ label: "去掉全部筛选", query: { ...EMPTY_JOB_QUERY, q: query.q, sort: query.sort } });
  if (query.q && chips.length > 0)
    tries.push({ label: `只看筛选条件，不搜“${query.q}”`, query: { ...query, q: "", page: 1 } });
  const counted: WiderSearch[] = [];
  for (const attempt of tries) {
    const { total } = await ctx.search.search("jobs", {
      q: attempt.query.q,
      filters: jobFilters(attempt.query, ctx.now),
      facets: [],
      sort: "relevance",
      page: 1,
      perPage: 1,
      now: ctx.now,
    });
    if (total > 0) counted.push({ ...attempt, total });
  }
  return counted.sort((a, b) => b.total - a.total);
}
