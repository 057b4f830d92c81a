import { and, eq, gte, inArray, isNull, or, sql } from "drizzle-orm";
import type { EnterpriseQuery } from "~/domain/enterprise-query";
import { industryWithChains } from "~/domain/industry";
import { enterprise, job } from "~db/schema";
import type { Filter } from "~search/engine";
import type { Context, SearchContext } from "../context.server";
import { searchPage, type FoundPage } from "../search/search-page.server";
import { tiersOf, type EnterpriseRow, type TierBadge } from "../job/job-view.server";

export const ENTERPRISE_FACETS = ["tier", "industry", "district", "size"] as const;

export interface EnterpriseSummary extends EnterpriseRow {
  tiers: TierBadge[];
  openJobs: number;
}

export interface EnterpriseSearch extends Omit<FoundPage, "ids"> {
  enterprises: EnterpriseSummary[];
}

/** Number of open jobs of each enterprise; one without any is missing from the map. */
export function countOpenJobs(ctx: Context, enterpriseIds: readonly string[]): Map<string, number> {
  if (enterpriseIds.length === 0) return new Map();
  const rows = ctx.db
    .select({ id: job.enterpriseId, open: sql<number>`count(*)` })
    .from(job)
    .where(
      and(
        inArray(job.enterpriseId, [...enterpriseIds]),
        eq(job.status, "published"),
        or(isNull(job.validUntil), gte(job.validUntil, ctx.now)),
      ),
    )
    .groupBy(job.enterpriseId)
    .all();
  return new Map(rows.map((r) => [r.id, r.open]));
}

function enterpriseFilters(query: EnterpriseQuery, now: number): Filter[] {
  const filters: Filter[] = [];
  for (const field of ["tier", "district", "size"] as const)
    if (query[field].length > 0) filters.push({ kind: "in", field, values: query[field] });
  if (query.industry.length > 0)
    filters.push({ kind: "in", field: "industry", values: query.industry.flatMap(industryWithChains) });
  if (query.hiring) filters.push({ kind: "range", field: "hiringUntil", min: now });
  return filters;
}

/** Searches the enterprises index and re-reads the hits. */
export async function findEnterprises(ctx: SearchContext, query: EnterpriseQuery): Promise<EnterpriseSearch> {
  const { q, page, perPage } = query;
  const { ids, ...found } = await searchPage(ctx, "enterprises", {
    q,
    filters: enterpriseFilters(query, ctx.now),
    facets: ENTERPRISE_FACETS,
    sort: "relevance",
    page,
    perPage,
  });
  const rows =
    ids.length > 0 ? ctx.db.select().from(enterprise).where(inArray(enterprise.id, ids)).all() : [];
  const byId = new Map(rows.map((r) => [r.id, r]));
  const tiers = tiersOf(ctx.db, ids);
  const open = countOpenJobs(ctx, ids);
  const enterprises = ids.flatMap((id) => {
    const row = byId.get(id);
    return row ? [{ ...row, tiers: tiers.get(id) ?? [], openJobs: open.get(id) ?? 0 }] : [];
  });
  return { ...found, enterprises };
}
