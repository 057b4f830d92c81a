import { certificateFact } from "../enterprise-facts";
import { ENTERPRISE_CLAUSES as C, ENTERPRISE_DOC_NUMBERS } from "../enterprise-clauses";
import type { RuleSet } from "../rule-set";
import { anyOf, atLeast, atMost, band, isTrue, item, line, steps } from "./line";

/** Points of 研发投入: whichever of the two shares gives more counts. */
const rd = (sales: number, costs: number, points: number) =>
  band(anyOf(atLeast("rdToRevenue", sales), atLeast("rdToCosts", costs)), points);

/** 科技型中小企业 (policy-facts §3). */
export const TSME: RuleSet = {
  id: "tsme-2017",
  title: "科技型中小企业评价",
  docNo: ENTERPRISE_DOC_NUMBERS.techSme,
  effectiveFrom: null,
  effectiveTo: null,
  confidence: "H",
  gates: [
    line(
      "resident",
      "在中国境内（不含港、澳、台地区）注册的居民企业",
      isTrue("residentEnterprise"),
      C.tsmeResident,
    ),
    line("staffMost", "职工总数不超过 500 人", atMost("staffCount", 500), C.tsmeSize),
    line("salesMost", "年销售收入不超过 2 亿元", atMost("revenueWan", 20000), C.tsmeSize),
    line("assetsMost", "资产总额不超过 2 亿元", atMost("totalAssetsWan", 20000), C.tsmeSize),
    line(
      "industry",
      "产品和服务不属于国家规定的禁止、限制和淘汰类",
      isTrue("industryAllowed"),
      C.tsmeIndustry,
    ),
    line(
      "noIncident",
      "上一年及当年没有重大安全、重大质量事故和严重环境违法",
      isTrue("noIncident"),
      C.tsmeConduct,
    ),
    line("researchHonest", "上一年及当年没有科研严重失信行为", isTrue("researchHonest"), C.tsmeConduct),
    line("creditClean", "未列入经营异常名录和严重违法失信名单", isTrue("creditClean"), C.tsmeCredit),
  ],
  waivers: [],
  directPass: [
    line(
      "highTech",
      "拥有有效期内的高新技术企业证书",
      isTrue(certificateFact("highTech")),
      C.tsmeCertificate,
    ),
    line(
      "award",
      "近五年获得国家级科技奖励，且在获奖单位中排名前三",
      isTrue("nationalAwardTop3"),
      C.tsmeAward,
    ),
    line(
      "platform",
      "拥有经认定的省部级以上研发机构",
      atLeast("provincialPlatformsCount", 1),
      C.tsmePlatform,
    ),
    line(
      "standard",
      "近五年主导制定过国际标准、国家标准或行业标准",
      atLeast("standardsLedCount", 1),
      C.tsmeStandard,
    ),
  ],
  scoring: [
    item("staff", "科技人员占职工总数的比例", 20, C.tsmeStaff, [
      ...steps("sciStaffRatio", [30, 20], [25, 16], [20, 12], [15, 8], [10, 4]),
    ]),
    item("rd", "研发投入（占销售收入或占成本费用，取高）", 50, C.tsmeRd, [
      rd(6, 30, 50),
      rd(5, 25, 40),
      rd(4, 20, 30),
      rd(3, 15, 20),
      rd(2, 10, 10),
    ]),
    item("ip", "科技成果（与主要产品相关的有效知识产权）", 30, C.tsmeIp, [
      ...steps("ip1Count", [1, 30]),
      ...steps("ip2Count", [4, 24], [3, 18], [2, 12], [1, 6]),
    ]),
  ],
  groups: [
    // 科技人员指标得分不得为 0 分.
    { id: "staff", title: "科技人员", items: ["staff"], max: 20, least: 1 },
    { id: "rd", title: "研发投入", items: ["rd"], max: 50, least: null },
    { id: "ip", title: "科技成果", items: ["ip"], max: 30, least: null },
  ],
  pass: { points: 60, exclusive: false },
  outcome: { label: "科技型中小企业", validityMonths: 12 },
};
