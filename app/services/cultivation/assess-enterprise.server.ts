import { hash } from "node:crypto";
import { and, asc, eq, inArray, sql } from "drizzle-orm";
import type { CertificateKind } from "~/domain/cultivation";
import type { Figures } from "~/domain/figures";
import { sizeClassOf, type AssessmentResult } from "~/domain/rules/assessment";
import { assessEnterprise, resultsOf, type EnterpriseAssessment } from "~/domain/rules/assess-enterprise";
import { ENTERPRISE_RULE_SETS } from "~/domain/rules/enterprise-rules";
import type { VersionedRuleSet } from "~/domain/rules/evaluate-card";
import { shanghaiDay } from "~/domain/time";
import { dayName } from "~/domain/working-day";
import type { Db, Tx } from "~db/client";
import { isConfirmed } from "~db/conditions";
import { enterprise, enterpriseAssessment, enterpriseCertificate, enterpriseFigures } from "~db/schema";
import type { Context } from "../context.server";
import { rulesInForce, versionsOf } from "../rule/rules-in-force.server";

export type AssessmentRow = typeof enterpriseAssessment.$inferSelect;

/** Years before a year that its assessment looks back to. */
const YEARS_BACK = 4;

/**
 * The Shanghai day to which a year is judged: today, of a past year the end of the year after it, in which its figures
 * are used to apply.
 */
export function asOfDay(year: number, now: number): string {
  const today = dayName(shanghaiDay(now));
  const last = `${year + 1}-12-31`;
  return today < last ? today : last;
}

/** The rule sets about companies that are in force, in the order they are shown. */
export function enterpriseRules(ctx: { db: Db | Tx; now: number }): VersionedRuleSet[] {
  const inForce = rulesInForce(ctx);
  return ENTERPRISE_RULE_SETS.flatMap((id) => inForce.get(id) ?? []);
}

/** Rows of many companies, of each in the order in which they came. */
export function byEnterprise<T extends { enterpriseId: string }>(rows: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(row.enterpriseId);
    if (group) group.push(row);
    else groups.set(row.enterpriseId, [row]);
  }
  return groups;
}

export type CertificateRow = typeof enterpriseCertificate.$inferSelect;

/** Whether a certificate counts on a Shanghai day (`YYYY-MM-DD`). */
export const countsOn = (
  { revokedAt, issuedOn, validUntil }: Pick<CertificateRow, "revokedAt" | "issuedOn" | "validUntil">,
  day: string,
): boolean => revokedAt === null && issuedOn <= day && (validUntil === null || validUntil >= day);

/** The certificates of companies, revoked and ended ones included. */
export const certificatesOf = (db: Db | Tx, ids: readonly string[]): Map<string, CertificateRow[]> =>
  byEnterprise(
    db
      .select()
      .from(enterpriseCertificate)
      .where(inArray(enterpriseCertificate.enterpriseId, [...ids]))
      .all(),
  );

const kindsOn = (rows: readonly CertificateRow[], day: string): CertificateKind[] =>
  [...new Set(rows.filter((row) => countsOn(row, day)).map(({ kind }) => kind))].toSorted();

/** Kinds of certificates of a company that count on a Shanghai day (`YYYY-MM-DD`), each once. */
export const certificatesOn = (db: Db | Tx, enterpriseId: string, day: string): CertificateKind[] =>
  kindsOn(certificatesOf(db, [enterpriseId]).get(enterpriseId) ?? [], day);

export interface ConfirmedYear {
  id: string;
  year: number;
  figures: Figures;
  findings: Record<string, string>;
}

/** The confirmed figures of companies, of each the first year first. */
export const confirmedYears = (db: Db | Tx, ids: readonly string[]): Map<string, ConfirmedYear[]> =>
  byEnterprise(
    db
      .select({
        enterpriseId: enterpriseFigures.enterpriseId,
        id: enterpriseFigures.id,
        year: enterpriseFigures.year,
        figures: enterpriseFigures.figures,
        findings: enterpriseFigures.findings,
      })
      .from(enterpriseFigures)
      .where(and(inArray(enterpriseFigures.enterpriseId, [...ids]), isConfirmed))
      .orderBy(asc(enterpriseFigures.year))
      .all(),
  );

export interface ComputedAssessment extends EnterpriseAssessment {
  results: Record<string, AssessmentResult>;
  /** The results as they are kept. */
  resultsText: string;
  digest: string;
}

