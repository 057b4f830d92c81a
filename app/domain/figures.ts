import { keysOf } from "./labels";

/**
 * What a company tells of one year (年度数据). Units are part of the names: `Wan` 万元, `Count` whole numbers, `UsdM`
 * million US dollars, `Percent` per cent. How each is counted: policy-facts §2.4, §3.3, §4.
 */
export interface Figure {
  name: FigureName;
  label: string;
  section: FigureSection;
  /** `wan` and `usdM` take two decimals, `percent` two, `count` none; `day` is `YYYY-MM-DD`. */
  kind: "wan" | "usdM" | "count" | "percent" | "yesNo" | "choice" | "day";
  /** How it is counted, beside the field. */
  help: string;
  /** Whether the definition still has to be checked against the original (待核). */
  unchecked?: true;
  /** The year cannot be handed in without it. */
  required?: true;
  /** Negative numbers make sense. */
  signed?: true;
  options?: readonly { value: string; label: string }[];
  /** What the portal knows already is not asked every year: the next year begins with it. */
  carried?: true;
}

export const FIGURE_SECTIONS = {
  basics: "基本情况",
  finance: "经营与财务",
  rd: "研发投入",
  staff: "人员",
  ip: "知识产权",
  results: "成果与平台",
  growth: "融资与市场",
  conduct: "守法与信用",
} as const;
export type FigureSection = keyof typeof FIGURE_SECTIONS;
export const FIGURE_SECTION_NAMES = keysOf<FigureSection>(FIGURE_SECTIONS);

/** 国家重点支持的高新技术领域; names 待核 (policy-facts §2.1). */
export const TECH_FIELD_LABELS = {
  electronics: "电子信息",
  biomedicine: "生物与新医药",
  aerospace: "航空航天",
  newMaterials: "新材料",
  techServices: "高技术服务",
  newEnergy: "新能源与节能",
  environment: "资源与环境",
  advancedManufacturing: "先进制造与自动化",
  none: "不属于以上领域",
} as const;

