import type { RuleEvaluation } from "../card-evaluation";
import type { CertificateKind } from "../cultivation";
import { metTiers } from "../cultivation-standing";
import { CULTIVATION_TIERS, type CultivationTier } from "../cultivation-tier";
import { findEnterpriseFact } from "./enterprise-facts";
import { TIER_RULE_SETS } from "./enterprise-rules";
import type { VersionedRuleSet } from "./evaluate-card";
import { nextSteps, type Blocked } from "./next-steps";
import type { Facts } from "./rule-set";

/** How far a company is from the tier above those it has. */
export interface Nearness {
  tier: CultivationTier;
  ruleSetId: string;
  /** 项目默认的费力程度 (levers.ts); 0 = nothing but to apply. */
  effort: number;
  /** What is missing, in words. */
  steps: string[];
  /** What experts decide, in words. */
  expert: string[];
}

/** The tier above the highest that is fulfilled or held; null above the top. */
export function tierAbove(has: readonly CultivationTier[]): CultivationTier | null {
  const highest = Math.max(-1, ...has.map((tier) => CULTIVATION_TIERS.indexOf(tier)));
  return CULTIVATION_TIERS[highest + 1] ?? null;
}

/** Left to experts, who find it when the company applies. */
const isExperts = ({ id, facts }: Blocked) =>
  id === "score" && facts.every((name) => findEnterpriseFact(name)?.kind === "office");

/** The rule set of the tier above that takes the least effort; null where none can be met by what a company does. */
export function nearestTier(
  evaluations: readonly RuleEvaluation[],
  sets: readonly VersionedRuleSet[],
  facts: Facts,
  certificates: readonly CertificateKind[],
  held: readonly CultivationTier[],
): Nearness | null {
  const results = Object.fromEntries(evaluations.map((one) => [one.ruleSetId, one]));
  const tier = tierAbove([...held, ...metTiers(results, certificates)]);
  if (tier === null) return null;
  let best: Nearness | null = null;
  for (const id of TIER_RULE_SETS[tier]) {
    const set = sets.find(({ ruleSet }) => ruleSet.id === id)?.ruleSet;
    const evaluation = results[id];
    if (!set || !evaluation) continue;
    const { effort, steps, blocked } = nextSteps(set, evaluation, facts);
    if (effort === null || !blocked.every(isExperts) || (best !== null && best.effort <= effort)) continue;
    best = {
      ...{ tier, ruleSetId: id, effort },
      steps: steps.map(({ text }) => text),
      expert: blocked.map(({ text }) => text),
    };
  }
  return best;
}
