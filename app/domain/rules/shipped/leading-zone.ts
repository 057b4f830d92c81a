import { certificateFact } from "../enterprise-facts";
import { ENTERPRISE_CLAUSES as C, ENTERPRISE_DOC_NUMBERS } from "../enterprise-clauses";
import type { RuleSet } from "../rule-set";
import { allOf, atLeast, isTrue, line } from "./line";

/** 高能级领军企业 (policy-facts §4.7): a list that people keep, and thresholds that nobody has published. */
export const LEADING_ZONE: RuleSet = {
  id: "leading-zone",
  title: "高能级领军企业",
  docNo: ENTERPRISE_DOC_NUMBERS.zone,
  effectiveFrom: null,
  effectiveTo: null,
  confidence: "open",
  gates: [],
  waivers: [],
  directPass: [
    line("list", "在认定名单中", isTrue(certificateFact("leading")), C.leadingList),
    line(
      "thresholds",
      "营业收入与研发强度达到标准（数值没有公开文本）",
      allOf(atLeast("revenueWan", null), atLeast("rdToRevenue", null)),
      C.leadingZone,
      "取得标准前不作判定，以认定名单为准。",
    ),
  ],
  scoring: [],
  pass: null,
  outcome: { label: "高能级领军企业", validityMonths: null },
};
