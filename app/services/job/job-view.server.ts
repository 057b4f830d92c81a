import { eq, inArray, sql } from "drizzle-orm";
import type { CultivationTier } from "~/domain/cultivation-tier";
import type { Db } from "~db/client";
import { enterprise, enterpriseTier, job } from "~db/schema";

export type JobRow = typeof job.$inferSelect;
export type EnterpriseRow = typeof enterprise.$inferSelect;

/** A cultivation tier as shown: which, since when, known from where. */
export interface TierBadge {
  tier: CultivationTier;
  year: number;
  source: string;
}

/** A job without what is not for visitors. */
export type PublicJob = Omit<
  JobRow,
  "dedupKey" | "createdBy" | "submittedAt" | "confirmedAt" | "pausedReason" | "closedReason" | "relistedFrom"
>;

export function publicJob({
  dedupKey: _key,
  createdBy: _author,
  submittedAt: _submitted,
  confirmedAt: _confirmed,
  pausedReason: _paused,
  closedReason: _closed,
  relistedFrom: _relisted,
  ...shown
}: JobRow): PublicJob {
  return shown;
}

/** A job as a list shows it. */
export interface JobSummary extends Omit<PublicJob, "duties" | "conditions" | "workConditions"> {
  enterprise: { id: string; name: string; tiers: TierBadge[] };
}

/** Tiers of many enterprises at once, highest tier last. */
export function tiersOf(db: Db, enterpriseIds: readonly string[]): Map<string, TierBadge[]> {
  const out = new Map<string, TierBadge[]>();
  if (enterpriseIds.length === 0) return out;
  const rows = db
    .select()
    .from(enterpriseTier)
    .where(inArray(enterpriseTier.enterpriseId, [...new Set(enterpriseIds)]))
    .all();
  for (const { enterpriseId, tier, year, source } of rows) {
    const list = out.get(enterpriseId) ?? [];
    list.push({ tier, year, source });
    out.set(enterpriseId, list);
  }
  return out;
}

/**
 * Re-reads jobs by id in the order given; ids that are gone or no longer published are left out, so what is shown
 * is current and permitted whatever the index says.
 */
export function loadJobSummaries(db: Db, ids: readonly string[]): JobSummary[] {
  if (ids.length === 0) return [];
  const rows = db
    .select({ job, enterpriseName: enterprise.name })
    .from(job)
    .innerJoin(enterprise, eq(enterprise.id, job.enterpriseId))
    .where(
      // The plus keeps SQLite from reading every published job by the index of states instead of these by id.
      sql`${job.id} IN (SELECT value FROM json_each(${JSON.stringify(ids)})) AND +${job.status} = 'published'`,
    )
    .all();
  const tiers = tiersOf(
    db,
    rows.map((r) => r.job.enterpriseId),
  );
  const byId = new Map(rows.map((r) => [r.job.id, r]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    if (!row) return [];
    const { duties: _d, conditions: _c, workConditions: _w, ...rest } = publicJob(row.job);
    const tierList = tiers.get(row.job.enterpriseId) ?? [];
    return [{ ...rest, enterprise: { id: row.job.enterpriseId, name: row.enterpriseName, tiers: tierList } }];
  });
}
