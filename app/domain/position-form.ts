import { EDUCATION_LABELS } from "./education";
import { EXPERIENCE_LABELS } from "./experience";
import { MAX_VALID_DAYS } from "./job";
import { EMPLOYMENT_FORM_LABELS } from "./job-type";
import { districtLabel, UNKNOWN_DISTRICT, ZONE_DISTRICTS } from "./place";
import { asksTrial, hasContract, type PositionDraft } from "./position-draft";
import { CONTRACT_KIND_LABELS } from "./posting-contract";
import { SALARY_PERIOD_LABELS } from "./salary";
import { isoShanghai } from "./time";

type Option = { value: string; label: string };
type Control = "line" | "text" | "number" | "select" | "check" | "date";

export interface FieldSpec {
  label: string;
  control: Control;
  hint?: string;
  /** The position can be submitted without it. */
  optional?: boolean;
  options?: readonly Option[];
  placeholder?: string;
  /** Behind a number: `人`, `元`. */
  unit?: string;
  /** Absent: always asked. */
  asked?: (draft: PositionDraft, declarable: Declarable) => boolean;
  /** What the control shows of a draft. */
  shown: (draft: PositionDraft) => string;
}

/** What the text gives reason to declare: work that rules close to some. */
export type Declarable = ReadonlySet<"closedToWomen" | "closedToCarriers">;

const UNKNOWN = "unknown";
const optionsOf = (labels: Record<string, string>): Option[] =>
  Object.entries(labels).flatMap(([value, label]) => (value === UNKNOWN ? [] : [{ value, label }]));
const chosen = (value: string | null) => (value === null || value === UNKNOWN ? "" : value);
const typed = (value: number | null) => (value === null ? "" : String(value));

/** A place in Chongqing outside the zone. */
export const OUTSIDE_ZONE = "重庆";
const PLACE_OPTIONS: readonly Option[] = [
  ...ZONE_DISTRICTS.map((name) => ({ value: name, label: districtLabel(name) })),
  { value: OUTSIDE_ZONE, label: "重庆其他区县" },
];

const spec = <F extends string>(fields: Record<F, FieldSpec>) => fields;

