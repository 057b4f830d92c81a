import type { AssessmentResult } from "./assessment";
import { resultsOf } from "./assess-enterprise";
import type { CertificateKind } from "../cultivation";
import type { CultivationTier } from "../cultivation-tier";
import { metTiers } from "../cultivation-standing";
import { POINTS_RULE_SETS, TIER_RULE_SETS, lifeStageOf } from "./enterprise-rules";
import { evaluate } from "./evaluate";
import type { VersionedRuleSet } from "./evaluate-card";
import type { Facts, RuleSet, Verdict } from "./rule-set";

/** What a company would be told otherwise. */
export interface EnterpriseChange {
  from: Verdict;
  to: Verdict;
  /** Of a score; null where one of the versions has none. */
  points: { from: AssessmentResult["points"]; to: AssessmentResult["points"] };
  /** Tiers whose conditions it would fulfil that it does not now, and the other way round. */
  enters: CultivationTier[];
  leaves: CultivationTier[];
}

/** Tiers for which a rule set counts. */
export const tiersOfRuleSet = (id: string) =>
  (Object.keys(TIER_RULE_SETS) as CultivationTier[]).filter((tier) => TIER_RULE_SETS[tier].includes(id));

/** 创新积分 1.0 weighs by stage of life: whether a rule set is for a company as old as that. */
export function isForStage(id: string, ageYears: unknown): boolean {
  const { v2: _, ...stages } = POINTS_RULE_SETS;
  const own = Object.entries(stages).find(([, of]) => of === id)?.[0];
  return own === undefined || lifeStageOf(typeof ageYears === "number" ? ageYears : null) === own;
}

/**
 * A version beside the rules in force, of one company; its tiers follow from those rules and its certificates.
 * @param inForce of the rule sets that count for the same tiers
 * @returns `met`: those of the tiers that it fulfils now
 */
export function compareEnterprise(
  body: RuleSet,
  inForce: ReadonlyMap<string, VersionedRuleSet>,
  facts: Facts,
  certificates: readonly CertificateKind[],
): EnterpriseChange & { met: CultivationTier[] } {
  const tiers = tiersOfRuleSet(body.id);
  const current = inForce.get(body.id);
  const others = [...new Set(tiers.flatMap((tier) => TIER_RULE_SETS[tier]))]
    .filter((id) => id !== body.id)
    .flatMap((id) => inForce.get(id) ?? [])
    .map(({ ruleSet, version }) => evaluate(ruleSet, version, facts));
  const before = current ? evaluate(current.ruleSet, current.version, facts) : null;
  const after = evaluate(body, 0, facts);
  const met = (own: typeof after | null) =>
    metTiers(resultsOf([...others, ...(own ? [own] : [])]), certificates).filter((tier) =>
      tiers.includes(tier),
    );
  const [was, is] = [met(before), met(after)];
  return {
    met: was,
    from: before?.verdict ?? "unknown",
    to: after.verdict,
    points: { from: before?.points ?? null, to: after.points },
    enters: is.filter((tier) => !was.includes(tier)),
    leaves: was.filter((tier) => !is.includes(tier)),
  };
}

/** Least, median and most of some points. */
export interface Spread {
  n: number;
  min: number;
  median: number;
  max: number;
}

/** null = there are none. Of an even number the median is the mean of the two in the middle. */
export function spreadOf(points: readonly number[]): Spread | null {
  const sorted = [...points].sort((a, b) => a - b);
  const [min, max] = [sorted[0], sorted.at(-1)];
  if (min === undefined || max === undefined) return null;
  const half = sorted.length / 2;
  const middle = [sorted[Math.ceil(half) - 1] ?? min, sorted[Math.floor(half)] ?? max] as const;
  return { n: sorted.length, min, median: (middle[0] + middle[1]) / 2, max };
}
