import { createHash } from "node:crypto";
import { and, asc, eq, gte, isNull, lte, or } from "drizzle-orm";
import type { CertificateKind } from "~/domain/cultivation";
import type { Figures } from "~/domain/figures";
import { sizeClassOf } from "~/domain/rules/assessment";
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

/** Kinds of certificates of a company that count on a Shanghai day (`YYYY-MM-DD`), each once. */
export function certificatesOn(db: Db | Tx, enterpriseId: string, day: string): CertificateKind[] {
  const rows = db
    .selectDistinct({ kind: enterpriseCertificate.kind })
    .from(enterpriseCertificate)
    .where(
      and(
        eq(enterpriseCertificate.enterpriseId, enterpriseId),
        isNull(enterpriseCertificate.revokedAt),
        lte(enterpriseCertificate.issuedOn, day),
        or(isNull(enterpriseCertificate.validUntil), gte(enterpriseCertificate.validUntil, day)),
      ),
    )
    .orderBy(asc(enterpriseCertificate.kind))
    .all();
  return rows.map(({ kind }) => kind);
}

export interface ConfirmedYear {
  id: string;
  year: number;
  figures: Figures;
  findings: Record<string, string>;
}

/** The confirmed figures of a company, first year first. */
export const confirmedYears = (db: Db | Tx, enterpriseId: string): ConfirmedYear[] =>
  db
    .select({
      id: enterpriseFigures.id,
      year: enterpriseFigures.year,
      figures: enterpriseFigures.figures,
      findings: enterpriseFigures.findings,
    })
    .from(enterpriseFigures)
    .where(and(eq(enterpriseFigures.enterpriseId, enterpriseId), eq(enterpriseFigures.status, "confirmed")))
    .orderBy(asc(enterpriseFigures.year))
    .all();

export interface ComputedAssessment extends EnterpriseAssessment {
  digest: string;
}

/** Facts, evaluations and their digest, from what is given alone. */
export function computeAssessment(
  years: readonly ConfirmedYear[],
  certificates: readonly CertificateKind[],
  year: number,
  asOf: string,
  sets: readonly VersionedRuleSet[],
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
  );
  return { ...assessed, digest: createHash("sha256").update(JSON.stringify(assessed)).digest("hex") };
}

/** The confirmed years that the assessment of `year` looks at. */
export const yearsFor = (years: readonly ConfirmedYear[], year: number) =>
  years.filter((one) => one.year <= year && one.year >= year - YEARS_BACK);

/**
 * Judges a company for every year it has confirmed figures of, by the rules in force, and keeps what is new: an
 * assessment that comes out as the last one is not written again.
 * @returns the assessments that count, last year first; `changed` where there is a new one
 */
export function assessEnterpriseYears(
  tx: Tx,
  ctx: Context,
  enterpriseId: string,
  sets: readonly VersionedRuleSet[],
): { row: AssessmentRow; computed: ComputedAssessment; changed: boolean }[] {
  const company = tx
    .select({ industry: enterprise.industry })
    .from(enterprise)
    .where(eq(enterprise.id, enterpriseId))
    .get();
  if (!company) return [];
  const confirmed = confirmedYears(tx, enterpriseId);
  const current = new Map(
    tx
      .select()
      .from(enterpriseAssessment)
      .where(and(eq(enterpriseAssessment.enterpriseId, enterpriseId), eq(enterpriseAssessment.current, true)))
      .all()
      .map((row) => [row.year, row]),
  );
  const ruleVersions = versionsOf(sets);
  return confirmed.toReversed().map(({ year, figures }) => {
    const asOf = asOfDay(year, ctx.now);
    const used = yearsFor(confirmed, year);
    const certificates = certificatesOn(tx, enterpriseId, asOf);
    const computed = computeAssessment(used, certificates, year, asOf, sets);
    const before = current.get(year);
    const sizeClass = sizeClassOf(typeof figures.staffCount === "number" ? figures.staffCount : null);
    if (before?.digest === computed.digest && before.sizeClass === sizeClass) {
      return { row: before, computed, changed: false };
    }
    if (before)
      tx.update(enterpriseAssessment)
        .set({ current: false })
        .where(eq(enterpriseAssessment.id, before.id))
        .run();
    const row = tx
      .insert(enterpriseAssessment)
      .values({
        ...{ enterpriseId, year, asOf, ruleVersions, certificates, sizeClass },
        at: ctx.now,
        figuresIds: Object.fromEntries(used.map((one) => [String(one.year), one.id])),
        results: resultsOf(computed.evaluations),
        digest: computed.digest,
        current: true,
        industry: company.industry,
      })
      .returning()
      .get();
    return { row, computed, changed: true };
  });
}
