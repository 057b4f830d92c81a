import { CERTIFICATE_KINDS, CERTIFICATE_LABELS, type CertificateKind } from "../cultivation";
import { FIGURE_UNITS, FIGURES } from "../figures";
import { keysOf } from "../labels";

/**
 * What the rules ask of a company: its figures of the last year under their own names, what follows from several years,
 * the certificates that count, and what only experts of the office can tell. Anything that is missing is unknown.
 */
export interface EnterpriseFact {
  name: string;
  label: string;
  /** `office`: experts find it, nobody computes it. */
  kind: "number" | "yesNo" | "choice" | "office";
  unit?: string;
  options?: readonly { value: string; label: string }[];
  /** How it is computed, in words. */
  help?: string;
}

/** What follows from the figures. Ratios and growth in per cent, money in 万元. */
const DERIVED = {
  registeredDays: { label: "注册成立天数", unit: "天", help: "成立日期至判定日的日历天数" },
  ageYears: { label: "成立年限", unit: "年", help: "成立日期至判定日" },
  rdWan: { label: "研发费用", unit: "万元", help: "自主研发费用＋委托外部研发发生额×80%" },
  rdToRevenue: { label: "研发费用占销售收入", unit: "%", help: "上一年" },
  rdToCosts: { label: "研发费用占成本费用支出", unit: "%", help: "上一年" },
  rdToRevenue3y: {
    label: "近三年研发费用占销售收入",
    unit: "%",
    help: "三年研发费用合计÷三年销售收入合计；不足三年按实际年限",
  },
  rdDomestic3y: {
    label: "近三年境内研发费用占比",
    unit: "%",
    help: "（研发费用－境外部分）合计÷研发费用合计；不足三年按实际年限",
  },
  rdToRevenueLeast3y: { label: "近三年各年研发强度的最低值", unit: "%", help: "每年研发费用÷销售收入" },
  rdToRevenueLeast2y: { label: "近两年各年研发强度的最低值", unit: "%", help: "每年研发费用÷销售收入" },
  rdTotal2yWan: { label: "近两年研发费用合计", unit: "万元" },
  rdGrowth: { label: "研发费用增速", unit: "%", help: "本年÷上年－1" },
  sciStaffRatio: { label: "科技人员占职工总数", unit: "%" },
  rdStaffRatio: { label: "研发人员占职工总数", unit: "%" },
  hiTechRatio: { label: "高新技术产品（服务）收入占总收入", unit: "%" },
  mainRatio: { label: "主营业务收入占销售收入", unit: "%" },
  debtRatio: { label: "资产负债率", unit: "%", help: "负债总额÷资产总额" },
  netAssetsWan: { label: "净资产", unit: "万元", help: "资产总额－负债总额" },
  netMargin: { label: "净资产利润率", unit: "%", help: "净利润÷净资产" },
  revenueGrowthLast: { label: "上年销售收入增长率", unit: "%", help: "本年÷上年－1" },
  mainRevenueGrowthLast: { label: "上年主营业务收入增长率", unit: "%", help: "本年÷上年－1" },
  mainRevenueGrowth2y: { label: "近两年主营业务收入平均增长率", unit: "%", help: "两个年增长率的平均" },
  revenueGrowth3y: {
    label: "销售收入增长率（三年）",
    unit: "%",
    help: "½×（第二年÷第一年＋第三年÷第二年）－1；第一年为 0 按后两年，第二年为 0 计 0，不足三年按实际年限",
  },
  netAssetsGrowth3y: {
    label: "净资产增长率（三年）",
    unit: "%",
    help: "算法同销售收入增长率；起算年净资产为负的由专家判断",
  },
  startRevenueWan: { label: "起始年销售收入", unit: "万元", help: "三个年度中的第一年" },
  revenueCagr: {
    label: "销售收入复合增长率",
    unit: "%",
    help: "（末年÷起始年）^½－1：三个年度、两期（期数待核）",
  },
  conversionsAverage3y: { label: "近三年年均转化成果", unit: "项", help: "不足三年按实际年限" },
  equityFinancing2yWan: { label: "近两年新增股权融资", unit: "万元" },
  equityFinancing3yWan: { label: "近三年新增股权融资", unit: "万元" },
  awards3yAny: { label: "近三年获省级以上科技奖励", unit: undefined },
  hasOwnIp: { label: "有自主研发的知识产权", unit: undefined },
  hasIp: { label: "有知识产权", unit: undefined },
} as const;
export type DerivedFactName = keyof typeof DERIVED;
const YES_NO: readonly string[] = ["awards3yAny", "hasOwnIp", "hasIp"];

