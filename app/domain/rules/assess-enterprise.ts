import type { RuleEvaluation } from "../card-evaluation";
import type { AssessmentResult } from "./assessment";
import { enterpriseFacts, type EnterpriseRecord } from "./compute-enterprise-facts";
import { evaluate } from "./evaluate";
import type { VersionedRuleSet } from "./evaluate-card";
import type { Facts } from "./rule-set";

export interface EnterpriseAssessment {
  facts: Facts;
  evaluations: RuleEvaluation[];
}

/**
 * What the rules say of a company for a year. Pure: the same record, day and versions give the same, byte for byte.
 * @param asOf Shanghai day to which ages are counted, `YYYY-MM-DD`
 */
export function assessEnterprise(
  record: EnterpriseRecord,
  year: number,
  asOf: string,
  sets: readonly VersionedRuleSet[],
  explained = true,
): EnterpriseAssessment {
  const facts = enterpriseFacts(record, year, asOf);
  return {
    facts,
    evaluations: sets.map(({ ruleSet, version }) => evaluate(ruleSet, version, facts, { explained })),
  };
}

/** What is kept of it, by id of the rule set. */
export const resultsOf = (evaluations: readonly RuleEvaluation[]): Record<string, AssessmentResult> =>
  Object.fromEntries(evaluations.map((one) => [one.ruleSetId, resultOf(one)]));

function resultOf({ verdict, points, groups, lines }: RuleEvaluation): AssessmentResult {
  const of = (wanted: "notMet" | "unknown") =>
    lines.filter((line) => line.part !== "waiver" && line.verdict === wanted).map(({ id }) => id);
  return {
    verdict,
    points,
    ...(groups && {
      groups: Object.fromEntries(groups.map(({ id, points: of }) => [id, of])),
    }),
    notMet: of("notMet"),
    unknown: of("unknown"),
  };
}
