import type { DroppedValue } from "~/domain/query";
import { isoShanghai } from "~/domain/time";
import { paths } from "~/http/paths";
import type { EnterpriseSummary } from "../enterprise/find-enterprises.server";
import type { EnterprisePage } from "../enterprise/get-enterprise.server";
import { marked, presentJobHit } from "./present-job.server";

function core(row: Omit<EnterpriseSummary, "openJobs">, openJobs: number, publicUrl: string) {
  return {
    id: row.id,
    name: row.name,
    tiers: row.tiers.map((badge) => badge.tier),
    industry: row.industry,
    district: row.district,
    size: row.size,
    ownership: row.ownership,
    openJobs,
    origin: row.origin,
    url: publicUrl + paths.enterprise(row.id),
  };
}

/** One hit of `/api/v1/enterprises`. */
export function presentEnterpriseHit(row: EnterpriseSummary, terms: readonly string[], publicUrl: string) {
  const fields = { name: marked(row.name, terms), district: marked(row.district ?? "", terms) };
  return { ...core(row, row.openJobs, publicUrl), highlight: fields };
}

/** `/api/v1/enterprises/:id` with one page of its open jobs, newest first. */
export function presentEnterprise(
  { enterprise, jobs, openJobs, page }: EnterprisePage,
  perPage: number,
  dropped: readonly DroppedValue[],
  publicUrl: string,
) {
  return {
    ...core(enterprise, openJobs, publicUrl),
    creditCode: enterprise.creditCode,
    address: enterprise.address,
    summary: enterprise.summary,
    website: enterprise.website,
    verifiedUntil: enterprise.verifiedUntil === null ? null : isoShanghai(enterprise.verifiedUntil),
    tierRecords: enterprise.tiers,
    updatedAt: isoShanghai(enterprise.updatedAt),
    jobs: { total: openJobs, page, perPage, hits: jobs.map((job) => presentJobHit(job, [], publicUrl)) },
    dropped,
  };
}
