import { keysOf } from "./labels";

/** 一科三高, lowest first (document 002 §5.2). */
export const CULTIVATION_TIER_LABELS = {
  tech: "科技型企业",
  highTech: "高新技术企业",
  highGrowth: "高成长性科技企业",
  leading: "高能级领军企业",
} as const;
export type CultivationTier = keyof typeof CULTIVATION_TIER_LABELS;
export const CULTIVATION_TIERS = keysOf<CultivationTier>(CULTIVATION_TIER_LABELS);
