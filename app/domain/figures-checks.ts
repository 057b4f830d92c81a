import { findFigure, type FigureName, type Figures } from "./figures";
import { formatNumber } from "./figures-form";
import { rdOf } from "./rules/compute-enterprise-facts";

/**
 * What the figures of a year must be to each other, and what looks odd. Hard checks keep a year from being handed in;
 * soft ones ask for a word. Anything that is unknown is not judged. Thresholds of soft checks are 项目默认.
 */
export interface CheckInput {
  year: number;
  figures: Figures;
  /** Of the year before; null = nothing was told of it. */
  previous: Figures | null;
}

export interface FigureIssue {
  /** Names the check for good: explanations are kept by it. */
  id: string;
  level: "hard" | "soft";
  /** What it is about, the one to look at first in front. */
  figures: readonly FigureName[];
  text: string;
}

interface Check extends Omit<FigureIssue, "text"> {
  /** What is found, in words; null = nothing. */
  find: (input: CheckInput) => string | null;
}

/** A jump asks for a word from more than twice, or less than half, of the year before. */
export const JUMP = 2;
/** 万元; a company with more than 1000 亿元 has most likely told 元. */
export const LARGE_WAN = 10_000_000;
/** 万元 of revenue for each of the staff. */
export const LARGE_PER_HEAD_WAN = 10_000;
/** Part of 研发费用 that the deduction saves in tax at most: 25 % of an extra 120 %. */
const DEDUCTION_SHARE = 0.3;

const clean = (n: number) => Math.round(n * 1e6) / 1e6;
function number(figures: Figures | null, name: FigureName): number | null {
  const value = figures?.[name];
  return typeof value === "number" && Number.isFinite(value) ? value : null;
}
const wan = (n: number) => `${formatNumber(n)} 万元`;
const shown = (name: FigureName, n: number) => (findFigure(name)?.kind === "wan" ? wan(n) : formatNumber(n));
/** `其中：科技人员` is named 科技人员 in a sentence. */
const named = (name: FigureName) => (findFigure(name)?.label ?? name).replace(/^其中：/u, "");

/** One figure is part of another. */
const part = (id: string, level: FigureIssue["level"], of: FigureName, whole: FigureName): Check => ({
  ...{ id, level, figures: [of, whole] },
  find: ({ figures }) => {
    const [a, b] = [number(figures, of), number(figures, whole)];
    if (a === null || b === null || a <= b) return null;
    return `${named(of)}（${shown(of, a)}）大于${named(whole)}（${shown(whole, b)}）`;
  },
});

/** A figure of this year against the year before. */
const jump = (
  id: string,
  label: string,
  figures: readonly FigureName[],
  of: (figures: Figures | null) => number | null,
  unit: string,
): Check => ({
  ...{ id, level: "soft", figures },
  find: ({ figures: now, previous, year }) => {
    const [after, before] = [of(now), of(previous)];
    if (after === null || before === null || before < 0) return null;
    if (after <= before * JUMP && after * JUMP >= before) return null;
    return `${label}从 ${year - 1} 年的 ${formatNumber(before)}${unit}变为 ${formatNumber(after)}${unit}，${after > before ? "增长超过一倍" : "减少超过一半"}`;
  },
});

