import { hash } from "node:crypto";
import type { CertificateKind } from "~/domain/cultivation";
import type { AssessmentResult } from "~/domain/rules/assessment";
import { assessEnterprise, resultsOf, type EnterpriseAssessment } from "~/domain/rules/assess-enterprise";
import type { VersionedRuleSet } from "~/domain/rules/evaluate-card";
import { shanghaiDay } from "~/domain/time";
import { dayName } from "~/domain/working-day";
import type { ConfirmedYear } from "./company-records.server";

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

/** The confirmed years that the assessment of `year` looks at. */
export const yearsFor = (years: readonly ConfirmedYear[], year: number) =>
  years.filter((one) => one.year <= year && one.year >= year - YEARS_BACK);

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
