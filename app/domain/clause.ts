/** How sure the wording of a clause is (policy-facts §0.1); `open` = nothing public settles the point. */
export type ClauseConfidence = "H" | "M" | "L" | "memory" | "open";

export const CLAUSE_CONFIDENCE_LABELS: Record<ClauseConfidence, string> = {
  H: "已读全文，或多个来源一致",
  M: "单一来源，内容具体",
  L: "推断，待核",
  memory: "凭记忆，待核",
  open: "没有公开文本，待核",
};

/** A place in a document that a verdict rests on. */
export interface Clause {
  /** Name of the document as shown, in book-title marks. */
  document: string;
  /** Article or section as shown: `第43条`; null = the document as a whole. */
  article: string | null;
  confidence: ClauseConfidence;
  /** First and last Shanghai calendar day in force, `YYYY-MM-DD`; null = not recorded, no bound is applied. */
  effectiveFrom: string | null;
  effectiveTo: string | null;
}

/** True when the clause is in force on the calendar day `day` (`YYYY-MM-DD`). */
export function isInForce(clause: Pick<Clause, "effectiveFrom" | "effectiveTo">, day: string): boolean {
  return (
    (clause.effectiveFrom === null || clause.effectiveFrom <= day) &&
    (clause.effectiveTo === null || day <= clause.effectiveTo)
  );
}

/** True where a person still has to check the wording against the original. */
export function needsCheck(clause: Clause): boolean {
  return clause.confidence !== "H" && clause.confidence !== "M";
}

/** `《妇女权益保障法》第43条`; with `（待核）` behind it where the wording has not been checked. */
export function clauseLabel(clause: Clause): string {
  return `${clause.document}${clause.article ?? ""}${needsCheck(clause) ? "（待核）" : ""}`;
}

const clause = (
  document: string,
  article: string | null,
  confidence: ClauseConfidence = "H",
  effectiveFrom: string | null = null,
): Clause => ({ document, article, confidence, effectiveFrom, effectiveTo: null });

const HR_MARKET = "《人力资源市场暂行条例》";
const ONLINE_RECRUITMENT = "《网络招聘服务管理规定》";
const CONTRACT_LAW = "《劳动合同法》";
const PROMOTION_LAW = "《就业促进法》";

/** The same clause where it is our reading that it applies, not its words (confidence L, shown as 待核). */
export function inferred(source: Clause): Clause {
  return { ...source, confidence: "L" };
}

/** What the checks of a posting cite: policy-facts §6.1–6.6, nothing else. Days of effect only where given there. */
export const CLAUSES = {
  women43: clause("《妇女权益保障法》", "第43条"),
  notice2019: clause("人社部发〔2019〕17号通知", null),
  /** 2025-12-25 is the day of issue; the number of the document is known from one source and not shown. */
  platforms2025: clause("五部门《关于规范网络平台招聘类信息发布的通知》", null, "H", "2025-12-25"),
  market11: clause(HR_MARKET, "第11条", "H", "2018-10-01"),
  market24: clause(HR_MARKET, "第24条", "H", "2018-10-01"),
  online15: clause(ONLINE_RECRUITMENT, "第15条", "H", "2021-03-01"),
  promotion27to31: clause(PROMOTION_LAW, "第27–31条"),
  promotion41: clause(PROMOTION_LAW, "第41条"),
  labour15: clause("《劳动法》", "第15条"),
  labour58: clause("《劳动法》", "第58条"),
  contract8: clause(CONTRACT_LAW, "第8条"),
  contract9: clause(CONTRACT_LAW, "第9条"),
  contract19: clause(CONTRACT_LAW, "第19条"),
  contract20: clause(CONTRACT_LAW, "第20条"),
  contract70: clause(CONTRACT_LAW, "第70条"),
  traineeship2024: clause("《重庆市青年就业见习实施办法》", null),
  campus: clause("教育部门校园招聘“三严禁”要求（2025 届通知重申）", null),
  publicEmployers: clause("教育部 2021 届高校毕业生就业工作通知", null),
  agePolicy: clause("就业优先政策导向（尚无全国性直接禁令）", null, "memory"),
  unsettled: clause("平台提示，尚无核实的条款", null, "open"),
} as const satisfies Record<string, Clause>;
