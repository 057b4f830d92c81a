import type { Clause, ClauseConfidence } from "../clause";

const clause = (
  document: string,
  article: string | null,
  confidence: ClauseConfidence,
  effectiveFrom: string | null = null,
  effectiveTo: string | null = null,
): Clause => ({ document, article, confidence, effectiveFrom, effectiveTo });

/** Numbers of the documents; null where no public source gives one (待核). */
export const ENTERPRISE_DOC_NUMBERS = {
  techSme: "国科发政〔2017〕115号",
  highTech: "国科发火〔2016〕32号、195号",
  cqTech: null,
  highGrowth: null,
  zone: null,
  /** The number of 2022 is from memory and not shown. */
  srdi: null,
  points: null,
  loan: null,
} as const;

const TSME = "《科技型中小企业评价办法》";
const HNTE = "《高新技术企业认定管理办法》";
const GUIDE = "《高新技术企业认定管理工作指引》";
const CQ_TECH = "《重庆市科技型企业入库培育实施细则》";
const GAZELLE = "重庆市瞪羚企业评选条件（2024 年口径）";
const UNICORN = "《重庆市独角兽、瞪羚企业培育工作方案（2023—2027年）》";
const SRDI = "《优质中小企业梯度培育管理办法》（2022 年）";
const SRDI_2026 = "《优质中小企业梯度培育管理办法》（2026 年修订）";
const POINTS_1 = "《“创新积分制”工作指引（全国试行版）》";
const POINTS_2 = "《“创新积分制”工作指引（2.0版）（全国试行版）》";
/** The first day of the revision, and the last of what it replaces (policy-facts §4.6). */
export const SRDI_REVISED = "2026-04-01";
export const SRDI_REPLACED = "2026-03-31";

const old = (article: string, confidence: ClauseConfidence) =>
  clause(SRDI, article, confidence, null, SRDI_REPLACED);
const revised = (article: string, confidence: ClauseConfidence) =>
  clause(SRDI_2026, article, confidence, SRDI_REVISED);
const LOAN = "重庆知识价值信用贷款";
const POINTS_2_FROM = "2025-10-29";