/** Facts, evaluations and their digest, from what is given alone. */
export function computeAssessment(
  years: readonly ConfirmedYear[],
  certificates: readonly CertificateKind[],
  year: number,
  asOf: string,
  sets: readonly VersionedRuleSet[],
  explained = true,
): ComputedAssessment {
  const assessed = assessEnterprise(
    {
      years: new Map(years.map((one) => [one.year, one.figures])),
      certificates,
      findings: years.find((one) => one.year === year)?.findings ?? {},
    },
    year,
    asOf,
    sets,
    explained,
  );
  const results = resultsOf(assessed.evaluations);
  const resultsText = JSON.stringify(results);
  // The JSON of both in a list; thousands of companies are judged in a row, so the results are written out once.
  const digest = hash("sha256", `[${JSON.stringify(assessed.facts)},${resultsText}]`);
  return { ...assessed, results, resultsText, digest };
}

/** The confirmed years that the assessment of `year` looks at. */
export const yearsFor = (years: readonly ConfirmedYear[], year: number) =>
  years.filter((one) => one.year <= year && one.year >= year - YEARS_BACK);

/** An assessment that counts. */
export interface AssessedYear extends Pick<AssessmentRow, "id" | "year" | "asOf" | "figuresIds"> {
  /** Of the last year; the whole of those before is not kept in memory. */
  computed: ComputedAssessment | null;
  /** Whether it is new. */
  changed: boolean;
}

/**
 * Judges companies for every year they have confirmed figures of, by the rules in force, and keeps what is new: an
 * assessment that says the same on the same grounds as the last one is not written again; another day alone is no news.
 * What it reads it reads for all of them at once; some twenty are a good batch.
 * @returns the assessments that count, of each company the last year first
 */
export function assessEnterprises(
  tx: Tx,
  ctx: Context,
  ids: readonly string[],
  sets: readonly VersionedRuleSet[],
  certificates = certificatesOf(tx, ids),
): Map<string, AssessedYear[]> {
  const industries = industriesOf(tx, ids);
  const years = confirmedYears(tx, ids);
  const kept = keptAssessments(tx, ids);
  const write = assessmentWriter(tx);
  const ruleVersions = JSON.stringify(versionsOf(sets));
  const assessed = new Map<string, AssessedYear[]>();
  for (const enterpriseId of ids) {
    const confirmed = years.get(enterpriseId) ?? [];
    const industry = industries.get(enterpriseId) ?? "unknown";
    const papers = certificates.get(enterpriseId) ?? [];
    const mine = confirmed.toReversed().map(({ year, figures }, i): AssessedYear => {
      const asOf = asOfDay(year, ctx.now);
      const used = yearsFor(confirmed, year);
      const kinds = kindsOn(papers, asOf);
      const computed = computeAssessment(used, kinds, year, asOf, sets, i === 0);
      const figuresIds = Object.fromEntries(used.map((one) => [String(one.year), one.id]));
      const sizeClass = sizeClassOf(typeof figures.staffCount === "number" ? figures.staffCount : null);
      const grounds: Grounds = {
        ...{ figuresIds: JSON.stringify(figuresIds), ruleVersions, certificates: JSON.stringify(kinds) },
        ...{ results: computed.resultsText, industry, sizeClass },
      };
      const last = i === 0 ? computed : null;
      const before = kept.get(`${enterpriseId} ${year}`);
      if (before && isSame(before, grounds))
        return { id: before.id, year, asOf: before.asOf, figuresIds, computed: last, changed: false };
      const row = { ...grounds, enterpriseId, year, asOf, at: ctx.now, digest: computed.digest };
      return { id: write(row, before?.id), year, asOf, figuresIds, computed: last, changed: true };
    });
    assessed.set(enterpriseId, mine);
  }
  return assessed;
}

const industriesOf = (tx: Tx, ids: readonly string[]): Map<string, string> =>
  new Map(
    tx
      .select({ id: enterprise.id, industry: enterprise.industry })
      .from(enterprise)
      .where(inArray(enterprise.id, [...ids]))
      .all()
      .map(({ id, industry }) => [id, industry]),
  );

type JsonGrounds = "figuresIds" | "ruleVersions" | "certificates" | "results";
/**
 * What an assessment says and what it rests on, as it is stored. The day is not part of it, nor the digest in which ages
 * in days stand.
 */
type Grounds = Record<JsonGrounds | "industry" | "sizeClass", string>;

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
