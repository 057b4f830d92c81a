import { certificateFact } from "../enterprise-facts";
import {
  ENTERPRISE_CLAUSES as C,
  ENTERPRISE_DOC_NUMBERS,
  SRDI_REPLACED,
  SRDI_REVISED,
} from "../enterprise-clauses";
import type { RuleSet } from "../rule-set";
import {
  allOf,
  anyOf,
  atLeast,
  atMost,
  band,
  below,
  isFalse,
  isOpen,
  isThe,
  isTrue,
  item,
  line,
  steps,
} from "./line";

const SRDI_HELD = line(
  "srdi",
  "已是专精特新中小企业",
  isTrue(certificateFact("srdiSme")),
  C.giantBefore,
  "先取得专精特新中小企业认定。",
);

/** 创新型中小企业 (policy-facts §4.6). */
export const INNOVATIVE_SME: RuleSet = {
  id: "innovative-sme-2022",
  title: "创新型中小企业评价",
  docNo: ENTERPRISE_DOC_NUMBERS.srdi,
  effectiveFrom: null,
  effectiveTo: null,
  confidence: "H",
  gates: [],
  waivers: [],
  directPass: [
    line("award", "近三年获得国家级、省级科技奖励", isTrue("awards3yAny"), C.innovativeDirect),
    line(
      "title",
      "高新技术企业，或国家技术创新示范企业、知识产权优势和示范企业",
      anyOf(isTrue(certificateFact("highTech")), isThe("nationalModel", "yes")),
      C.innovativeDirect,
    ),
    line("platform", "拥有省部级以上研发机构", atLeast("provincialPlatformsCount", 1), C.innovativeDirect),
    line(
      "financing",
      "近三年新增股权融资合计 500 万元以上",
      atLeast("equityFinancing3yWan", 500),
      C.innovativeDirect,
    ),
  ],
  scoring: [
    item("ip", "创新能力 · 与主导产品相关的有效知识产权", 20, C.innovativeIp, [
      ...steps("ip1HighValueCount", [1, 20]),
      ...steps("ip1OwnCount", [1, 15]),
      ...steps("ip1Count", [1, 10]),
      ...steps("ip2Count", [1, 5]),
    ]),
    item("rd", "创新能力 · 上年研发费用占营业收入", 20, C.innovativeRd, [
      ...steps("rdToRevenue", [5, 20], [3, 15], [2, 10], [1, 5]),
    ]),
    item("growth", "成长性 · 上年主营业务收入增长率", 20, C.innovativeGrowth, [
      ...steps("mainRevenueGrowthLast", [15, 20], [10, 15], [5, 10], [0, 5]),
    ]),
    item("debt", "成长性 · 上年资产负债率", 10, C.innovativeDebt, [
      band(atMost("debtRatio", 55), 10),
      band(atMost("debtRatio", 75), 5),
    ]),
    item("industry", "专业化 · 主导产品属于战略性新兴产业", 10, C.innovativeIndustry, [
      band(isTrue("strategicIndustry"), 10),
      band(isFalse("strategicIndustry"), 5),
    ]),
    item("main", "专业化 · 主营业务收入占营业收入", 20, C.innovativeMain, [
      ...steps("mainRatio", [70, 20], [60, 15], [55, 10], [50, 5]),
    ]),
  ],
  groups: [
    { id: "innovation", title: "创新能力", items: ["ip", "rd"], max: 40, least: 20 },
    { id: "growth", title: "成长性", items: ["growth", "debt"], max: 30, least: 15 },
    { id: "special", title: "专业化", items: ["industry", "main"], max: 30, least: 15 },
  ],
  pass: { points: 60, exclusive: false },
  outcome: { label: "创新型中小企业", validityMonths: null },
};

/** 专精特新中小企业 as of 2022; the figures of the revision of 2026 are not public (policy-facts §4.6). */
export const SRDI_SME: RuleSet = {
  id: "srdi-sme-2022",
  title: "专精特新中小企业（2022 年标准）",
  docNo: ENTERPRISE_DOC_NUMBERS.srdi,
  effectiveFrom: null,
  effectiveTo: SRDI_REPLACED,
  confidence: "M",
  gates: [
    line("niche", "从事特定细分市场 2 年以上", atLeast("nicheYearsCount", 2), C.srdiNiche),
    line("rdShare", "上年研发费用占营业收入不低于 3%", atLeast("rdToRevenue", 3), C.srdiRd),
    line("rdAmount", "上年研发费用不低于 100 万元", atLeast("rdWan", 100), C.srdiRdAmount),
    line(
      "revenue",
      "上年营业收入 1,000 万元以上，或近两年新增股权融资 2,000 万元以上",
      anyOf(atLeast("revenueWan", 1000), atLeast("equityFinancing2yWan", 2000)),
      C.srdiRevenue,
    ),
  ],
  waivers: [],
  directPass: [
    line("evaluation", "评价得分 60 分以上", isThe("srdiEvaluation", "pass"), C.srdiEvaluation),
    line("direct", "符合直接认定条件之一（没有公开文本）", isOpen("srdiDirect"), C.srdiDirect),
  ],
  scoring: [],
  pass: null,
  outcome: { label: "专精特新中小企业", validityMonths: null },
};

