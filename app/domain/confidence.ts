import type { ClauseConfidence } from "./clause";

/** How sure a clause is, as it is told to whoever reads a verdict (policy-facts §0.1). */
export const CONFIDENCE_LABELS: Record<ClauseConfidence, string> = {
  H: "可信度高",
  M: "单一来源",
  L: "推断，待核",
  memory: "待核",
  open: "没有公开文本，待核",
};
