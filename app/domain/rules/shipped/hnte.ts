import { TECH_FIELD_LABELS } from "../../figures";
import { ENTERPRISE_CLAUSES as C, ENTERPRISE_DOC_NUMBERS } from "../enterprise-clauses";
import type { RuleSet, ScoreItem } from "../rule-set";
import { above, allOf, anyOf, atLeast, band, isThe, isTrue, item, line, steps } from "./line";

const FIELDS = Object.keys(TECH_FIELD_LABELS).filter((field) => field !== "none");

/** What a technical expert says in five grades, the last of them none; until one has, anything from 0 to the most. */
const graded = (fact: string) => [
  band(isThe(fact, "high"), 7, 8),
  band(isThe(fact, "higher"), 5, 6),
  band(isThe(fact, "middling"), 3, 4),
  band(isThe(fact, "low"), 1, 2),
];

/** What a technical expert gives points for, no grades being laid down. */
const given = (id: string, title: string, max: number): ScoreItem =>
  item(
    id,
    title,
    max,
    C.hnteOrganisation,
    Array.from({ length: max }, (_, i) => band(isThe(id, String(max - i)), max - i)),
  );

/** Points of a growth rate, per cent. */
const grown = (fact: string) => [
  ...steps(fact, [35, 9, 10], [25, 7, 8], [15, 5, 6], [5, 3, 4]),
  band(above(fact, 0), 1, 2),
];

/** 高新技术企业 (policy-facts §2): a pre-assessment, the certificate decides. */
export const HNTE: RuleSet = {
  id: "hnte-2016",
  title: "高新技术企业认定",
  docNo: ENTERPRISE_DOC_NUMBERS.highTech,
  effectiveFrom: "2016-01-01",
  effectiveTo: null,
  confidence: "H",
  gates: [
    line("age", "申请认定时注册成立 365 个日历天数以上", atLeast("registeredDays", 365), C.hnteAge),
    line(
      "coreIp",
      "拥有对主要产品（服务）发挥核心支持作用的知识产权的所有权",
      isTrue("coreIpOwned"),
      C.hnteCoreIp,
      "可通过自主研发、受让、受赠、并购等方式取得。",
    ),
    line(
      "field",
      "核心技术属于《国家重点支持的高新技术领域》",
      { op: "in", fact: "techField", values: FIELDS },
      C.hnteField,
    ),
    line("sciStaff", "科技人员占职工总数不低于 10%", atLeast("sciStaffRatio", 10), C.hnteStaff),
    line(
      "rd",
      "近三年研发费用占同期销售收入：最近一年收入 5,000 万元以下的不低于 5%，5,000 万元至 2 亿元的不低于 4%，2 亿元以上的不低于 3%",
      anyOf(
        atLeast("rdToRevenue3y", 5),
        allOf(above("revenueWan", 5000), atLeast("rdToRevenue3y", 4)),
        allOf(above("revenueWan", 20000), atLeast("rdToRevenue3y", 3)),
      ),
      C.hnteRd,
    ),
    line("rdDomestic", "在境内发生的研发费用不低于 60%", atLeast("rdDomestic3y", 60), C.hnteRdDomestic),
    line(
      "hiTechRevenue",
      "近一年高新技术产品（服务）收入占同期总收入不低于 60%",
      atLeast("hiTechRatio", 60),
      C.hnteRevenue,
    ),
    line(
      "noIncident",
      "申请前一年内没有重大安全、重大质量事故和严重环境违法",
      isTrue("noIncident"),
      C.hnteConduct,
    ),
  ],
  waivers: [],
  directPass: [],
  scoring: [
    item("ipAdvance", "知识产权 · 技术的先进程度", 8, C.hnteIp, graded("ipAdvance")),
    item(
      "ipCoreSupport",
      "知识产权 · 对主要产品（服务）的核心支持作用",
      8,
      C.hnteIp,
      graded("ipCoreSupport"),
    ),
    item("ipCount", "知识产权 · 数量", 8, C.hnteIp, [
      ...steps("ip1Count", [1, 7, 8]),
      ...steps("ip2Count", [5, 5, 6], [3, 3, 4], [1, 1, 2]),
    ]),
    item("ipSource", "知识产权 · 获得方式", 6, C.hnteIp, [
      band(isTrue("hasOwnIp"), 1, 6),
      band(isTrue("hasIp"), 1, 3),
    ]),
    item("ipStandards", "知识产权 · 参与编制标准、检测方法、技术规范（加分）", 2, C.hnteIp, [
      ...steps("standardsJoinedCount", [1, 1, 2]),
    ]),
    item("conversions", "科技成果转化能力（近三年年均转化项数）", 30, C.hnteConversions, [
      ...steps("conversionsAverage3y", [5, 25, 30], [4, 19, 24], [3, 13, 18], [2, 7, 12], [1, 1, 6]),
      // The table gives 1–6 from one a year on and 0 for none: between them experts decide.
      band(above("conversionsAverage3y", 0), 0, 6),
    ]),
    given("orgLedger", "组织管理 · 研发组织管理制度、研发投入核算体系、研发费用辅助账", 6),
    given("orgInstitute", "组织管理 · 内部研发机构及条件、产学研合作", 6),
    given("orgIncentive", "组织管理 · 成果转化的组织实施与激励奖励制度、开放式创新创业平台", 4),
    given("orgPeople", "组织管理 · 科技人员培养进修、技能培训、人才引进与绩效评价奖励制度", 4),
    item("netAssetsGrowth", "企业成长性 · 净资产增长率", 10, C.hnteGrowth, grown("netAssetsGrowth3y")),
    item("revenueGrowth", "企业成长性 · 销售收入增长率", 10, C.hnteGrowth, grown("revenueGrowth3y")),
  ],
  groups: [
    {
      id: "ip",
      title: "知识产权",
      items: ["ipAdvance", "ipCoreSupport", "ipCount", "ipSource", "ipStandards"],
      max: 30,
      least: null,
    },
    { id: "conversions", title: "科技成果转化能力", items: ["conversions"], max: 30, least: null },
    {
      id: "organisation",
      title: "研究开发组织管理水平",
      items: ["orgLedger", "orgInstitute", "orgIncentive", "orgPeople"],
      max: 20,
      least: null,
    },
    {
      id: "growth",
      title: "企业成长性",
      items: ["netAssetsGrowth", "revenueGrowth"],
      max: 20,
      least: null,
    },
  ],
  pass: { points: 70, exclusive: true },
  outcome: { label: "高新技术企业", validityMonths: 36 },
};
