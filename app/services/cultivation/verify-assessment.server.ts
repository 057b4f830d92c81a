import { eq, inArray } from "drizzle-orm";
import type { CertificateKind } from "~/domain/cultivation";
import type { VersionedRuleSet } from "~/domain/rules/evaluate-card";
import type { Db, Tx } from "~db/client";
import { enterpriseAssessment, enterpriseFigures } from "~db/schema";
import { rulesOf } from "../rule/rules-in-force.server";
import type { ConfirmedYear } from "./company-records.server";
import { computeAssessment, type ComputedAssessment } from "./compute-assessment.server";
import type { AssessmentRow } from "./keep-assessments.server";

export interface VerifiedAssessment {
  row: AssessmentRow;
  computed: ComputedAssessment;
  sets: VersionedRuleSet[];
  /** Whether it came out bit for bit as it was kept. */
  same: boolean;
}

/** An assessment by its id, computed again from what it names; undefined where there is none. */
export function verifyAssessment({ db }: { db: Db | Tx }, id: number): VerifiedAssessment | undefined {
  const row = db.select().from(enterpriseAssessment).where(eq(enterpriseAssessment.id, id)).get();
  return row && computeAgain(db, row);
}

/**
 * Computes an assessment again from the figures, the versions of the rules and the certificates it names, whatever has
 * been changed since.
 */
export function computeAgain(
  db: Db | Tx,
  row: AssessmentRow,
  readRules: typeof rulesOf = rulesOf,
): VerifiedAssessment {
  const ids = Object.values(row.figuresIds);
  const years = db
    .select({
      id: enterpriseFigures.id,
      year: enterpriseFigures.year,
      figures: enterpriseFigures.figures,
      findings: enterpriseFigures.findings,
    })
    .from(enterpriseFigures)
    .where(inArray(enterpriseFigures.id, ids))
    .all()
    .sort((a: ConfirmedYear, b: ConfirmedYear) => a.year - b.year);
  const found = readRules(db, row.ruleVersions);
  // In the order of that time: the digest is of all evaluations, one after the other.
  const sets = Object.keys(row.ruleVersions).flatMap(
    (id) => found.find(({ ruleSet }) => ruleSet.id === id) ?? [],
  );
  const computed = computeAssessment(years, row.certificates as CertificateKind[], row.year, row.asOf, sets);
  return { row, computed, sets, same: computed.digest === row.digest };
}
