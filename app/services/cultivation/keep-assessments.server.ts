import { and, eq, inArray, sql } from "drizzle-orm";
import type { Tx } from "~db/client";
import { enterpriseAssessment } from "~db/schema";
import type { Context } from "../context.server";
import type { ComputedAssessment } from "./compute-assessment.server";
import type { Examined, ExaminedYear, Grounds, JsonGrounds } from "./examine-enterprises.server";

export type AssessmentRow = typeof enterpriseAssessment.$inferSelect;

/** An assessment that counts. */
export interface AssessedYear extends Pick<AssessmentRow, "id" | "year" | "asOf" | "figuresIds"> {
  /** Of the last year; the whole of those before is not kept in memory. */
  computed: ComputedAssessment | null;
  /** Whether it is new. */
  changed: boolean;
}

/**
 * Keeps what is new of what was found: an assessment that says the same on the same grounds as the last one is not
 * written again; another day alone is no news.
 * @returns the assessments that count, of each company the last year first
 */
export function keepAssessments(
  tx: Tx,
  ctx: Context,
  { companies }: Pick<Examined, "companies">,
): Map<string, AssessedYear[]> {
  const kept = keptAssessments(tx, [...companies.keys()]);
  const write = assessmentWriter(tx);
  const keep = (enterpriseId: string, one: ExaminedYear): AssessedYear => {
    const { year, asOf, figuresIds, grounds, digest, computed } = one;
    const before = kept.get(`${enterpriseId} ${year}`);
    if (before && isSame(before, grounds))
      return { id: before.id, year, asOf: before.asOf, figuresIds, computed, changed: false };
    const id = write({ ...grounds, enterpriseId, year, asOf, at: ctx.now, digest }, before?.id);
    return { id, year, asOf, figuresIds, computed, changed: true };
  };
  return new Map([...companies].map(([id, years]) => [id, years.map((one) => keep(id, one))]));
}

const isSame = (a: Grounds, b: Grounds): boolean =>
  a.results === b.results &&
  a.figuresIds === b.figuresIds &&
  a.ruleVersions === b.ruleVersions &&
  a.certificates === b.certificates &&
  a.sizeClass === b.sizeClass &&
  a.industry === b.industry;

/** The assessments that count until now, by company and year. They are compared as they stand: nothing is parsed. */
function keptAssessments(tx: Tx, ids: readonly string[]) {
  const t = enterpriseAssessment;
  const text = (name: JsonGrounds) => sql<string>`${t[name]}`;
  const rows = tx
    .select({
      ...{ id: t.id, enterpriseId: t.enterpriseId, year: t.year, asOf: t.asOf },
      ...{ figuresIds: text("figuresIds"), ruleVersions: text("ruleVersions") },
      ...{ certificates: text("certificates"), results: text("results") },
      ...{ industry: t.industry, sizeClass: t.sizeClass },
    })
    .from(t)
    .where(and(inArray(t.enterpriseId, [...ids]), eq(t.current, true)))
    .all();
  return new Map(rows.map((row) => [`${row.enterpriseId} ${row.year}`, row]));
}

type NewAssessment = Grounds & Pick<AssessmentRow, "enterpriseId" | "year" | "asOf" | "at" | "digest">;

/** Writes assessments, each in the place of the one before; returns the new id. */
function assessmentWriter(tx: Tx): (row: NewAssessment, before: number | undefined) => number {
  const t = enterpriseAssessment;
  const p = sql.placeholder;
  const text = (name: JsonGrounds) => sql`${p(name)}`;
  const past = tx
    .update(t)
    .set({ current: false })
    .where(eq(t.id, p("before")))
    .prepare();
  const added = tx
    .insert(t)
    .values({
      ...{ enterpriseId: p("enterpriseId"), year: p("year"), asOf: p("asOf"), at: p("at") },
      ...{ figuresIds: text("figuresIds"), ruleVersions: text("ruleVersions") },
      ...{ certificates: text("certificates"), results: text("results") },
      ...{ industry: p("industry"), sizeClass: p("sizeClass"), digest: p("digest"), current: true },
    })
    .returning({ id: t.id })
    .prepare();
  return (row, before) => {
    if (before !== undefined) past.run({ before });
    return added.get(row).id;
  };
}
