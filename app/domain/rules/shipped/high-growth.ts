import { ENTERPRISE_CLAUSES as C, ENTERPRISE_DOC_NUMBERS } from "../enterprise-clauses";
import type { Clause } from "../../clause";
import type { RuleLine, RuleSet } from "../rule-set";
import { above, allOf, anyOf, atLeast, atMost, isOpen, line } from "./line";

const standard = (
  id: string,
  title: string,
  label: string,
  confidence: RuleSet["confidence"],
  gates: RuleLine[],
): RuleSet => ({
  id,
  title,
  docNo: ENTERPRISE_DOC_NUMBERS.highGrowth,
  effectiveFrom: null,
  effectiveTo: null,
  confidence,
  gates,
  waivers: [],
  directPass: [],
  scoring: [],
  pass: null,
  outcome: { label, validityMonths: null },
});

/** Revenue of the first of three years, 万元, and how much it has to have grown a year since, per cent. */
const growing = (start: number, cagr: number) =>
  allOf(atLeast("startRevenueWan", start), atLeast("revenueCagr", cagr));

/** 瞪羚 (policy-facts §4.3). A company that began with more needs to have grown less. */
export const GAZELLE = standard("gazelle-cq-2024", "重庆市瞪羚企业", "重庆市瞪羚企业", "M", [
  line("rd", "近三年每年研发强度不低于 3%", atLeast("rdToRevenueLeast3y", 3), C.gazelleRd),
  line("ip", "拥有与主导产品相关的Ⅰ类知识产权", atLeast("ip1Count", 1), C.gazelleIp),
  line("lastYear", "上年度营业收入正增长", above("revenueGrowthLast", 0), C.gazelleLast),
  line(
    "growth",
    "近三年营收复合增长率：起始年营收 1,000 万元起的不低于 30%，5,000 万元起的不低于 20%，1 亿元起的不低于 15%",
    anyOf(growing(1000, 30), growing(5000, 20), growing(10000, 15)),
    C.gazelleGrowth,
    "区间端点的归属和复合增长的期数，公开报道没有写明，按三个年度、两期计算。",
  ),
]);

/** Ages in years, money in millions of US dollars. */
const unicorn = (
  clause: Clause,
  years: number,
  valuation: number,
  valuationText: string,
  funding: number,
  fundingText: string,
) => [
  line("age", `成立不超过 ${years} 年`, atMost("ageYears", years), clause),
  line("valuation", `估值不低于 ${valuationText}`, atLeast("valuationUsdM", valuation), clause),
  line("funding", `获得股权融资不低于 ${fundingText}`, atLeast("ventureFinancingUsdM", funding), clause),
];

/** 潜在独角兽 and 独角兽 (policy-facts §4.4). */
export const POTENTIAL_UNICORN = standard(
  "potential-unicorn-cq-2023",
  "重庆市潜在独角兽企业",
  "重庆市潜在独角兽企业",
  "M",
  unicorn(C.potentialUnicorn, 9, 100, "1 亿美元", 5, "500 万美元"),
);
export const UNICORN = standard(
  "unicorn-cq-2023",
  "重庆市独角兽企业",
  "重庆市独角兽企业",
  "M",
  unicorn(C.unicorn, 10, 1000, "10 亿美元", 50, "5,000 万美元"),
);

/** The zone's own standard has no public text (policy-facts §4.2). */
export const HIGH_GROWTH_ZONE = standard(
  "high-growth-zone",
  "重庆高新区高成长性科技企业",
  "高成长性科技企业",
  "open",
  [
    line(
      "standard",
      "高新区的认定标准（没有公开文本）",
      isOpen("highGrowthZone"),
      C.highGrowthZone,
      "取得标准前不作判定；可按重庆市瞪羚、潜在独角兽、独角兽企业的条件对照。",
    ),
  ],
);
