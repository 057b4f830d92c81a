import { createHash } from "node:crypto";
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
      .where(
        and(inArray(enterpriseFigures.enterpriseId, [...ids]), eq(enterpriseFigures.status, "confirmed")),
      )
      .orderBy(asc(enterpriseFigures.year))
      .all(),
  );

export interface ComputedAssessment extends EnterpriseAssessment {
  results: Record<string, AssessmentResult>;
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
  const digest = createHash("sha256")
    .update(JSON.stringify([assessed.facts, results]))
    .digest("hex");
  return { ...assessed, results, digest };
}

/** The confirmed years that the assessment of `year` looks at. */
export const yearsFor = (years: readonly ConfirmedYear[], year: number) =>
  years.filter((one) => one.year <= year && one.year >= year - YEARS_BACK);

export interface AssessedYear {
  row: AssessmentRow;
  /** Of the last year; the whole of those before is not kept in memory. */
  computed: ComputedAssessment | null;
  /** Whether it is new. */
  changed: boolean;
}

/**
 * Judges companies for every year they have confirmed figures of, by the rules in force, and keeps what is new: an
 * assessment that says the same on the same grounds as the last one is not written again. What it reads and writes it reads and writes for all
 * of them at once; some twenty are a good batch.
 * @returns the assessments that count, of each company the last year first
 */
export function assessEnterprises(
  tx: Tx,
  ctx: Context,
  ids: readonly string[],
  sets: readonly VersionedRuleSet[],
): Map<string, AssessedYear[]> {
  const of = [...ids];
  const industries = new Map(
    tx
      .select({ id: enterprise.id, industry: enterprise.industry })
      .from(enterprise)
      .where(inArray(enterprise.id, of))
      .all()
      .map(({ id, industry }) => [id, industry]),
  );
  const years = confirmedYears(tx, ids);
  const certificates = certificatesOf(tx, ids);
  const current = new Map(
    tx
      .select()
      .from(enterpriseAssessment)
      .where(and(inArray(enterpriseAssessment.enterpriseId, of), eq(enterpriseAssessment.current, true)))
      .all()
      .map((row) => [`${row.enterpriseId} ${row.year}`, row]),
  );
  const ruleVersions = versionsOf(sets);
  const judged = of.flatMap((enterpriseId) => {
    const confirmed = years.get(enterpriseId) ?? [];
    return confirmed.toReversed().map(({ year, figures }, i) => {
      const asOf = asOfDay(year, ctx.now);
      const used = yearsFor(confirmed, year);
      const kinds = kindsOn(certificates.get(enterpriseId) ?? [], asOf);
      const computed = computeAssessment(used, kinds, year, asOf, sets, i === 0);
      const before = current.get(`${enterpriseId} ${year}`);
      const sizeClass = sizeClassOf(typeof figures.staffCount === "number" ? figures.staffCount : null);
      const row: Omit<AssessmentRow, "id"> = {
        ...{ enterpriseId, year, asOf, ruleVersions, certificates: kinds, sizeClass },
        at: ctx.now,
        figuresIds: Object.fromEntries(used.map((one) => [String(one.year), one.id])),
        results: computed.results,
        digest: computed.digest,
        current: true,
        industry: industries.get(enterpriseId) ?? "unknown",
      };
      const isSame = before !== undefined && groundsOf(before) === groundsOf(row);
      return { enterpriseId, year, computed: i === 0 ? computed : null, before, isSame, row };
    });
  });
  const fresh = judged.filter(({ isSame }) => !isSame);
  const past = fresh.flatMap(({ before }) => before?.id ?? []);
  if (past.length > 0)
    tx.update(enterpriseAssessment)
      .set({ current: false })
      .where(inArray(enterpriseAssessment.id, past))
      .run();
  const written = writeAll(
    tx,
    fresh.map(({ row }) => row),
  );
  const assessed = judged.flatMap(({ enterpriseId, year, computed, before, isSame, row }) => {
    const id = isSame ? before?.id : written.get(`${enterpriseId} ${year}`);
    return id === undefined
      ? []
      : [{ enterpriseId, row: isSame && before ? before : { ...row, id }, computed, changed: !isSame }];
  });
  return byEnterprise(assessed);
}

/**
 * What an assessment says and what it rests on. The day is not part of it, nor the digest in which ages in days stand:
 * another day alone is no news.
 */
const groundsOf = ({ results, figuresIds, ruleVersions, certificates, sizeClass, industry }: Grounds) =>
  JSON.stringify([results, figuresIds, ruleVersions, certificates, sizeClass, industry]);
type Grounds = Omit<AssessmentRow, "id">;

/** Written by one statement, whatever their number. @returns ids by company and year */
function writeAll(tx: Tx, rows: readonly Omit<AssessmentRow, "id">[]): Map<string, number> {
  if (rows.length === 0) return new Map();
  const t = enterpriseAssessment;
  const of = (path: string) => sql`json_extract(value, ${`$.${path}`})`;
  const written = tx.all<{ id: number; enterpriseId: string; year: number }>(sql`
    INSERT INTO ${t} (enterprise_id, year, at, as_of, figures_ids, rule_versions, certificates, results, digest, current,
      industry, size_class)
    SELECT ${of("enterpriseId")}, ${of("year")}, ${of("at")}, ${of("asOf")}, ${of("figuresIds")}, ${of("ruleVersions")},
      ${of("certificates")}, ${of("results")}, ${of("digest")}, 1, ${of("industry")}, ${of("sizeClass")}
    FROM json_each(${JSON.stringify(rows)})
    RETURNING id, enterprise_id AS enterpriseId, year`);
  return new Map(written.map(({ id, enterpriseId, year }) => [`${enterpriseId} ${year}`, id]));
}
