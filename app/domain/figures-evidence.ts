import { keysOf } from "./labels";

export const EVIDENCE_LABELS = {
  audit: "审计报告或财务报表",
  rdLedger: "研发费用辅助账或专项审计",
  staff: "人员名册与社保证明",
  ip: "知识产权证书",
  results: "成果、平台、标准、奖励证明",
  financing: "融资与市场证明",
  other: "其他材料",
} as const;
export type EvidenceKind = keyof typeof EVIDENCE_LABELS;
export const EVIDENCE_KINDS = keysOf<EvidenceKind>(EVIDENCE_LABELS);

/** Papers without which a year cannot be handed in. */
export const REQUIRED_EVIDENCE: readonly EvidenceKind[] = ["audit"];
