import { desc, eq } from "drizzle-orm";
import { CULTIVATION_TIERS, CULTIVATION_TIER_LABELS } from "~/domain/cultivation-tier";
import {
  COMPARISON_RULE_SETS,
  LOAN_RULE_SET,
  POINTS_RULE_SETS,
  TIER_RULE_SETS,
} from "~/domain/rules/enterprise-rules";
import { explainEvaluation, type ExplainedEvaluation } from "~/domain/rules/explain-evaluation";
import { loanOf } from "~/domain/loan";
import { rewardsOf } from "~/domain/unlocks";
import { enterpriseFigures } from "~db/schema";
import { authorize } from "~/domain/permission";
import type { AccountContext } from "../context.server";
import { findMembership } from "../member/find-membership.server";
import type { AssessmentRow } from "./keep-assessments.server";
import { outdatedYear } from "./find-dues.server";
import { drawPortrait } from "./portrait.server";
import { pointsOf, pointsTrend } from "./show-points.server";
import { showStanding } from "./show-standing.server";
import { currentAssessments } from "./current-assessments.server";
import { computeAgain, type VerifiedAssessment } from "./verify-assessment.server";

/** The evaluations of an assessment in words, by id of the rule set. */
export function explainedById({
  row,
  computed: { facts, evaluations },
  sets,
}: VerifiedAssessment): Map<string, ExplainedEvaluation> {
  const bodies = new Map(sets.map(({ ruleSet }) => [ruleSet.id, ruleSet]));
  return new Map(
    evaluations.flatMap((one) => {
      const ruleSet = bodies.get(one.ruleSetId);
      return ruleSet ? [[one.ruleSetId, explainEvaluation(ruleSet, one, facts, row.asOf)] as const] : [];
    }),
  );
}

/** The verdicts of an assessment: tier by tier, then what is compared with; of each those whose document was in force. */
export function verdictsOf(shown: ReadonlyMap<string, ExplainedEvaluation>) {
  const of = (ids: readonly string[]) => ids.flatMap((id) => shown.get(id) ?? []);
  return {
    tiers: CULTIVATION_TIERS.map((tier) => ({
      tier,
      label: CULTIVATION_TIER_LABELS[tier],
      rules: of(TIER_RULE_SETS[tier]),
    })),
    comparison: of(COMPARISON_RULE_SETS).sort((a, b) => Number(b.inForce) - Number(a.inForce)),
  };
}

/**
 * Everything that a company sees of its cultivation; null where whoever is signed in acts for none.
 * @param year of a confirmed year; another, or none, is the last
 * @throws NotPermitted
 */
export function showOwnCultivation(ctx: AccountContext, year: number | null) {
  authorize(ctx.actor, "figures:write", {});
  const membership = findMembership(ctx);
  if (!membership) return null;
  const { id, name } = membership.enterprise;
  const rows = currentAssessments(ctx.db, id);
  const row = rows.find((one) => one.year === year) ?? rows[0] ?? null;
  return {
    enterprise: { id, name },
    standing: showStanding(ctx, id),
    outdated: outdatedYear(ctx, id),
    figures: ctx.db
      .select({ year: enterpriseFigures.year, status: enterpriseFigures.status })
      .from(enterpriseFigures)
      .where(eq(enterpriseFigures.enterpriseId, id))
      .orderBy(desc(enterpriseFigures.year), desc(enterpriseFigures.revision))
      .all()
      .filter(({ status }) => status !== "superseded"),
    years: rows.map((one) => one.year),
    assessment: row ? showAssessment(ctx, row, rows) : null,
  };
}
export type OwnCultivation = NonNullable<ReturnType<typeof showOwnCultivation>>;

/** An assessment in full, with the points of the years before; it is authorized by whoever calls. */
export function showAssessment(
  { db }: Pick<AccountContext, "db">,
  row: AssessmentRow,
  rows: readonly AssessmentRow[],
) {
  const verified = computeAgain(db, row);
  const explained = explainedById(verified);
  const { facts } = verified.computed;
  const bodyOf = (id: string) => verified.sets.find(({ ruleSet }) => ruleSet.id === id)?.ruleSet;
  const points2 = bodyOf(POINTS_RULE_SETS.v2);
  const [loan, graded] = [bodyOf(LOAN_RULE_SET), explained.get(LOAN_RULE_SET)];
  const { year, at, asOf } = row;
  return {
    ...{ year, at, asOf, isSame: verified.same },
    ...verdictsOf(explained),
    points: pointsOf(explained, facts),
    trend: pointsTrend(db, rows),
    unlocks: { rewards: rewardsOf(facts), loan: loan && graded ? loanOf(loan, graded, facts) : null },
    portrait: points2 ? drawPortrait(db, row, points2) : null,
  };
}
export type ShownAssessment = ReturnType<typeof showAssessment>;