/** Every field of the form: how it is asked, when, and what it shows of a draft. */
export const POSITION_FIELDS = spec({
  title: {
    label: "职位名称",
    control: "line",
    hint: "只写职位本身，例如“嵌入式软件工程师”。",
    shown: (draft) => draft.title,
  },
  employmentForm: {
    label: "用工类型",
    control: "select",
    placeholder: "请选择",
    options: optionsOf(EMPLOYMENT_FORM_LABELS),
    shown: (draft) => chosen(draft.employmentForm),
  },
  campus: {
    label: "面向应届毕业生的校园招聘",
    control: "check",
    optional: true,
    asked: hasContract,
    shown: (draft) => (draft.type === "campus" ? "on" : ""),
  },
  headcount: {
    label: "招聘人数",
    control: "number",
    unit: "人",
    shown: (draft) => typed(draft.headcount),
  },
  contractKind: {
    label: "劳动合同期限",
    control: "select",
    placeholder: "请选择",
    optional: true,
    hint: "决定试用期最长可以约定几个月。",
    options: optionsOf(CONTRACT_KIND_LABELS),
    asked: hasContract,
    shown: (draft) => draft.contractKind ?? "",
  },
  contractMonths: {
    label: "固定期限",
    control: "number",
    unit: "个月",
    optional: true,
    hint: "例如三年写 36。",
    asked: (draft) => hasContract(draft) && (draft.contractKind === null || draft.contractKind === "fixed"),
    shown: (draft) => typed(draft.contractMonths),
  },
  duties: {
    label: "工作内容",
    control: "text",
    hint: "写明具体做什么，一行一条更好读。",
    shown: (draft) => draft.duties ?? "",
  },
  education: {
    label: "学历要求",
    control: "select",
    placeholder: "请选择",
    options: optionsOf(EDUCATION_LABELS),
    shown: (draft) => chosen(draft.education),
  },
  experience: {
    label: "工作经验",
    control: "select",
    placeholder: "请选择",
    options: optionsOf(EXPERIENCE_LABELS),
    shown: (draft) => chosen(draft.experience),
  },
  conditions: {
    label: "招聘条件",
    control: "text",
    hint: "写与工作有关的学历、专业、技能、证书；没有特别要求的写“不限”。",
    shown: (draft) => draft.conditions ?? "",
  },
  workConditions: {
    label: "工作条件",
    control: "text",
    hint: "写明工作时间、班次、环境和劳动保护。",
    shown: (draft) => draft.workConditions ?? "",
  },
  skills: {
    label: "技能关键词",
    control: "line",
    optional: true,
    hint: "用顿号或逗号分开，例如“C++、RTOS、电路调试”。",
    shown: (draft) => draft.skills.join("、"),
  },
  closedToWomenBasis: {
    label: "禁忌岗位的依据（女职工）",
    control: "line",
    optional: true,
    hint: "只有国家规定的女职工禁忌劳动范围才能限制性别：写明依据的文件和条款。",
    asked: (draft, declarable) => declarable.has("closedToWomen") || draft.closedToWomenBasis !== null,
    shown: (draft) => draft.closedToWomenBasis ?? "",
  },
  closedToCarriersBasis: {
    label: "禁忌岗位的依据（病原携带者）",
    control: "line",
    optional: true,
    hint: "只有法律、行政法规规定的岗位才能限制：写明依据的文件和条款。",
    asked: (draft, declarable) => declarable.has("closedToCarriers") || draft.closedToCarriersBasis !== null,
    shown: (draft) => draft.closedToCarriersBasis ?? "",
  },
  district: {
    label: "工作地点",
    control: "select",
    placeholder: "请选择",
    options: PLACE_OPTIONS,
    shown: (draft) => (draft.district === UNKNOWN_DISTRICT ? "" : draft.district),
  },
  address: {
    label: "详细地址",
    control: "line",
    optional: true,
    shown: (draft) => draft.address ?? "",
  },
  salaryPeriod: {
    label: "计薪方式",
    control: "select",
    placeholder: "请选择",
    options: Object.entries(SALARY_PERIOD_LABELS).map(([value, label]) => ({ value, label: `按${label}` })),
    shown: (draft) => draft.salaryPeriod ?? "",
  },
  salaryMin: {
    label: "薪酬下限",
    control: "number",
    unit: "元",
    hint: "税前，写数值；“面议”不满足规定。",
    shown: (draft) => typed(draft.salaryMin),
  },
  salaryMax: {
    label: "薪酬上限",
    control: "number",
    unit: "元",
    optional: true,
    shown: (draft) => typed(draft.salaryMax),
  },
  salaryMonths: {
    label: "每年发放月数",
    control: "number",
    unit: "个月",
    optional: true,
    hint: "按月计薪时填写，例如 13 薪写 13；不填按 12。",
    asked: (draft) => draft.salaryPeriod === null || draft.salaryPeriod === "month",
    shown: (draft) => String(draft.salaryMonths),
  },
  trialMonths: {
    label: "试用期",
    control: "number",
    unit: "个月",
    optional: true,
    hint: "不设试用期写 0。",
    asked: asksTrial,
    shown: (draft) => typed(draft.trialMonths),
  },
  trialPay: {
    label: "试用期工资",
    control: "number",
    unit: "元",
    optional: true,
    hint: "与上面的计薪方式相同。",
    asked: (draft) => asksTrial(draft) && draft.trialMonths !== 0,
    shown: (draft) => typed(draft.trialPay),
  },
  benefits: {
    label: "福利待遇",
    control: "line",
    optional: true,
    hint: "用顿号或逗号分开，例如“五险一金、周末双休、带薪年假”。",
    shown: (draft) => draft.benefits.join("、"),
  },
  validUntil: {
    label: "有效期至",
    control: "date",
    hint: `到当天结束为止，最长 ${MAX_VALID_DAYS} 天，到期前可以延长。`,
    shown: (draft) => (draft.validUntil === null ? "" : isoShanghai(draft.validUntil).slice(0, 10)),
  },
  contact: {
    label: "联系方式",
    control: "line",
    optional: true,
    hint: "会公开显示：请写单位电话或邮箱，不要写个人手机号。",
    shown: (draft) => draft.contact ?? "",
  },
});
export type PositionField = keyof typeof POSITION_FIELDS;

/** What the form says of a field. */
export function fieldSpec(field: PositionField): FieldSpec {
  return POSITION_FIELDS[field];
}

/** The form's values of a draft. */
export function shownValues(draft: PositionDraft, fields: readonly PositionField[]): Record<string, string> {
  return Object.fromEntries(fields.map((field) => [field, POSITION_FIELDS[field].shown(draft)]));
}
