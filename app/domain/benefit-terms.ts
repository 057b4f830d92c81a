import { BENEFIT_KIND_LABELS, QUOTA_PERIOD_LABELS } from "./benefit";
import { CARD_CATEGORY_LABELS } from "./talent-card";

/** What is decided about a benefit, as it is named where its versions are compared. */
export const BENEFIT_TERM_LABELS = {
  active: "状态",
  kind: "种类",
  title: "名称",
  summary: "内容",
  provider: "提供单位",
  source: "依据",
  categories: "适用类别",
  redeemable: "柜台核销",
  perCard: "每张卡次数",
  perCardPeriod: "每张卡按",
  quota: "全体总次数",
  quotaPeriod: "总次数按",
  from: "开始日期",
  until: "结束日期",
} as const;
export type BenefitTerm = keyof typeof BENEFIT_TERM_LABELS;

const WORDS: Partial<Record<BenefitTerm, Readonly<Record<string, string>>>> = {
  active: { true: "使用中", false: "已停用" },
  redeemable: { true: "是", false: "否" },
  kind: BENEFIT_KIND_LABELS,
  categories: CARD_CATEGORY_LABELS,
  perCardPeriod: QUOTA_PERIOD_LABELS,
  quotaPeriod: QUOTA_PERIOD_LABELS,
};
const NOTHING: Partial<Record<BenefitTerm, string>> = { source: "待核", perCard: "不限", quota: "不限" };

/** A term as it is read. */
export function showTerm(term: BenefitTerm, value: unknown): string {
  if (value === null || value === undefined || value === "") return NOTHING[term] ?? "未填写";
  const word = (one: unknown) => WORDS[term]?.[String(one)] ?? String(one);
  return Array.isArray(value) ? value.map(word).join("、") : word(value);
}

type Terms = Readonly<Record<string, unknown>>;

/** In what two versions differ, in words. */
export function changedTerms(before: Terms, after: Terms): { label: string; from: string; to: string }[] {
  return (Object.entries(BENEFIT_TERM_LABELS) as [BenefitTerm, string][]).flatMap(([term, label]) => {
    if (!(term in after)) return [];
    const [from, to] = [showTerm(term, before[term]), showTerm(term, after[term])];
    return from === to ? [] : [{ label, from, to }];
  });
}
