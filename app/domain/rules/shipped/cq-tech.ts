import { ENTERPRISE_CLAUSES as C, ENTERPRISE_DOC_NUMBERS } from "../enterprise-clauses";
import type { RuleSet } from "../rule-set";
import { anyOf, atLeast, isOpen, isTrue, line } from "./line";

/** 重庆市科技型企业 (policy-facts §4.1), as far as its conditions are public: the rest leaves the verdict unknown. */
export const CQ_TECH: RuleSet = {
  id: "cq-tech",
  title: "重庆市科技型企业入库",
  docNo: ENTERPRISE_DOC_NUMBERS.cqTech,
  effectiveFrom: null,
  effectiveTo: null,
  confidence: "M",
  gates: [
    line("resident", "注册的居民企业", isTrue("residentEnterprise"), C.cqTechResident),
    line("industry", "产品和服务不属于禁止、限制、淘汰类", isTrue("industryAllowed"), C.cqTechIndustry),
    line(
      "noIncident",
      "上一年及当年没有重大安全、重大质量事故和严重环境违法",
      isTrue("noIncident"),
      C.cqTechConduct,
    ),
    line("researchHonest", "上一年及当年没有科研严重失信行为", isTrue("researchHonest"), C.cqTechConduct),
    line("creditClean", "不在经营异常名录和严重失信名录", isTrue("creditClean"), C.cqTechCredit),
    line(
      "sciStaff",
      "科技人员占从业人员不低于 5%，或有 1 名以上副高及以上职称的科技人员",
      anyOf(atLeast("sciStaffRatio", 5), atLeast("seniorStaffCount", 1)),
      C.cqTechStaff,
    ),
    line(
      "rest",
      "实施细则的后续条件（公开文本截断）",
      isOpen("cqTechRest"),
      C.cqTechRest,
      "取得实施细则全文前不作判定；可按科技型中小企业评价，或在“重庆市科技型企业系统”申请入库。",
    ),
  ],
  waivers: [],
  directPass: [],
  scoring: [],
  pass: null,
  outcome: { label: "重庆市科技型企业", validityMonths: null },
};
