import { authorize } from "~/domain/permission";
import type { AccountContext, SearchContext } from "../context.server";

const AT_ONCE = 100;
/** Words that lead to more say too little; the list is narrowed by stage and category instead. */
const MOST_FOUND = 1_000;

/**
 * Ids of the cases that words lead to: name, number or a part of it, employer, category, field. Null where there are no
 * words: every case. What is found is re-read and narrowed by `listDesk`.
 * @throws NotPermitted
 */
export async function searchDesk(ctx: SearchContext & AccountContext, q: string): Promise<string[] | null> {
  authorize(ctx.actor, "card:read", { q });
  if (q === "") return null;
  const found: string[] = [];
  for (let page = 1, total = 1; found.length < Math.min(total, MOST_FOUND); page += 1) {
    const request = {
      q,
      filters: [],
      facets: [],
      sort: "relevance",
      page,
      perPage: AT_ONCE,
      now: ctx.now,
    } as const;
    const result = await ctx.search.search("talentCards", request);
    if (result.ids.length === 0) break;
    found.push(...result.ids);
    total = result.total;
  }
  return found;
}
