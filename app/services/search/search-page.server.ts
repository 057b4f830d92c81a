import { MAX_REACHABLE_HITS } from "~/domain/paging";
import type { SearchRequest, SearchResult } from "~search/engine";
import type { IndexName } from "~search/outbox";
import type { SearchContext } from "../context.server";

/** A page of hits, with the page that was really answered. */
export interface FoundPage extends SearchResult {
  page: number;
  perPage: number;
}

/** Searches one page. A page beyond the last is answered by the last one. */
export async function searchPage(
  ctx: SearchContext,
  index: IndexName,
  request: Omit<SearchRequest, "now">,
): Promise<FoundPage> {
  const { perPage } = request;
  const reachable = Math.ceil(MAX_REACHABLE_HITS / perPage);
  const ask = (page: number) => ctx.search.search(index, { ...request, page, now: ctx.now });
  const page = Math.min(request.page, reachable);
  const found = await ask(page);
  if (found.ids.length > 0 || found.total === 0 || page === 1) return { ...found, page, perPage };
  const last = Math.min(reachable, Math.ceil(found.total / perPage));
  return { ...(await ask(last)), page: last, perPage };
}
