import { coreOfTitle } from "~/domain/job-title";
import type { Filter } from "~search/engine";
import type { SearchContext } from "../context.server";
import { loadJobSummaries, type JobRow, type JobSummary } from "./job-view.server";

/**
 * Open jobs close to one that is being read, never the job itself: the same position in its place, then anywhere,
 * then positions that ask for its first skills, then its industry in its place.
 */
export async function findSimilarJobs(
  ctx: SearchContext,
  to: Pick<JobRow, "id" | "title" | "district" | "industry" | "skills">,
  limit: number,
): Promise<JobSummary[]> {
  const base = { facets: [], sort: "relevance", page: 1, perPage: limit + 1, now: ctx.now } as const;
  const near: Filter = { kind: "in", field: "district", values: [to.district] };
  const industry: Filter = { kind: "in", field: "industry", values: [to.industry] };
  const title = coreOfTitle(to.title) || to.title.slice(0, 60);
  const skills = to.skills.slice(0, 2).join(" ");
  const attempts: [q: string, filters: Filter[]][] = [
    [title, [near]],
    [title, []],
    ...(skills ? [[skills, []] as [string, Filter[]]] : []),
    ...(to.industry === "unknown" ? [] : [["", [near, industry]] as [string, Filter[]]]),
  ];
  const ids = new Set<string>();
  for (const [q, filters] of attempts) {
    const found = await ctx.search.search("jobs", { ...base, q, filters });
    for (const id of found.ids) if (id !== to.id) ids.add(id);
    if (ids.size >= limit) break;
  }
  return loadJobSummaries(ctx.db, [...ids].slice(0, limit));
}