type Definition = Omit<Figure, "name">;
const DEFINITIONS = {
  registeredDay: {
    ...{ label: "注册成立日期", section: "basics", kind: "day", required: true, carried: true },
    help: "营业执照上的成立日期。",
  },
  residentEnterprise: {
    ...{ label: "中国境内注册的居民企业", section: "basics", kind: "yesNo", required: true, carried: true },
    help: "在中国境内（不含港、澳、台地区）注册。",
  },
  industryAllowed: {
    ...{
      label: "产品和服务不属于禁止、限制、淘汰类",
      section: "basics",
      kind: "yesNo",
      required: true,
      carried: true,
    },
    help: "按国家产业政策判断。",
  },
  techField: {
    ...{
      label: "主要产品（服务）所属技术领域",
      section: "basics",
      kind: "choice",
      required: true,
      carried: true,
    },
    options: Object.entries(TECH_FIELD_LABELS).map(([value, label]) => ({ value, label })),
    help: "对主要产品（服务）发挥核心支持作用的技术所属的国家重点支持的高新技术领域。",
    unchecked: true,
  },
  strategicIndustry: {
    ...{ label: "主导产品属于战略性新兴产业", section: "basics", kind: "yesNo", carried: true },
    help: "按《战略性新兴产业分类》判断。",
  },
  aboveScale: {
    ...{ label: "“四上”企业", section: "basics", kind: "yesNo", carried: true },
    help: "已纳入统计的规模以上工业、资质等级建筑业、限额以上批零住餐、规模以上服务业法人单位。",
  },

  revenueWan: {
    ...{ label: "销售（营业）收入", section: "finance", kind: "wan", required: true },
    help: "主营业务收入与其他业务收入之和。",
    unchecked: true,
  },
  mainRevenueWan: {
    ...{ label: "其中：主营业务收入", section: "finance", kind: "wan" },
    help: "来自主导产品（服务）的收入，不大于销售收入。",
  },
  totalIncomeWan: {
    ...{ label: "总收入", section: "finance", kind: "wan", required: true },
    help: "收入总额减去不征税收入。",
    unchecked: true,
  },
  hiTechRevenueWan: {
    ...{ label: "高新技术产品（服务）收入", section: "finance", kind: "wan", required: true },
    help: "近一年高新技术产品（服务）取得的收入，不大于总收入。",
  },
  costsWan: {
    ...{ label: "成本费用支出总额", section: "finance", kind: "wan", required: true },
    help: "当年各项成本与期间费用合计，研发费用包含在内。",
  },
  totalAssetsWan: {
    ...{ label: "资产总额（期末）", section: "finance", kind: "wan", required: true },
    help: "年末资产负债表数。",
  },
  totalLiabilitiesWan: {
    ...{ label: "负债总额（期末）", section: "finance", kind: "wan", required: true },
    help: "年末资产负债表数。净资产＝资产总额－负债总额，由系统计算。",
  },
  netProfitWan: {
    ...{ label: "净利润", section: "finance", kind: "wan", signed: true },
    help: "亏损填负数。",
  },
  taxWan: {
    ...{ label: "纳税总额", section: "finance", kind: "wan" },
    help: "当年实际缴纳的各项税金合计。",
    unchecked: true,
  },
  rdDeductionTaxWan: {
    ...{ label: "研发费用加计扣除减免所得税额", section: "finance", kind: "wan" },
    help: "汇算清缴时因加计扣除少缴的所得税。",
  },

  rdOwnWan: {
    ...{ label: "自主研发费用", section: "rd", kind: "wan", required: true },
    help: "企业内部研发活动的费用；其中其他费用一般不超过研发总费用的 20%（待核）。",
  },
  rdCommissionedWan: {
    ...{ label: "委托外部研发的实际发生额", section: "rd", kind: "wan", required: true },
    help: "填实际发生额，系统按 80% 计入研发费用。没有填 0。",
  },
  rdAbroadWan: {
    ...{ label: "其中：在境外发生的研发费用", section: "rd", kind: "wan", required: true },
    help: "按计入口径（委托部分为 80%）填写，不大于研发费用。没有填 0。",
  },

  staffCount: {
    ...{ label: "职工总数", section: "staff", kind: "count", required: true },
    help: "在职人员加兼职、临时聘用人员（全年累计工作满 183 天）；全年月平均数，取整。",
    unchecked: true,
  },
  sciStaffCount: {
    ...{ label: "其中：科技人员", section: "staff", kind: "count", required: true },
    help: "直接从事研发和相关技术创新，以及专门从事上述活动管理和提供直接服务、累计实际工作满 183 天的人员。",
    unchecked: true,
  },
  rdStaffCount: {
    ...{ label: "其中：研发人员", section: "staff", kind: "count" },
    help: "科技人员中直接从事研究开发的人员。",
  },
  seniorStaffCount: {
    ...{ label: "副高及以上职称的科技人员", section: "staff", kind: "count" },
    help: "重庆市科技型企业入库的条件之一。",
  },
  graduatesHiredCount: {
    ...{ label: "吸纳应届高校毕业生", section: "staff", kind: "count" },
    help: "当年签订劳动合同的应届高校毕业生人数。",
  },

  coreIpOwned: {
    ...{ label: "拥有核心知识产权的所有权", section: "ip", kind: "yesNo", required: true },
    help: "通过自主研发、受让、受赠、并购等方式，拥有对主要产品（服务）在技术上发挥核心支持作用的知识产权的所有权。",
  },
  ip1Count: {
    ...{ label: "有效的Ⅰ类知识产权", section: "ip", kind: "count", required: true },
    help: "年末有效、授权、与主要产品相关：发明专利（含国防专利）、植物新品种、国家级农作物品种、国家新药、国家一级中药保护品种、集成电路布图设计专有权。",
  },
  ip1OwnCount: {
    ...{ label: "其中：自主研发的Ⅰ类知识产权", section: "ip", kind: "count" },
    help: "不含受让、受赠、并购取得的。",
  },
  ip1HighValueCount: {
    ...{ label: "其中：高价值的Ⅰ类知识产权", section: "ip", kind: "count" },
    help: "创新型中小企业评价中所说的“Ⅰ类高价值知识产权”，认定口径以原文为准。",
    unchecked: true,
  },
  ip2Count: {
    ...{ label: "有效的Ⅱ类知识产权", section: "ip", kind: "count", required: true },
    help: "年末有效、与主要产品相关：实用新型、外观设计、软件著作权（不含商标）。申请高企时Ⅱ类仅限使用一次（待核）。",
  },
  ip2OwnCount: {
    ...{ label: "其中：自主研发的Ⅱ类知识产权", section: "ip", kind: "count" },
    help: "不含受让、受赠、并购取得的。",
  },
  inventionApplicationsCount: {
    ...{ label: "当年申请的发明专利", section: "ip", kind: "count" },
    help: "与主营业务相关、当年提出申请的发明专利。",
  },
  pctApplicationsCount: {
    ...{ label: "当年申请的 PCT 专利", section: "ip", kind: "count" },
    help: "与主营业务相关、当年通过 PCT 提出的国际专利申请。",
  },

  conversionsCount: {
    ...{ label: "当年转化的科技成果", section: "results", kind: "count", required: true },
    help: "当年转化为产品、服务、工艺、样品样机等的成果项数；近三年的年平均数由系统计算。",
  },
  techContractsWan: {
    ...{ label: "技术合同成交额", section: "results", kind: "wan" },
    help: "按技术合同登记口径。",
  },
  standardsJoinedCount: {
    ...{ label: "参与编制的国家、行业标准", section: "results", kind: "count" },
    help: "国家标准、行业标准、检测方法、技术规范，累计有效项数。",
  },
  standardsLedCount: {
    ...{ label: "近五年主导制定的国际、国家、行业标准", section: "results", kind: "count" },
    help: "“主导”指起草单位排名前五（待核）。",
    unchecked: true,
  },
  provincialPlatformsCount: {
    ...{ label: "省部级以上研发机构和创新平台", section: "results", kind: "count" },
    help: "经认定、年末仍有效的数量。",
  },
  nationalAwardTop3: {
    ...{ label: "近五年获国家级科技奖励且单位排名前三", section: "results", kind: "yesNo" },
    help: "获奖单位中排名前三。",
  },
  awards3yCount: {
    ...{ label: "近三年获得的省级以上科技奖励", section: "results", kind: "count" },
    help: "国家级和省级合计。",
  },
  provincialProjectsCount: {
    ...{ label: "承担的省级以上科技计划项目", section: "results", kind: "count" },
    help: "当年在研的项目数。",
  },

  equityFinancingWan: {
    ...{ label: "当年新增股权融资", section: "growth", kind: "wan" },
    help: "合格机构投资者当年实际到位的股权投资。没有填 0。",
  },
  ventureFinancingUsdM: {
    ...{ label: "累计股权融资", section: "growth", kind: "usdM" },
    help: "成立以来到位的私募股权融资，折合百万美元。",
  },
  valuationUsdM: {
    ...{ label: "最近一轮融资的投后估值", section: "growth", kind: "usdM" },
    help: "折合百万美元；没有融资的留空。",
  },
  nicheYearsCount: {
    ...{ label: "从事主导产品所在细分市场的年数", section: "growth", kind: "count", carried: true },
    help: "截至年末的整年数。",
  },
  marketSharePercent: {
    ...{ label: "主导产品全国细分市场占有率", section: "growth", kind: "percent" },
    help: "有第三方证明的，请在证明材料中附上。",
  },
  marketTop3: {
    ...{ label: "主导产品国内细分市场排名前三", section: "growth", kind: "yesNo" },
    help: "有第三方证明的，请在证明材料中附上。",
  },
  keyChainLink: {
    ...{ label: "处于重点产业链关键环节", section: "growth", kind: "yesNo", carried: true },
    help: "核心基础零部件、元器件、关键软件、先进工艺、关键材料、产业技术基础等。",
  },
  managedByInformation: {
    ...{ label: "至少一项核心业务由信息系统支撑", section: "growth", kind: "yesNo", carried: true },
    help: "研发设计、生产制造、供应链、经营管理等。",
  },
  certifiedManagement: {
    ...{ label: "取得管理体系认证或产品认证", section: "growth", kind: "yesNo", carried: true },
    help: "年末仍有效。",
  },

  noIncident: {
    ...{
      label: "没有重大安全、重大质量事故和严重环境违法",
      section: "conduct",
      kind: "yesNo",
      required: true,
    },
    help: "填报的上一年及当年。",
  },
  researchHonest: {
    ...{ label: "没有科研严重失信行为", section: "conduct", kind: "yesNo", required: true },
    help: "填报的上一年及当年。",
  },
  creditClean: {
    ...{ label: "未列入经营异常名录和严重违法失信名单", section: "conduct", kind: "yesNo", required: true },
    help: "以国家企业信用信息公示系统为准。",
  },
} as const satisfies Record<string, Definition>;

export type FigureName = keyof typeof DEFINITIONS;
export type FigureValue = number | boolean | string;
/** What was told, by name; null and what is absent are unknown, never 0. */
export type Figures = Readonly<Partial<Record<FigureName, FigureValue | null>>>;

/** In the order they are asked. */
export const FIGURES: readonly Figure[] = Object.entries(DEFINITIONS).map(([name, definition]): Figure => ({
  name: name as FigureName,
  ...(definition as Definition),
}));
const BY_NAME = new Map<string, Figure>(FIGURES.map((figure) => [figure.name, figure]));
export const findFigure = (name: string): Figure | undefined => BY_NAME.get(name);

export const FIGURE_UNITS: Partial<Record<Figure["kind"], string>> = {
  wan: "万元",
  usdM: "百万美元",
  percent: "%",
};

/** The first year that can be told. */
export const FIRST_FIGURES_YEAR = 2017;
