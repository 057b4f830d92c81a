import type { Clause, ClauseConfidence } from "../clause";

const clause = (
  document: string,
  article: string | null,
  confidence: ClauseConfidence,
  effectiveFrom: string | null = null,
): Clause => ({ document, article, confidence, effectiveFrom, effectiveTo: null });

const CATALOGUE = "《“金凤凰”人才分类目录》";
const ENTRY = "《关于进一步做好“金凤凰”人才入库工作的通知》";
const SUPPORT = "《西部（重庆）科学城“金凤凰”人才支持政策（试行）》";
const TEN = "“金凤凰”人才10条";
const XINFENG = "《“新凤人才”实施细则（试行）》";
const YINGCAI = "《重庆英才服务管理办法（试行）》";

/** Numbers of the documents; null where no public source gives one (待核). */
export const DOC_NUMBERS = {
  jinfenghuang: null,
  xinfeng: "渝高新发〔2024〕11号",
  yingcai: "渝人社发〔2020〕53号",
} as const;

/** What talent cards cite: policy-facts §5.1–5.8, nothing else, with the confidence given there. */
export const RULE_CLAUSES = {
  /* §5.3 */
  entryConduct: clause(ENTRY, "入库条件：品行", "M"),
  entryFullTime: clause(ENTRY, "入库条件：全职", "M"),
  entryRelations: clause(ENTRY, "入库条件：社保、个税、薪金关系", "M"),
  entryEmployer: clause(ENTRY, "入库条件：单位注册、税务关系", "M"),
  entryExcluded: clause(ENTRY, "入库条件：排除对象", "M"),
  entryNationality: clause(ENTRY, "入库条件：国籍、户籍不限", "M"),
  /** The exception is known, the standard it refers to was not obtained. */
  entryPartTime: clause(ENTRY, "附件2“兼职创新、创业认定标准”", "open"),
  entryWithoutReview: clause("科学城人才“免评入库”试点报道", null, "M"),
  /** Section 4 of the notice is cut off in every public copy. */
  entryProcedure: clause(ENTRY, "第四节“入库流程”", "open"),
  cardValidity: clause("金凤凰人才卡有效期", null, "open"),
  support: clause(SUPPORT, null, "M"),
  /* §5.2 */
  top1: clause(CATALOGUE, "顶尖人才第①项", "M"),
  top2: clause(CATALOGUE, "顶尖人才第②项", "M"),
  top3: clause(CATALOGUE, "顶尖人才第③项", "M"),
  top4: clause(CATALOGUE, "顶尖人才第④项", "M"),
  top5: clause(CATALOGUE, "顶尖人才第⑤项", "M"),
  outstanding1: clause(CATALOGUE, "杰出人才第①项", "M"),
  outstanding2: clause(CATALOGUE, "杰出人才第②项", "M"),
  outstanding3: clause(CATALOGUE, "杰出人才第③项", "M"),
  outstanding4: clause(CATALOGUE, "杰出人才第④项", "M"),
  outstanding5: clause(CATALOGUE, "杰出人才第⑤项", "M"),
  outstanding6: clause(CATALOGUE, "杰出人才第⑥项", "M"),
  outstanding7: clause(CATALOGUE, "杰出人才第⑦项", "M"),
  outstanding8: clause(CATALOGUE, "杰出人才第⑧项", "M"),
  outstandingRest: clause(CATALOGUE, "杰出人才第⑧项以后", "open"),
  leading: clause(CATALOGUE, "领军人才", "open"),
  young: clause(CATALOGUE, "青年人才", "open"),
  /* §5.4 */
  tenHousing: clause(TEN, "第八至十条：安居", "H", "2021-03-05"),
  tenService: clause(TEN, "第八至十条：一站式绿色通道", "H", "2021-03-05"),
  tenMedical: clause(TEN, "第八至十条：医保、体检、疗养", "H", "2021-03-05"),
  tenTeams: clause(TEN, "第五条：团队", "H", "2021-03-05"),
  tenTransfer: clause(TEN, "第六条：校地", "H", "2021-03-05"),
  tenFinance: clause(TEN, "第七条：金融", "M", "2021-03-05"),
  /* §5.5 */
  xinfengBachelor: clause(XINFENG, "第1档（本科）", "H", "2024-04-30"),
  xinfengMaster: clause(XINFENG, "第2档（硕士）", "H", "2024-04-30"),
  xinfengDoctor: clause(XINFENG, "第3档（博士）", "H", "2024-04-30"),
  xinfengStudent: clause(XINFENG, "第3档（在读博士）", "H", "2024-04-30"),
  /** Cut off after 需满足获得出站…. */
  xinfengPostdoc: clause(XINFENG, "第4档（博士后）", "open", "2024-04-30"),
  /** Degrees above the one a band names: our reading. */
  xinfengHigher: clause(XINFENG, null, "L", "2024-04-30"),
  xinfengAmounts: clause(XINFENG, "补贴金额与申报期", "open", "2024-04-30"),
  /* §5.1 */
  yingcaiScope: clause(YINGCAI, "对象", "H"),
  yingcaiA1: clause(YINGCAI, "A 卡Ⅰ类", "M"),
  yingcaiA2: clause(YINGCAI, "A 卡Ⅱ类", "M"),
  yingcaiA3: clause(YINGCAI, "A 卡Ⅲ类", "M"),
  yingcaiB: clause(YINGCAI, "B 卡", "H"),
  yingcaiValidity: clause(YINGCAI, "有效期", "H"),
  yingcaiServices: clause(YINGCAI, "A 卡服务", "H"),
  /* §5.6 */
  tajiHousing: clause("渝府办发〔2021〕49号", "住房", "M"),
  tajiStation: clause("渝府办发〔2021〕49号", "青年人才驿站", "M"),
  tajiLoan: clause("渝府办发〔2021〕49号", "创业贷款", "M"),
  /* §5.8 */
  recognition: clause("成渝两地人才分类对照（推断）", null, "L"),
} as const satisfies Record<string, Clause>;