/** What rules about companies cite: policy-facts §1–§4, nothing else, with the confidence given there. */
export const ENTERPRISE_CLAUSES = {
  /* §3.1 */
  tsmeResident: clause(TSME, "条件：居民企业", "H"),
  tsmeSize: clause(TSME, "条件：职工总数、销售收入、资产总额", "H"),
  tsmeIndustry: clause(TSME, "条件：产品和服务", "H"),
  tsmeConduct: clause(TSME, "条件：事故、环境违法与科研失信", "H"),
  tsmeCredit: clause(TSME, "条件：经营异常与严重违法失信名单", "H"),
  /* §3.2 */
  tsmeCertificate: clause(TSME, "直接确认：高新技术企业证书", "H"),
  tsmeAward: clause(TSME, "直接确认：国家级科技奖励", "H"),
  tsmePlatform: clause(TSME, "直接确认：省部级以上研发机构", "H"),
  tsmeStandard: clause(TSME, "直接确认：主导制定标准", "H"),
  /* §3.3 */
  tsmeStaff: clause(TSME, "评价指标：科技人员", "H"),
  tsmeRd: clause(TSME, "评价指标：研发投入", "H"),
  tsmeIp: clause(TSME, "评价指标：科技成果", "H"),
  /* §2.1 */
  hnteAge: clause(HNTE, "认定条件：注册成立一年以上", "H"),
  hnteCoreIp: clause(HNTE, "认定条件：核心知识产权", "H"),
  /** That there are eight fields is known, their names are from memory. */
  hnteField: clause(HNTE, "认定条件：技术领域", "memory"),
  hnteStaff: clause(HNTE, "认定条件：科技人员占比", "H"),
  hnteRd: clause(HNTE, "认定条件：研究开发费用占比", "H"),
  hnteRdDomestic: clause(HNTE, "认定条件：境内研发费用占比", "H"),
  hnteRevenue: clause(HNTE, "认定条件：高新技术产品（服务）收入", "H"),
  hnteConduct: clause(HNTE, "认定条件：事故与环境违法", "H"),
  /* §2.3 */
  hnteIp: clause(GUIDE, "创新能力评价：知识产权", "H"),
  hnteConversions: clause(GUIDE, "创新能力评价：科技成果转化能力", "H"),
  hnteOrganisation: clause(GUIDE, "创新能力评价：研究开发组织管理水平", "H"),
  hnteGrowth: clause(GUIDE, "创新能力评价：企业成长性", "H"),
  /* §4.1 */
  cqTechResident: clause(CQ_TECH, "定义：居民企业", "H"),
  cqTechIndustry: clause(CQ_TECH, "前置条件：产品和服务", "H"),
  cqTechConduct: clause(CQ_TECH, "前置条件：事故、环境违法与科研失信", "H"),
  cqTechCredit: clause(CQ_TECH, "前置条件：经营异常与严重失信名录", "H"),
  cqTechStaff: clause(CQ_TECH, "条件 1：科技人员", "M"),
  /** Every public copy is cut off after the first condition. */
  cqTechRest: clause(CQ_TECH, "后续条件", "open"),
  /* §4.2, §4.7 */
  highGrowthZone: clause("重庆高新区高成长性科技企业标准", null, "open"),
  leadingList: clause("重庆高新区高能级领军企业名单", null, "open"),
  leadingZone: clause("重庆高新区高能级领军企业标准", null, "open"),
  /* §4.3 */
  gazelleRd: clause(GAZELLE, "：研发强度", "M"),
  gazelleIp: clause(GAZELLE, "：知识产权", "M"),
  gazelleLast: clause(GAZELLE, "：上年度正增长", "M"),
  /** Which of two ranges an end belongs to and how many periods there are is our reading. */
  gazelleGrowth: clause(GAZELLE, "：近三年复合增长率", "L"),
  /* §4.4 */
  unicorn: clause(UNICORN, "独角兽企业", "M"),
  potentialUnicorn: clause(UNICORN, "潜在独角兽企业", "M"),
  /* §4.6, 创新型中小企业 */
  innovativeDirect: clause(SRDI, "创新型中小企业：直接认定", "H"),
  innovativeIp: clause(SRDI, "创新型中小企业：创新能力 · 知识产权", "H"),
  innovativeRd: clause(SRDI, "创新型中小企业：创新能力 · 研发费用", "H"),
  innovativeGrowth: clause(SRDI, "创新型中小企业：成长性 · 主营业务收入增长率", "H"),
  innovativeDebt: clause(SRDI, "创新型中小企业：成长性 · 资产负债率", "H"),
  innovativeIndustry: clause(SRDI, "创新型中小企业：专业化 · 战略性新兴产业", "H"),
  innovativeMain: clause(SRDI, "创新型中小企业：专业化 · 主营业务收入占比", "H"),
  /* §4.6, 专精特新中小企业 */
  srdiNiche: old("专精特新中小企业：细分市场", "M"),
  srdiRd: old("专精特新中小企业：研发费用占比", "M"),
  srdiRdAmount: old("专精特新中小企业：研发费用总额", "memory"),
  srdiRevenue: old("专精特新中小企业：营业收入或股权融资", "M"),
  srdiEvaluation: old("专精特新中小企业：评价得分", "M"),
  srdiDirect: old("专精特新中小企业：直接认定", "open"),
  /* §4.6, 小巨人 of 2022 */
  giantBefore: old("“小巨人”：前置条件", "H"),
  giantSpecial: old("“小巨人”：专业化", "H"),
  giantRefined: old("“小巨人”：精细化", "H"),
  giantNovel: old("“小巨人”：创新能力", "H"),
  giantMarket: old("“小巨人”：特色化", "H"),
  giantChain: old("“小巨人”：产业链配套", "H"),
  /* §4.6, 小巨人 of 2026 */
  giant26Before: revised("“小巨人”：前置条件", "M"),
  giant26Special: revised("“小巨人”：专业化", "M"),
  giant26Refined: revised("“小巨人”：精细化", "M"),
  giant26Novel: revised("“小巨人”：创新能力", "M"),
  giant26Market: revised("“小巨人”：特色化", "M"),
  giant26Chain: revised("“小巨人”：产业链配套", "M"),
  giant26Score: revised("“小巨人”：专精特新发展评价", "M"),
  /** That whoever holds the title is checked again by it is our reading. */
  giant26Again: revised("“小巨人”：复核", "L"),
  giant26Award: revised("“小巨人”：国家科技奖免考", "M"),
  /* §1.2 */
  points1Seen: clause(POINTS_1, "核心指标（只见到片段）", "L"),
  points1: clause(POINTS_1, "核心指标", "memory"),
  /* §1.3 */
  points2Input: clause(POINTS_2, "创新投入", "L", POINTS_2_FROM),
  points2Output: clause(POINTS_2, "创新产出", "L", POINTS_2_FROM),
  points2Development: clause(POINTS_2, "创新发展", "L", POINTS_2_FROM),
  points2Influence: clause(POINTS_2, "创新影响", "L", POINTS_2_FROM),
  /* §7.2 */
  loanEntry: clause(LOAN, "条件：已入库重庆市科技型企业系统", "M"),
  loanFactors: clause(LOAN, "评价指标与等级", "H"),
  points2Rest: clause(POINTS_2, "二级指标", "open", POINTS_2_FROM),
} as const satisfies Record<string, Clause>;
