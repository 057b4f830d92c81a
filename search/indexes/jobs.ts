import { and, asc, eq, gt, inArray } from "drizzle-orm";
import { INDUSTRY_LABELS } from "../../app/domain/industry";
import { districtLabel } from "../../app/domain/place";
import { SALARY_STEPS } from "../../app/domain/salary";
import { countRows } from "../../db/count";
import type { Db } from "../../db/client";
import { enterprise, enterpriseTier, job } from "../../db/schema/index";
import { pagedIds, type IndexDefinition, type SearchDocument } from "./definition";

type JobRow = typeof job.$inferSelect;
type EnterpriseRow = typeof enterprise.$inferSelect;

const isFound = eq(job.status, "published");

function toDocument(row: JobRow, employer: EnterpriseRow, tiers: string[]): SearchDocument {
  const place = [districtLabel(row.district), row.cityDistrict, row.address].filter(Boolean).join(" ");
  const industry = row.industry === "unknown" ? "" : (INDUSTRY_LABELS[row.industry] ?? "");
  return {
    id: row.id,
    version: `${row.version}.${employer.version}`,
    text: {
      title: row.title,
      skills: row.skills.join(" "),
      enterprise: employer.name,
      place: `${place} ${industry}`,
      body: [row.duties, row.conditions, row.workConditions, row.benefits.join(" ")]
        .filter(Boolean)
        .join("\n"),
    },
    facets: {
      district: [row.district],
      industry: [row.industry],
      education: [row.education],
      experience: [row.experience],
      type: [row.type],
      tier: tiers,
      premium: [row.premium ? "1" : "0"],
    },
    numbers: {
      salary: row.salaryMaxMonthly ?? row.salaryMinMonthly,
      postedAt: row.postedAt,
      sortAt: row.sortAt,
    },
    expiresAt: row.validUntil,
    suggest: [
      { kind: "title", text: row.title },
      ...row.skills.map((text) => ({ kind: "skill" as const, text })),
      { kind: "place", text: row.district },
    ],
  };
}

/** Positions (职位): every published one; expiry is tested at the time of the search. */
export const jobsIndex: IndexDefinition = {
  name: "jobs",
  text: [
    { field: "title", weight: 8, short: true },
    { field: "skills", weight: 4, short: true },
    { field: "enterprise", weight: 3, short: true },
    { field: "place", weight: 2, short: true },
    { field: "body", weight: 1, short: false },
  ],
  facets: ["district", "industry", "education", "experience", "type", "tier", "premium"],
  numbers: ["salary", "postedAt", "sortAt"],
  steps: { salary: { number: "salary", steps: SALARY_STEPS } },
  sorts: { newest: "sortAt", salary: "salary" },
  load(db: Db, ids) {
    if (ids.length === 0) return [];
    const rows = db
      .select({ job, employer: enterprise })
      .from(job)
      .innerJoin(enterprise, eq(enterprise.id, job.enterpriseId))
      .where(and(inArray(job.id, [...ids]), isFound))
      .all();
    const employers = [...new Set(rows.map((r) => r.employer.id))];
    const tiers = new Map<string, string[]>();
    if (employers.length > 0)
      for (const t of db
        .select()
        .from(enterpriseTier)
        .where(inArray(enterpriseTier.enterpriseId, employers))
        .all())
        tiers.set(t.enterpriseId, [...(tiers.get(t.enterpriseId) ?? []), t.tier]);
    return rows.map((r) => toDocument(r.job, r.employer, tiers.get(r.employer.id) ?? []));
  },
  idBatches: (db, size) =>
    pagedIds(size, (after, limit) =>
      db
        .select({ id: job.id })
        .from(job)
        .where(and(gt(job.id, after), isFound))
        .orderBy(asc(job.id))
        .limit(limit)
        .all()
        .map((r) => r.id),
    ),
  count: (db) => countRows(db, job, isFound),
};
