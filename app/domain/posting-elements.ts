import { CLAUSES, isInForce, type Clause } from "./clause";
import type { EmploymentForm } from "./job-type";
import { keysOf } from "./labels";
import type { SalaryPeriod } from "./salary";
import { isoShanghai } from "./time";

/** What has been filled in of a posting; null, blank or `unknown` = not yet. Amounts are 元 per `salaryPeriod`. */
export interface PostingDraft {
  employer: {
    name: string | null;
    creditCode: string | null;
    industry: string | null;
    size: string | null;
    address: string | null;
  };
  headcount: number | null;
  /** 招聘条件 */
  conditions: string | null;
  employmentForm: EmploymentForm | null;
  /** 工作内容 */
  duties: string | null;
  /** 工作条件 */
  workConditions: string | null;
  /** 工作地点: a district or an address. */
  place: string | null;
  salaryMin: number | null;
  salaryPeriod: SalaryPeriod | null;
  /** UTC epoch ms of the last moment the posting is open. */
  validUntil: number | null;
  /** The posting was taken over from elsewhere: its source has to be named. */
  isReposted: boolean;
  source: string | null;
}

/** Required elements of a posting, in the order of the form. */
export const POSTING_ELEMENT_LABELS = {
  employerName: "用人单位名称",
  employerCreditCode: "统一社会信用代码",
  employerIndustry: "用人单位行业",
  employerSize: "用人单位规模",
  employerAddress: "用人单位地址",
  headcount: "招聘人数",
  conditions: "招聘条件",
  employmentForm: "用工类型",
  duties: "工作内容",
  workConditions: "工作条件",
  place: "工作地点",
  basePay: "基本劳动报酬",
  validUntil: "有效期限",
  source: "信息来源",
} as const;
export type PostingElement = keyof typeof POSTING_ELEMENT_LABELS;
export const POSTING_ELEMENTS = keysOf<PostingElement>(POSTING_ELEMENT_LABELS);

export interface MissingElement {
  element: PostingElement;
  label: string;
  clauses: readonly Clause[];
  /** What to fill in, as shown. */
  advice: string;
}

const { market24, online15, platforms2025 } = CLAUSES;
const ALL_THREE: readonly Clause[] = [market24, online15, platforms2025];
const isBlank = (text: string | null) => text === null || !/[\p{L}\p{N}]/u.test(text) || text === "unknown";
const isPositive = (n: number | null) => n !== null && Number.isFinite(n) && n > 0;

interface Requirement {
  clauses: readonly Clause[];
  advice: string;
  lacks: (draft: PostingDraft, now: number) => boolean;
}

const employer = (key: keyof PostingDraft["employer"], advice: string): Requirement => ({
  clauses: ALL_THREE,
  advice,
  lacks: (draft) => isBlank(draft.employer[key]),
});

const REQUIREMENTS: Record<PostingElement, Requirement> = {
  employerName: employer("name", "填写与营业执照一致的单位全称。"),
  employerCreditCode: employer("creditCode", "填写 18 位统一社会信用代码。"),
  employerIndustry: employer("industry", "选择单位所属行业。"),
  employerSize: employer("size", "选择单位人数规模。"),
  employerAddress: employer("address", "填写单位地址。"),
  headcount: {
    clauses: ALL_THREE,
    advice: "填写招聘人数，至少 1 人；“若干”不满足要求。",
    lacks: ({ headcount }) => !(Number.isInteger(headcount) && isPositive(headcount)),
  },
  conditions: {
    clauses: ALL_THREE,
    advice: "写明学历、经验、技能等招聘条件；没有特别要求的写“不限”。",
    lacks: ({ conditions }) => isBlank(conditions),
  },
  employmentForm: {
    clauses: [online15],
    advice: "选择全日制、非全日制、劳务派遣、实习或就业见习。",
    lacks: ({ employmentForm: form }) => form === null || form === "unknown",
  },
  duties: { clauses: ALL_THREE, advice: "写明做什么工作。", lacks: ({ duties }) => isBlank(duties) },
  workConditions: {
    clauses: [online15],
    advice: "写明工作时间、班次、环境和劳动保护。",
    lacks: ({ workConditions }) => isBlank(workConditions),
  },
  place: { clauses: ALL_THREE, advice: "填写实际工作地点。", lacks: ({ place }) => isBlank(place) },
  basePay: {
    clauses: ALL_THREE,
    advice: "写明数值和计薪周期，例如“6,000–8,000 元/月”；“面议”不满足要求。",
    lacks: ({ salaryMin, salaryPeriod }) => !isPositive(salaryMin) || salaryPeriod === null,
  },
  validUntil: {
    clauses: [platforms2025],
    advice: "选择招聘信息的截止日期，不早于今天。",
    lacks: ({ validUntil }, now) => validUntil === null || !(validUntil >= now),
  },
  source: {
    clauses: [platforms2025],
    advice: "转载或同步的信息要写明来源。",
    lacks: ({ isReposted, source }) => isReposted && isBlank(source),
  },
};

/**
 * What a posting lacks of the elements that policy-facts §6.1 requires, in the order of the form; empty = complete.
 * The form, the check before publication and the reviewer's page all ask here.
 * @param now UTC epoch ms
 */
export function missingElements(draft: PostingDraft, now: number): MissingElement[] {
  const day = isoShanghai(now).slice(0, 10);
  return POSTING_ELEMENTS.flatMap((element) => {
    const { clauses, advice, lacks } = REQUIREMENTS[element];
    const inForce = clauses.filter((clause) => isInForce(clause, day));
    if (inForce.length === 0 || !lacks(draft, now)) return [];
    return [{ element, label: POSTING_ELEMENT_LABELS[element], clauses: inForce, advice }];
  });
}
