import { ENTERPRISE_CLAUSES as C, ENTERPRISE_DOC_NUMBERS } from "../enterprise-clauses";
import { certificateFact } from "../enterprise-facts";
import { LOAN_RULE_SET } from "../enterprise-rules";
import type { RuleSet } from "../rule-set";
import { isTrue, item, line } from "./line";

/**
 * 知识价值信用贷款 (policy-facts §7.2). Which five factors are looked at, that two of them are the base and that there are
 * five grades is public; the weights, the bands, the bounds of the grades and the limits between the first and the last
 * are not, and empty.
 */
export const LOAN: RuleSet = {
  id: LOAN_RULE_SET,
  title: "知识价值信用贷款评价",
  docNo: ENTERPRISE_DOC_NUMBERS.loan,
  effectiveFrom: null,
  effectiveTo: null,
  confidence: "H",
  gates: [line("entry", "已入库重庆市科技型企业系统", isTrue(certificateFact("cqTech")), C.loanEntry)],
  waivers: [],
  directPass: [],
  scoring: [
    item("ip", "知识产权", null, C.loanFactors, []),
    item("rd", "研发投入", null, C.loanFactors, []),
    item("talent", "科技人才", null, C.loanFactors, []),
    item("product", "创新产品", null, C.loanFactors, []),
    item("enterprise", "创新企业", null, C.loanFactors, []),
  ],
  groups: [
    { id: "base", title: "基础指标", items: ["ip", "rd"], max: null, least: null },
    { id: "bonus", title: "加分指标", items: ["talent", "product", "enterprise"], max: null, least: null },
  ],
  grades: [
    { id: "A", title: "A", from: null, limitWan: 300 },
    { id: "B", title: "B", from: null, limitWan: null },
    { id: "C", title: "C", from: null, limitWan: null },
    { id: "D", title: "D", from: null, limitWan: null },
    { id: "E", title: "E", from: null, limitWan: 40 },
  ],
  pass: null,
  outcome: { label: "知识价值信用贷款等级", validityMonths: null },
};
