import { and, asc, inArray } from "drizzle-orm";
import { sizeClassOf } from "~/domain/rules/assessment";
import type { VersionedRuleSet } from "~/domain/rules/evaluate-card";
import type { Db, Tx } from "~db/client";
import { isConfirmed } from "~db/conditions";
import { enterpriseFigures } from "~db/schema";
import { versionsOf } from "../rule/rules-in-force.server";
import {
  byEnterprise,
  certificatesOf,
  confirmedYears,
  industriesOf,
  kindsOn,
  type CertificateRow,
} from "./company-records.server";
import { asOfDay, computeAssessment, yearsFor, type ComputedAssessment } from "./compute-assessment.server";

export type JsonGrounds = "figuresIds" | "ruleVersions" | "certificates" | "results";
/**
 * What an assessment says and what it rests on, as it is stored. The day is not part of it, nor the digest in which ages
 * in days stand.
 */
export type Grounds = Record<JsonGrounds | "industry" | "sizeClass", string>;

export interface ExaminedYear {
  year: number;
  asOf: string;
  figuresIds: Record<string, string>;
  grounds: Grounds;
  digest: string;
  /** Of the last year; the whole of those before is not kept in memory. */
  computed: ComputedAssessment | null;
}

/** What the rules say of companies, before anything of it is kept. */
export interface Examined {
  /** Of each company the last year first. */
  companies: Map<string, ExaminedYear[]>;
  certificates: Map<string, CertificateRow[]>;
  /** What it follows from, to see later whether that is still so. */
  basis: string;
}

/**
 * Judges companies for every year they have confirmed figures of, by these rules. It writes nothing, so it need not be
 * done while others wait to write. What it reads it reads for all of them at once; some twenty are a good batch.
 */
export function examineEnterprises(
  db: Db | Tx,
  ctx: { now: number },
  ids: readonly string[],
  sets: readonly VersionedRuleSet[],
): Examined {
  const years = confirmedYears(db, ids);
  const certificates = certificatesOf(db, ids);
  const industries = industriesOf(db, ids);
  const ruleVersions = JSON.stringify(versionsOf(sets));
  const companies = new Map(
    ids.map((enterpriseId) => {
      const confirmed = years.get(enterpriseId) ?? [];
      const papers = certificates.get(enterpriseId) ?? [];
      const industry = industries.get(enterpriseId) ?? "unknown";
      const examined = confirmed.toReversed().map(({ year, figures }, i): ExaminedYear => {
        const asOf = asOfDay(year, ctx.now);
        const used = yearsFor(confirmed, year);
        const kinds = kindsOn(papers, asOf);
        const computed = computeAssessment(used, kinds, year, asOf, sets, i === 0);
        const figuresIds = Object.fromEntries(used.map((one) => [String(one.year), one.id]));
        const sizeClass = sizeClassOf(typeof figures.staffCount === "number" ? figures.staffCount : null);
        const grounds = {
          ...{ figuresIds: JSON.stringify(figuresIds), ruleVersions, certificates: JSON.stringify(kinds) },
          ...{ results: computed.resultsText, industry, sizeClass },
        };
        const { digest } = computed;
        return { year, asOf, figuresIds, grounds, digest, computed: i === 0 ? computed : null };
      });
      return [enterpriseId, examined];
    }),
  );
  const figuresIds = [...years.values()].flatMap((rows) => rows.map(({ id }) => id));
  return { companies, certificates, basis: basisOf(figuresIds, certificates, industries) };
}

/** Whether what it follows from is still so. Confirmed figures are never changed, others take their place. */
export function isStillSo(tx: Tx, { companies, basis }: Examined): boolean {
  const ids = [...companies.keys()];
  const figures = tx
    .select({ enterpriseId: enterpriseFigures.enterpriseId, id: enterpriseFigures.id })
    .from(enterpriseFigures)
    .where(and(inArray(enterpriseFigures.enterpriseId, ids), isConfirmed))
    .orderBy(asc(enterpriseFigures.year))
    .all();
  const figuresIds = [...byEnterprise(figures).values()].flatMap((rows) => rows.map(({ id }) => id));
  return basisOf(figuresIds, certificatesOf(tx, ids), industriesOf(tx, ids)) === basis;
}

const basisOf = (
  figuresIds: readonly string[],
  certificates: ReadonlyMap<string, readonly CertificateRow[]>,
  industries: ReadonlyMap<string, string>,
) => JSON.stringify([figuresIds.toSorted(), [...certificates.values()].flat(), [...industries]]);
