import type { SearchContext } from "../context.server";
import { loadJobSummaries, type JobRow, type JobSummary } from "./job-view.server";

/** Open jobs close to one that is being read: its title in its place first, then anywhere. Never the job itself. */
export async function findSimilarJobs(
  ctx: SearchContext,
  to: Pick<JobRow, "id" | "title" | "district" | "skills">,
  limit: number,
): Promise<JobSummary[]> {
  const base = { facets: [], sort: "relevance", page: 1, perPage: limit + 1, now: ctx.now } as const;
  const title = to.title.replace(/[（(【[].*?[)）】\]]/g, " ").slice(0, 60);
  const near = [{ kind: "in", field: "district", values: [to.district] }] as const;
  const ids = new Set<string>();
  for (const filters of [near, []]) {
    const found = await ctx.search.search("jobs", { ...base, q: title, filters });
    for (const id of found.ids) if (id !== to.id) ids.add(id);
    if (ids.size >= limit) break;
  }
  return loadJobSummaries(ctx.db, [...ids].slice(0, limit));
}
