import type { DroppedValue } from "~/domain/query";
import { pagesOf } from "~/http/pagination";
import type { FoundPage } from "../search/search-page.server";

/** What every list of the API says about itself. @param dropped values of the address that were not understood */
export function describePage(found: Omit<FoundPage, "ids">, dropped: readonly DroppedValue[]) {
  const { total, page, perPage, engine, degraded, interpretation, facets } = found;
  return {
    total,
    page,
    perPage,
    pages: pagesOf(total, perPage, page).last,
    processingMs: Math.round(found.processingMs * 100) / 100,
    engine,
    degraded,
    interpretation,
    dropped,
    facets,
  };
}