/** 专精特新“小巨人” until the revision (policy-facts §4.6). */
export const LITTLE_GIANT_2022: RuleSet = {
  id: "little-giant-2022",
  title: "专精特新“小巨人”企业（2022 年标准）",
  docNo: ENTERPRISE_DOC_NUMBERS.srdi,
  effectiveFrom: null,
  effectiveTo: SRDI_REPLACED,
  confidence: "H",
  gates: [
    SRDI_HELD,
    line("niche", "从事特定细分市场 3 年以上", atLeast("nicheYearsCount", 3), C.giantSpecial),
    line("main", "主营业务收入占营业收入不低于 70%", atLeast("mainRatio", 70), C.giantSpecial),
    line(
      "growth",
      "近两年主营业务收入平均增长率不低于 5%",
      atLeast("mainRevenueGrowth2y", 5),
      C.giantSpecial,
    ),
    line("debt", "资产负债率不高于 70%", atMost("debtRatio", 70), C.giantRefined),
    line("information", "至少一项核心业务采用信息系统支撑", isTrue("managedByInformation"), C.giantRefined),
    line("management", "取得管理体系认证或产品认证", isTrue("certifiedManagement"), C.giantRefined),
    line(
      "rd",
      "研发投入：营收 1 亿元以上的近两年均不低于 3%，5,000 万元至 1 亿元的均不低于 6%，不足 5,000 万元的近两年新增股权融资 8,000 万元以上、研发费用 3,000 万元以上且研发人员占 50% 以上",
      anyOf(
        allOf(atLeast("revenueWan", 10000), atLeast("rdToRevenueLeast2y", 3)),
        allOf(atLeast("revenueWan", 5000), atLeast("rdToRevenueLeast2y", 6)),
        allOf(
          below("revenueWan", 5000),
          atLeast("equityFinancing2yWan", 8000),
          atLeast("rdTotal2yWan", 3000),
          atLeast("rdStaffRatio", 50),
        ),
      ),
      C.giantNovel,
    ),
    line("ip", "拥有与主导产品相关的Ⅰ类知识产权 2 项以上", atLeast("ip1Count", 2), C.giantNovel),
    line("market", "主导产品全国细分市场占有率 10% 以上", atLeast("marketSharePercent", 10), C.giantMarket),
    line("chain", "处于重点产业链的关键环节", isTrue("keyChainLink"), C.giantChain),
  ],
  waivers: [],
  directPass: [],
  scoring: [],
  pass: null,
  outcome: { label: "专精特新“小巨人”企业", validityMonths: 36 },
};

/** 专精特新“小巨人” since the revision (policy-facts §4.6, §8). */
export const LITTLE_GIANT_2026: RuleSet = {
  id: "little-giant-2026",
  title: "专精特新“小巨人”企业（2026 年修订）",
  docNo: ENTERPRISE_DOC_NUMBERS.srdi,
  effectiveFrom: SRDI_REVISED,
  effectiveTo: null,
  confidence: "M",
  gates: [
    { ...SRDI_HELD, clause: C.giant26Before },
    line("niche", "从事特定细分市场 3 年以上", atLeast("nicheYearsCount", 3), C.giant26Before),
    line("revenue", "上年营业收入 5,000 万元以上", atLeast("revenueWan", 5000), C.giant26Special),
    line("main", "主营业务收入占营业收入不低于 90%", atLeast("mainRatio", 90), C.giant26Special),
    line("growth", "近两年营业收入复合增长率不低于 5%", atLeast("revenueCagr", 5), C.giant26Special),
    line("debt", "资产负债率不高于 75%", atMost("debtRatio", 75), C.giant26Refined),
    line("rdTotal", "近两年研发费用合计 1,200 万元以上", atLeast("rdTotal2yWan", 1200), C.giant26Novel),
    line(
      "rdShare",
      "近两年每年研发费用占营业收入不低于 3%",
      atLeast("rdToRevenueLeast2y", 3),
      C.giant26Novel,
    ),
    line("ip", "拥有与主导产品相关的Ⅰ类知识产权 4 项以上", atLeast("ip1Count", 4), C.giant26Novel),
    line(
      "market",
      "主导产品国内或国际细分市场占有率 10% 以上，或国内排名前三",
      anyOf(atLeast("marketSharePercent", 10), isTrue("marketTop3")),
      C.giant26Market,
    ),
    line(
      "chain",
      "属于关键基础领域，或改造传统产业、培育新兴产业、布局未来产业",
      anyOf(isTrue("keyChainLink"), isThe("chainRole", "yes")),
      C.giant26Chain,
    ),
    line("evaluation", "当年专精特新发展评价 60 分以上", isThe("srdiEvaluation", "pass"), C.giant26Score),
  ],
  waivers: [
    {
      gates: ["growth"],
      by: line(
        "again",
        "已是“小巨人”的，复核时不考核增长率",
        isTrue(certificateFact("littleGiant")),
        C.giant26Again,
      ),
    },
    {
      gates: ["ip"],
      by: line(
        "award",
        "近三年获得国家级科技奖励且单位排名前三的，不考核知识产权数量",
        // The figures tell of five years: whoever has none in five has none in three.
        allOf(isTrue("nationalAwardTop3"), isThe("nationalAward3y", "yes")),
        C.giant26Award,
      ),
    },
  ],
  directPass: [],
  scoring: [],
  pass: null,
  outcome: { label: "专精特新“小巨人”企业", validityMonths: 36 },
};