const CHECKS: readonly Check[] = [
  part("mainRevenue", "hard", "mainRevenueWan", "revenueWan"),
  part("hiTechRevenue", "hard", "hiTechRevenueWan", "totalIncomeWan"),
  {
    ...{ id: "rdCosts", level: "hard", figures: ["rdOwnWan", "rdCommissionedWan", "costsWan"] },
    find: ({ figures }) => {
      const [rd, costs] = [rdOf(figures), number(figures, "costsWan")];
      if (rd === null || costs === null || clean(rd - costs) <= 0) return null;
      return `研发费用（${wan(rd)}）大于成本费用支出总额（${wan(costs)}），研发费用应包含在成本费用中`;
    },
  },
  {
    ...{ id: "rdAbroad", level: "hard", figures: ["rdAbroadWan", "rdOwnWan", "rdCommissionedWan"] },
    find: ({ figures }) => {
      const [abroad, rd] = [number(figures, "rdAbroadWan"), rdOf(figures)];
      if (abroad === null || rd === null || clean(abroad - rd) <= 0) return null;
      return `在境外发生的研发费用（${wan(abroad)}）大于研发费用（${wan(rd)}）`;
    },
  },
  part("sciStaff", "hard", "sciStaffCount", "staffCount"),
  part("rdStaff", "hard", "rdStaffCount", "sciStaffCount"),
  part("seniorStaff", "hard", "seniorStaffCount", "sciStaffCount"),
  part("ip1Own", "hard", "ip1OwnCount", "ip1Count"),
  part("ip1HighValue", "hard", "ip1HighValueCount", "ip1Count"),
  part("ip2Own", "hard", "ip2OwnCount", "ip2Count"),
  {
    ...{ id: "registeredDay", level: "hard", figures: ["registeredDay"] },
    find: ({ figures, year }) => {
      const day = figures.registeredDay;
      if (typeof day !== "string" || !/^\d{4}-/.test(day) || Number(day.slice(0, 4)) <= year) return null;
      return `注册成立日期（${day}）在 ${year} 年之后`;
    },
  },
  jump("jumpRevenue", "销售收入", ["revenueWan"], (f) => number(f, "revenueWan"), " 万元"),
  jump("jumpStaff", "职工总数", ["staffCount"], (f) => number(f, "staffCount"), " 人"),
  jump("jumpRd", "研发费用", ["rdOwnWan", "rdCommissionedWan"], (f) => (f ? rdOf(f) : null), " 万元"),
  jump("jumpAssets", "资产总额", ["totalAssetsWan"], (f) => number(f, "totalAssetsWan"), " 万元"),
  {
    ...{ id: "loss", level: "soft", figures: ["netProfitWan"] },
    find: ({ figures }) => {
      const profit = number(figures, "netProfitWan");
      return profit !== null && profit < 0 ? `净利润为负（${wan(profit)}），请说明亏损的原因` : null;
    },
  },
  {
    ...{ id: "hiTechAll", level: "soft", figures: ["hiTechRevenueWan", "totalIncomeWan"] },
    find: ({ figures }) => {
      const [hiTech, all] = [number(figures, "hiTechRevenueWan"), number(figures, "totalIncomeWan")];
      return hiTech !== null && hiTech > 0 && hiTech === all
        ? "高新技术产品（服务）收入占总收入的 100%"
        : null;
    },
  },
  {
    ...{ id: "totalIncome", level: "soft", figures: ["totalIncomeWan", "revenueWan"] },
    find: ({ figures }) => {
      const [all, revenue] = [number(figures, "totalIncomeWan"), number(figures, "revenueWan")];
      if (all === null || revenue === null || all >= revenue) return null;
      return `总收入（${wan(all)}）小于销售收入（${wan(revenue)}）`;
    },
  },
  {
    ...{ id: "liabilities", level: "soft", figures: ["totalLiabilitiesWan", "totalAssetsWan"] },
    find: ({ figures }) => {
      const [debts, assets] = [number(figures, "totalLiabilitiesWan"), number(figures, "totalAssetsWan")];
      if (debts === null || assets === null || debts <= assets) return null;
      return `负债总额（${wan(debts)}）大于资产总额（${wan(assets)}），净资产为负`;
    },
  },
  {
    ...{ id: "deduction", level: "soft", figures: ["rdDeductionTaxWan", "rdOwnWan", "rdCommissionedWan"] },
    find: ({ figures }) => {
      const [saved, rd] = [number(figures, "rdDeductionTaxWan"), rdOf(figures)];
      if (saved === null || rd === null || clean(saved - rd * DEDUCTION_SHARE) <= 0) return null;
      return `加计扣除减免的所得税额（${wan(saved)}）超过研发费用（${wan(rd)}）的 30%`;
    },
  },
  part("graduates", "soft", "graduatesHiredCount", "staffCount"),
  {
    ...{ id: "coreIp", level: "soft", figures: ["coreIpOwned", "ip1Count", "ip2Count"] },
    find: ({ figures }) => {
      const none = number(figures, "ip1Count") === 0 && number(figures, "ip2Count") === 0;
      return figures.coreIpOwned === true && none
        ? "填写了拥有核心知识产权的所有权，但Ⅰ类、Ⅱ类知识产权都是 0"
        : null;
    },
  },
  {
    ...{ id: "nicheYears", level: "soft", figures: ["nicheYearsCount", "registeredDay"] },
    find: ({ figures, year }) => {
      const [years, day] = [number(figures, "nicheYearsCount"), figures.registeredDay];
      const lived = typeof day === "string" ? year - Number(day.slice(0, 4)) + 1 : Number.NaN;
      if (years === null || Number.isNaN(lived) || years <= lived) return null;
      return `从事细分市场的年数（${formatNumber(years)} 年）长于企业成立的年数`;
    },
  },
  part("valuation", "soft", "ventureFinancingUsdM", "valuationUsdM"),
  {
    ...{ id: "registeredChanged", level: "soft", figures: ["registeredDay"] },
    find: ({ figures, previous, year }) => {
      const [now, before] = [figures.registeredDay, previous?.registeredDay];
      if (typeof now !== "string" || typeof before !== "string" || now === before) return null;
      return `注册成立日期（${now}）与 ${year - 1} 年填写的（${before}）不同`;
    },
  },
  {
    ...{ id: "unitsWan", level: "soft", figures: ["revenueWan"] },
    find: ({ figures }) => {
      const large = WAN.filter((name) => Math.abs(number(figures, name) ?? 0) > LARGE_WAN);
      if (large.length === 0) return null;
      return `${large.map(named).join("、")}超过 ${formatNumber(LARGE_WAN)} 万元，请检查是否把“元”当成了“万元”`;
    },
  },
  {
    ...{ id: "perHead", level: "soft", figures: ["revenueWan", "staffCount"] },
    find: ({ figures }) => {
      const [revenue, staff] = [number(figures, "revenueWan"), number(figures, "staffCount")];
      if (revenue === null || !staff || staff < 0 || revenue / staff <= LARGE_PER_HEAD_WAN) return null;
      return `人均销售收入约 ${wan(Math.round(revenue / staff))}，请检查单位和职工总数`;
    },
  },
];

/** The money among the figures. */
const WAN: readonly FigureName[] = [
  ...(["revenueWan", "mainRevenueWan", "totalIncomeWan", "hiTechRevenueWan", "costsWan"] as const),
  ...(["totalAssetsWan", "totalLiabilitiesWan", "netProfitWan", "taxWan", "rdDeductionTaxWan"] as const),
  ...(["rdOwnWan", "rdCommissionedWan", "rdAbroadWan", "techContractsWan", "equityFinancingWan"] as const),
];

export const FIGURE_CHECK_IDS = CHECKS.map(({ id }) => id);

/** What is wrong or odd with the figures of a year, in the order of the form. */
export function findIssues(input: CheckInput): FigureIssue[] {
  return CHECKS.flatMap(({ id, level, figures, find }) => {
    const text = find(input);
    return text === null ? [] : [{ id, level, figures, text }];
  });
}
