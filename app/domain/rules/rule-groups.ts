import { REFERENCE_RULE_SETS } from "./card-rules";
import { COMPARISON_RULE_SETS, LOAN_RULE_SET, TIER_RULE_SETS, isPointsRuleSet } from "./enterprise-rules";

/** What rule sets are about, in the order they are shown. */
export const RULE_GROUP_LABELS = {
  card: "人才卡",
  tiers: "一科三高",
  points: "创新积分",
  loan: "知识价值信用贷款",
  comparison: "对照",
} as const;
export type RuleGroup = keyof typeof RULE_GROUP_LABELS;
export const RULE_GROUP_LEADS: Record<RuleGroup, string> = {
  card: "人才卡的资格判定依据。",
  tiers: "企业各层级的判定依据；高新技术企业和领军企业以证书和名单为准，规则只作预评价。",
  points: "各项指标的权重和分档没有公开文本，由主管部门填写后才计分。",
  loan: "各项指标的权重、分档和等级分数线没有公开文本，由主管部门填写后才评级；只作预评价。",
  comparison: "只供对照，不产生人才卡，也不决定层级。",
};

export function ruleGroupOf(id: string): RuleGroup {
  if (Object.values(TIER_RULE_SETS).some((ids) => ids.includes(id))) return "tiers";
  if (id === LOAN_RULE_SET) return "loan";
  if (isPointsRuleSet(id)) return "points";
  return COMPARISON_RULE_SETS.includes(id) || REFERENCE_RULE_SETS.includes(id) ? "comparison" : "card";
}
