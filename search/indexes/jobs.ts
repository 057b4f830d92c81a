import { and, asc, eq, gt, sql } from "drizzle-orm";
import { UNNAMED_ENTERPRISE } from "../../app/domain/enterprise-name";
import { INDUSTRY_LABELS } from "../../app/domain/industry";
import { coreOfTitle } from "../../app/domain/job-title";
import { districtLabel } from "../../app/domain/place";
import { SALARY_STEPS } from "../../app/domain/salary";
import { countRows } from "../../db/count";
import { enterprise, enterpriseTier, job } from "../../db/schema/index";
import { fieldWordsIn } from "../lexicon/words";
import { pagedIds, type IndexDefinition, type SearchDocument } from "./definition";

const isFound = eq(job.status, "published");
/** The same for jobs wanted by id: the plus keeps SQLite from reading all published ones by the index of states. */
const isFoundById = sql`+${job.status} = 'published'`;

/** The columns a document is made of, as SQLite gives them: a rebuild reads every job, so nothing more is fetched. */
interface Row {
  id: string;
  version: string;
  title: string;
  skills: string;
  benefits: string;
  employer: string;
  place: string | null;
  district: string;
  industry: string;
  education: string;
  experience: string;
  type: string;
  premium: number;
  tiers: string | null;
  body: string;
  salary: number | null;
  postedAt: number | null;
  sortAt: number;
  validUntil: number | null;
}

const COLUMNS = sql`${job.id} AS id, ${job.version} || '.' || ${enterprise.version} AS version, ${job.title} AS title,
  ${job.skills} AS skills, ${job.benefits} AS benefits, ${enterprise.name} AS employer,
  concat_ws(' ', ${job.city}, ${job.cityDistrict}, ${job.address}) AS place, ${job.district} AS district,
  ${job.industry} AS industry, ${job.education} AS education, ${job.experience} AS experience, ${job.type} AS type,
  ${job.premium} AS premium, concat_ws(char(10), ${job.duties}, ${job.conditions}, ${job.workConditions}) AS body,
  (SELECT group_concat(${enterpriseTier.tier}, '|') FROM ${enterpriseTier}
    WHERE ${enterpriseTier.enterpriseId} = ${job.enterpriseId}) AS tiers,
  coalesce(${job.salaryMaxMonthly}, ${job.salaryMinMonthly}) AS salary, ${job.postedAt} AS postedAt,
  ${job.sortAt} AS sortAt, ${job.validUntil} AS validUntil`;

function toDocument(row: Row): SearchDocument {
  const skills = JSON.parse(row.skills) as string[];
  const benefits = JSON.parse(row.benefits) as string[];
  const industry = row.industry === "unknown" ? "" : (INDUSTRY_LABELS[row.industry] ?? "");
  return {
    id: row.id,
    version: row.version,
    text: {
      title: row.title,
      skills: skills.join(" "),
      enterprise: row.employer,
      place: `${districtLabel(row.district)} ${row.place ?? ""} ${industry}`,
      body: `${row.body}\n${benefits.join(" ")}`,
    },
    facets: {
      district: [row.district],
      industry: [row.industry],
      education: [row.education],
      experience: [row.experience],
      type: [row.type],
      tier: row.tiers?.split("|") ?? [],
      premium: [String(row.premium)],
    },
    numbers: { salary: row.salary, postedAt: row.postedAt, sortAt: row.sortAt },
    expiresAt: row.validUntil,
    suggest: [
      { kind: "title", text: coreOfTitle(row.title) },
      ...[...new Set([...fieldWordsIn(row.title), ...skills])].map((text) => ({
        kind: "skill" as const,
        text,
      })),
      ...(row.employer === UNNAMED_ENTERPRISE ? [] : [{ kind: "enterprise" as const, text: row.employer }]),
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
    { field: "place", weight: 2, short: true, placeWeight: 8 },
    { field: "body", weight: 1, short: false },
  ],
  facets: ["district", "industry", "education", "experience", "type", "tier", "premium"],
  numbers: ["salary", "postedAt", "sortAt"],
  steps: { salary: { number: "salary", steps: SALARY_STEPS } },
  sorts: { newest: "sortAt", salary: "salary" },
  load(db, ids) {
    if (ids.length === 0) return [];
    const wanted = JSON.stringify(ids);
    return db
      .all<Row>(
        sql`SELECT ${COLUMNS} FROM ${job} JOIN ${enterprise} ON ${enterprise.id} = ${job.enterpriseId}
          WHERE ${job.id} IN (SELECT value FROM json_each(${wanted})) AND ${isFoundById}`,
      )
      .map(toDocument);
  },
  idBatches: (db, size) =>
    pagedIds(size, (after, limit) =>
      db
        .select({ id: job.id })
        .from(job)
        .where(and(gt(job.id, after), isFoundById))
        .orderBy(asc(job.id))
        .limit(limit)
        .all()
        .map((r) => r.id),
    ),
  count: (db) => countRows(db, job, isFound),
};
