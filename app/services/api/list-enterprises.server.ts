import { parseEnterpriseQuery } from "~/domain/enterprise-query";
import type { SearchContext } from "../context.server";
import { findEnterprises } from "../enterprise/find-enterprises.server";
import { describePage } from "./describe-page.server";
import { presentEnterpriseHit } from "./present-enterprise.server";

/** The body of `/api/v1/enterprises` for a query string; never throws on what was typed. */
export async function listEnterprises(ctx: SearchContext, params: URLSearchParams, publicUrl: string) {
  const { query, dropped } = parseEnterpriseQuery(params);
  const { enterprises, matchedTerms, ...found } = await findEnterprises(ctx, query);
  return {
    ...describePage({ ...found, matchedTerms }, dropped),
    hits: enterprises.map((row) => presentEnterpriseHit(row, matchedTerms, publicUrl)),
  };
}
