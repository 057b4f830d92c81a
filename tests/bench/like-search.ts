import { sql, type SQL } from "drizzle-orm";
import { SALARY_STEPS } from "~/domain/salary";
import type { Db } from "~db/client";
import { enterprise, job } from "~db/schema";
import type { BenchQuery } from "./query-mix";

const COLUMNS = {
  district: job.district,
  industry: job.industry,
  education: job.education,
  experience: job.experience,
  type: job.type,
};
const SALARY = sql`coalesce(${job.salaryMaxMonthly}, ${job.salaryMinMonthly})`;

/** What the engine is measured against: `LIKE '%…%'` on the texts and one `GROUP BY` for each facet. */
export function searchByLike(db: Db, query: BenchQuery, now: number): number {
  const words = query.q.split(/\s+/).filter(Boolean);
  const texts = [job.title, job.skills, enterprise.name, job.duties, job.conditions];
  const has = (word: string) =>
    sql`(${sql.join(
      texts.map((text) => sql`${text} LIKE ${`%${word.replace(/[%_\\]/g, "\\$&")}%`} ESCAPE '\\'`),
      sql` OR `,
    )})`;
  const where = (without?: string): SQL => {
    const parts = [
      sql`${job.status} = 'published'`,
      sql`(${job.validUntil} IS NULL OR ${job.validUntil} >= ${now})`,
      ...words.map(has),
      ...Object.entries(query.chosen)
        .filter(([field]) => field !== without)
        .map(([field, values]) => sql`${COLUMNS[field as keyof typeof COLUMNS]} IN ${values}`),
    ];
    if (query.salaryMin !== null && without !== "salary") parts.push(sql`${SALARY} >= ${query.salaryMin}`);
    return sql.join(parts, sql` AND `);
  };
  const from = sql`FROM ${job} JOIN ${enterprise} ON ${enterprise.id} = ${job.enterpriseId}`;
  const page = db.all(
    sql`SELECT ${job.id} ${from} WHERE ${where()} ORDER BY ${job.sortAt} DESC, ${job.id} LIMIT 20`,
  );
  db.all(sql`SELECT count(*) ${from} WHERE ${where()}`);
  for (const [field, column] of Object.entries(COLUMNS))
    db.all(sql`SELECT ${column}, count(*) ${from} WHERE ${where(field)} GROUP BY ${column}`);
  const steps = SALARY_STEPS.map((step) => sql`sum(${SALARY} >= ${step})`);
  db.all(sql`SELECT ${sql.join(steps, sql`, `)} ${from} WHERE ${where("salary")}`);
  return page.length;
}
