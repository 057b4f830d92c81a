import { parseEnterpriseQuery } from "~/domain/enterprise-query";
import { pagesOf } from "~/http/pagination";
import type { SearchContext } from "../context.server";
import { findEnterprises } from "../enterprise/find-enterprises.server";
import { presentEnterpriseHit } from "./present-enterprise.server";

/** The body of `/api/v1/enterprises` for a query string; never throws on what was typed. */
export async function listEnterprises(ctx: SearchContext, params: URLSearchParams, publicUrl: string) {
  const { query, dropped } = parseEnterpriseQuery(params);
  const { enterprises, matchedTerms, total, page, perPage, ...found } = await findEnterprises(ctx, query);
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
    hits: enterprises.map((row) => presentEnterpriseHit(row, matchedTerms, publicUrl)),
  };
}
