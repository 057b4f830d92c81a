import { keysOf } from "./labels";

/** What a posting is reported for; the unlawful ones after policy-facts §6.2 and §6.5. */
export const REPORT_REASON_LABELS = {
  fraud: "虚假职位或骗取信息",
  charge: "收费、押金、培训贷或扣押证件",
  discrimination: "性别、婚育、年龄、户籍等歧视",
  pay: "薪酬或内容与实际不符",
  closed: "已招满或联系不上",
  agency: "中介冒充用人单位",
  other: "其他问题",
} as const;
export type ReportReason = keyof typeof REPORT_REASON_LABELS;
export const REPORT_REASONS = keysOf<ReportReason>(REPORT_REASON_LABELS);

/** What the office found. */
export const REPORT_FINDING_LABELS = {
  upheld: "属实，已处理",
  notUpheld: "经核实未发现问题",
  unclear: "信息不足，无法核实",
} as const;
export type ReportFinding = keyof typeof REPORT_FINDING_LABELS;
export const REPORT_FINDINGS = keysOf<ReportFinding>(REPORT_FINDING_LABELS);
