import { dimensionsOf, totalOf } from "~/domain/portrait";
import type { ExplainedEvaluation } from "~/domain/rules/explain-evaluation";
import { LIFE_STAGE_LABELS, POINTS_RULE_SETS, lifeStageOf } from "~/domain/rules/enterprise-rules";
import type { Facts, RuleSet } from "~/domain/rules/rule-set";
import type { Db, Tx } from "~db/client";
import { rulesOf } from "../rule/rules-in-force.server";
import type { AssessmentRow } from "./keep-assessments.server";

/** Both structures of the points side by side: 2.0, and 1.0 by the company's stage of life. */
export function pointsOf(explained: ReadonlyMap<string, ExplainedEvaluation>, facts: Facts) {
  const age = facts.ageYears;
  const stage = lifeStageOf(typeof age === "number" ? age : null);
  return {
    v2: explained.get(POINTS_RULE_SETS.v2) ?? null,
    v1: stage ? (explained.get(POINTS_RULE_SETS[stage]) ?? null) : null,
    stage: stage ? LIFE_STAGE_LABELS[stage] : null,
  };
}

/** Points 2.0 of each year with the version they were counted by, the first year first. */
export function pointsTrend(db: Db | Tx, rows: readonly AssessmentRow[]) {
  const id = POINTS_RULE_SETS.v2;
  const known = new Map<number, RuleSet | null>();
  const versionOf = (version: number) => {
    if (!known.has(version)) known.set(version, rulesOf(db, { [id]: version })[0]?.ruleSet ?? null);
    return known.get(version) ?? null;
  };
  return rows
    .toSorted((a, b) => a.year - b.year)
    .flatMap((row) => {
      const version = row.ruleVersions[id];
      const ruleSet = version === undefined ? null : versionOf(version);
      if (version === undefined || !ruleSet) return [];
      const result = row.results[id];
      return [
        {
          year: row.year,
          version,
          total: totalOf(ruleSet, result),
          dimensions: dimensionsOf(ruleSet, result),
        },
      ];
    });
}
export type PointsTrend = ReturnType<typeof pointsTrend>;
