import type { CultivationTier } from "../cultivation-tier";

/**
 * Which rule sets say that a company stands on a tier: one that is met is enough. The certificates that stand for a tier
 * (`CERTIFICATE_TIERS`) do as well; for 高新技术企业 nothing but the certificate does, the rules are a pre-assessment.
 */
export const TIER_RULE_SETS: Record<CultivationTier, readonly string[]> = {
  tech: ["cq-tech", "tsme-2017"],
  highTech: ["hnte-2016"],
  highGrowth: ["gazelle-cq-2024", "potential-unicorn-cq-2023", "unicorn-cq-2023", "high-growth-zone"],
  leading: ["leading-zone"],
};
/** Tiers that a rule alone does not give: a certificate of somebody else does. */
export const CERTIFIED_TIERS: readonly CultivationTier[] = ["highTech", "leading"];

/** 专精特新, for comparison; which version counts follows from its days (policy-facts §4.6). */
export const COMPARISON_RULE_SETS: readonly string[] = [
  "innovative-sme-2022",
  "srdi-sme-2022",
  "little-giant-2022",
  "little-giant-2026",
];

/** 创新积分 (policy-facts §1), the structures side by side. 1.0 weighs by stage of life. */
export const POINTS_RULE_SETS = {
  v2: "innovation-points-2.0",
  startup: "innovation-points-1.0-startup",
  growth: "innovation-points-1.0-growth",
  stable: "innovation-points-1.0-stable",
} as const;
/** 知识价值信用贷款 (policy-facts §7.2): points that are graded. */
export const LOAN_RULE_SET = "loan-cq";
/** Whether a rule set gives points and no verdict. */
export const isPointsRuleSet = (id: string): boolean =>
  id === LOAN_RULE_SET || Object.values<string>(POINTS_RULE_SETS).includes(id);
export const LIFE_STAGE_LABELS = { startup: "初创期", growth: "成长期", stable: "稳定期" } as const;
export type LifeStage = keyof typeof LIFE_STAGE_LABELS;

/** Bounds between the stages: no public source gives them (项目默认，非官方). */
const STARTUP_YEARS = 5;
const STABLE_YEARS = 10;

/** @param ageYears since it was registered; null = unknown */
export function lifeStageOf(ageYears: number | null): LifeStage | null {
  if (ageYears === null) return null;
  if (ageYears < STARTUP_YEARS) return "startup";
  return ageYears < STABLE_YEARS ? "growth" : "stable";
}

/** Every rule set that is about companies, in the order they are shown. */
export const ENTERPRISE_RULE_SETS: readonly string[] = [
  ...Object.values(TIER_RULE_SETS).flat(),
  ...COMPARISON_RULE_SETS,
  ...Object.values(POINTS_RULE_SETS),
  LOAN_RULE_SET,
];
export const isEnterpriseRuleSet = (id: string): boolean => ENTERPRISE_RULE_SETS.includes(id);