const GRADES = { high: "高", higher: "较高", middling: "一般", low: "较低", none: "无" } as const;
const grades = keysOf<keyof typeof GRADES>(GRADES).map((value) => ({ value, label: GRADES[value] }));

/** Whole points from the most down to none. */
const pointsTo = (most: number) =>
  Array.from({ length: most + 1 }, (_, i) => ({ value: String(most - i), label: `${most - i} 分` }));
const yesNo = [
  { value: "yes", label: "是" },
  { value: "no", label: "否" },
];

/** What technical experts decide (policy-facts §2.3, §4.6) or only the office can check; unknown until it notes it. */
const OFFICE = {
  ipAdvance: { label: "知识产权技术的先进程度（专家）", options: grades },
  ipCoreSupport: { label: "对主要产品（服务）的核心支持作用（专家）", options: grades },
  orgLedger: { label: "研发组织管理制度、研发投入核算体系与辅助账（专家）", options: pointsTo(6) },
  orgInstitute: { label: "内部研发机构及条件、产学研合作（专家）", options: pointsTo(6) },
  orgIncentive: { label: "成果转化激励奖励制度、开放式创新创业平台（专家）", options: pointsTo(4) },
  orgPeople: { label: "科技人员培养、引进与绩效评价奖励制度（专家）", options: pointsTo(4) },
  nationalModel: { label: "国家技术创新示范企业、知识产权优势或示范企业", options: yesNo },
  nationalAward3y: { label: "国家级科技奖励在近三年内获得", options: yesNo },
  chainRole: { label: "属于关键基础领域，或改造传统、培育新兴、布局未来产业", options: yesNo },
  srdiEvaluation: {
    label: "当年专精特新发展评价",
    options: [
      { value: "pass", label: "60 分及以上" },
      { value: "fail", label: "低于 60 分" },
    ],
  },
} as const;

/** What rules ask without anybody having published what it takes: nobody tells it, it is always unknown (待核). */
const UNPUBLISHED = {
  cqTechRest: "重庆市科技型企业入库细则的后续条件",
  highGrowthZone: "高新区高成长性科技企业认定标准",
  srdiDirect: "专精特新中小企业的直接认定条件",
} as const;

const CERTIFICATE_PREFIX = "certificate:";
export const certificateFact = (kind: CertificateKind) => `${CERTIFICATE_PREFIX}${kind}`;

export const CERTIFICATE_FACTS = CERTIFICATE_KINDS.map((kind) => [kind, certificateFact(kind)] as const);

export const ENTERPRISE_FACTS: readonly EnterpriseFact[] = [
  ...FIGURES.filter(({ kind }) => kind !== "day").map(
    ({ name, label, kind, options, help }): EnterpriseFact => {
      const unit = kind === "count" ? undefined : FIGURE_UNITS[kind];
      return {
        // Beside its whole it is a part; alone it is itself.
        ...{ name, label: label.replace(/^其中：/u, ""), help },
        kind: kind === "yesNo" || kind === "choice" ? kind : "number",
        ...(unit ? { unit } : {}),
        ...(options ? { options } : {}),
      };
    },
  ),
  ...keysOf<DerivedFactName>(DERIVED).map((name): EnterpriseFact => {
    const { label, unit, ...rest } = DERIVED[name];
    const kind = YES_NO.includes(name) ? "yesNo" : "number";
    return { name, label, kind, ...(unit ? { unit } : {}), ...rest };
  }),
  ...CERTIFICATE_KINDS.map((kind): EnterpriseFact => ({
    name: certificateFact(kind),
    label: `有效的${CERTIFICATE_LABELS[kind]}证书或名单`,
    kind: "yesNo",
  })),
  ...keysOf<keyof typeof OFFICE>(OFFICE).map((name): EnterpriseFact => ({
    name,
    kind: "office",
    ...OFFICE[name],
  })),
  ...keysOf<keyof typeof UNPUBLISHED>(UNPUBLISHED).map((name): EnterpriseFact => ({
    name,
    kind: "yesNo",
    label: UNPUBLISHED[name],
  })),
];
const BY_NAME = new Map(ENTERPRISE_FACTS.map((fact) => [fact.name, fact]));
export const findEnterpriseFact = (name: string): EnterpriseFact | undefined => BY_NAME.get(name);

/** What the office may note when it confirms a year, by name. */
export const OFFICE_FACTS = ENTERPRISE_FACTS.filter(({ kind }) => kind === "office");
