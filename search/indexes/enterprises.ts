import { and, asc, eq, gt, inArray, ne, sql } from "drizzle-orm";
import { UNNAMED_ENTERPRISE } from "../../app/domain/enterprise-name";
import { INDUSTRY_LABELS } from "../../app/domain/industry";
import { districtLabel } from "../../app/domain/place";
import { countRows } from "../../db/count";
import { enterprise, enterpriseTier, job } from "../../db/schema/index";
import { pagedIds, type IndexDefinition } from "./definition";

/** `hiringUntil` of an employer one of whose jobs has no end. */
const NEVER = 9e15;

const isFound = ne(enterprise.name, UNNAMED_ENTERPRISE);

/**
 * Employers (用人单位). `hiringUntil`, the last moment one of their published jobs is open, follows from the jobs: a
 * change of a job announces its employer too.
 */
export const enterprisesIndex: IndexDefinition = {
  name: "enterprises",
  text: [
    { field: "name", weight: 8, short: true },
    { field: "industry", weight: 3, short: true },
    { field: "place", weight: 2, short: true },
    { field: "summary", weight: 1, short: false },
  ],
  facets: ["tier", "industry", "district", "size"],
  numbers: ["openJobs", "hiringUntil", "updatedAt"],
  steps: {},
  sorts: { newest: "updatedAt", salary: "openJobs" },
  load(db, ids) {
    if (ids.length === 0) return [];
    const rows = db
      .select()
      .from(enterprise)
      .where(and(inArray(enterprise.id, [...ids]), isFound))
      .all();
    const tiers = new Map<string, string[]>();
    for (const t of db
      .select()
      .from(enterpriseTier)
      .where(inArray(enterpriseTier.enterpriseId, [...ids]))
      .all())
      tiers.set(t.enterpriseId, [...(tiers.get(t.enterpriseId) ?? []), t.tier]);
    const open = new Map(
      db
        .select({
          id: job.enterpriseId,
          n: sql<number>`count(*)`,
          until: sql<number>`max(coalesce(${job.validUntil}, ${NEVER}))`,
        })
        .from(job)
        .where(and(inArray(job.enterpriseId, [...ids]), eq(job.status, "published")))
        .groupBy(job.enterpriseId)
        .all()
        .map((r) => [r.id, r]),
    );
    return rows.map((row) => {
      const openJobs = open.get(row.id)?.n ?? 0;
      const hiringUntil = open.get(row.id)?.until ?? null;
      const industry =
        row.industry === "unknown" ? (row.industryRaw ?? "") : (INDUSTRY_LABELS[row.industry] ?? "");
      return {
        id: row.id,
        version: `${row.version}.${openJobs}.${hiringUntil ?? ""}`,
        text: {
          name: row.name,
          industry,
          place: row.district ? districtLabel(row.district) : "",
          summary: row.summary ?? "",
        },
        facets: {
          tier: tiers.get(row.id) ?? [],
          industry: [row.industry],
          district: row.district ? [row.district] : [],
          size: [row.size],
        },
        numbers: { openJobs, hiringUntil, updatedAt: row.updatedAt },
        expiresAt: null,
        suggest: [{ kind: "enterprise" as const, text: row.name }],
      };
    });
  },
  idBatches: (db, size) =>
    pagedIds(size, (after, limit) =>
      db
        .select({ id: enterprise.id })
        .from(enterprise)
        .where(and(gt(enterprise.id, after), isFound))
        .orderBy(asc(enterprise.id))
        .limit(limit)
        .all()
        .map((r) => r.id),
    ),
  count: (db) => countRows(db, enterprise, isFound),
};
