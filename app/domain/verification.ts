import { z } from "zod";
import { isCreditCode, normalizeCreditCode } from "./credit-code";
import { ENTERPRISE_SIZES, ENTERPRISE_SIZE_LABELS, OWNERSHIPS, OWNERSHIP_LABELS } from "./enterprise";
import { INDUSTRY_LABELS } from "./industry";
import { keysOf } from "./labels";
import { ZONE_DISTRICTS } from "./place";
import { endOfShanghaiDay, inMonths } from "./time";

/**
 * Verification of an enterprise's identity: 人力资源市场暂行条例 art. 26 and 网络招聘服务管理规定 art. 17 name what is looked
 * at (licence, the handler's identity and authorisation), the 五部门通知 that it is done at least every six months.
 */

/** Whether an enterprise's identity counts as checked. */
export function isVerified({ verifiedUntil }: { verifiedUntil: number | null }, now: number): boolean {
  return verifiedUntil !== null && verifiedUntil >= now;
}

/** The same for rules that ask: fictional employers count as verified; null = nobody has ever checked. */
export function countsAsVerified(
  enterprise: { verifiedUntil: number | null; origin: string },
  now: number,
): boolean | null {
  if (isVerified(enterprise, now) || enterprise.origin === "demo") return true;
  return enterprise.verifiedUntil === null ? null : false;
}

/** Months for which a check counts (五部门通知: 每 6 个月至少核验一次). */
export const VERIFIED_MONTHS = 6;
/** Days before its end from which it can be renewed; 项目默认. */
export const RENEWAL_DAYS = 30;
/** Days within which the office means to decide; 项目默认. */
export const DECISION_DAYS = 3;
const DAY = 86_400_000;

/** Until when a check counts that was made now: the end of the day six calendar months on. */
export function verifiedUntilFrom(now: number): number {
  return endOfShanghaiDay(inMonths(now, VERIFIED_MONTHS));
}

/** Whether it is time to have the identity checked again. */
export function isRenewable({ verifiedUntil }: { verifiedUntil: number | null }, now: number): boolean {
  return verifiedUntil === null || verifiedUntil - now <= RENEWAL_DAYS * DAY;
}

export const decisionDueAt = (submittedAt: number) => submittedAt + DECISION_DAYS * DAY;

export const CASE_STATUS_LABELS = {
  draft: "填写中",
  submitted: "待核验",
  returned: "退回补正",
  approved: "已通过",
  rejected: "未通过",
} as const;
export type CaseStatus = keyof typeof CASE_STATUS_LABELS;
export const CASE_STATUSES = keysOf<CaseStatus>(CASE_STATUS_LABELS);

export type CaseVerb = "save" | "submit" | "withdraw" | "approve" | "return" | "reject";
interface CaseMove {
  to: CaseStatus;
  who: "applicant" | "office";
  needs: readonly ("complete" | "reason" | "fourEyes")[];
  label: string;
}

/** Every way a case can go: from → verb → to. Buttons, refusals and tests read it; what leads nowhere is final. */
export const CASE_TRANSITIONS: Record<CaseStatus, Partial<Record<CaseVerb, CaseMove>>> = {
  draft: {
    save: { to: "draft", who: "applicant", needs: [], label: "保存草稿" },
    submit: { to: "submitted", who: "applicant", needs: ["complete"], label: "提交核验" },
  },
  submitted: {
    withdraw: { to: "draft", who: "applicant", needs: [], label: "撤回修改" },
    approve: { to: "approved", who: "office", needs: ["complete", "fourEyes"], label: "核验通过" },
    return: { to: "returned", who: "office", needs: ["reason", "fourEyes"], label: "退回补正" },
    reject: { to: "rejected", who: "office", needs: ["reason", "fourEyes"], label: "不予通过" },
  },
  returned: {
    save: { to: "returned", who: "applicant", needs: [], label: "保存草稿" },
    submit: { to: "submitted", who: "applicant", needs: ["complete"], label: "重新提交" },
  },
  approved: {},
  rejected: {},
};

export const isOpenCase = (status: CaseStatus) => Object.keys(CASE_TRANSITIONS[status]).length > 0;
export const isEditable = (status: CaseStatus) => CASE_TRANSITIONS[status].save !== undefined;

/** Reasons that come up again and again; what else there is to say goes into the note. */
export const DECISION_REASONS = {
  licenceUnreadable: "营业执照图片不清晰或不完整",
  licenceExpired: "营业执照已过营业期限",
  nameDiffers: "单位名称与营业执照不一致",
  codeDiffers: "统一社会信用代码与营业执照不一致",
  addressDiffers: "地址与营业执照不一致且未说明",
  authorisationMissing: "授权书缺少单位公章、经办人或日期",
  handlerDiffers: "经办人与授权书或身份证明不一致",
  notAnEmployer: "不是用人单位自主招聘账号（人力资源服务机构须另行提交许可证）",
} as const;
export type DecisionReason = keyof typeof DECISION_REASONS;
const REASONS = keysOf<DecisionReason>(DECISION_REASONS);

const text = (max: number, missing: string) =>
  z
    .string({ error: missing })
    .transform((raw) =>
      raw
        .toWellFormed()
        .replace(/\p{Cf}/gu, "")
        .replace(/\p{Cc}/gu, " ")
        .replace(/\s+/g, " ")
        .trim(),
    )
    .pipe(
      z
        .string()
        .min(1, { error: missing })
        .max(max, { error: `最多 ${max} 个字，请缩短` }),
    );

const industry = z.string().refine((code) => code in INDUSTRY_LABELS, { error: "请选择所属行业" });
const stated = <T extends string>(values: readonly T[]) =>
  values.filter((value): value is Exclude<T, "unknown"> => value !== "unknown");

/** What an applicant declares, complete. Every field is a string of a form. */
export const CaseForm = z.object({
  name: text(100, "请填写单位全称，与营业执照一致").refine((name) => [...name].length >= 4, {
    error: "请填写单位全称，与营业执照一致",
  }),
  creditCode: z
    .string({ error: "请填写统一社会信用代码" })
    .transform(normalizeCreditCode)
    .refine((code) => code !== "", { error: "请填写统一社会信用代码", abort: true })
    .refine((code) => code.length === 18, {
      error: "统一社会信用代码应为 18 位，请对照营业执照",
      abort: true,
    })
    .refine(isCreditCode, { error: "统一社会信用代码有误（校验位不符），请对照营业执照逐位检查" }),
  industry,
  size: z.enum(stated(ENTERPRISE_SIZES), { error: "请选择人数规模" }),
  ownership: z.enum(stated(OWNERSHIPS), { error: "请选择单位性质" }),
  district: z.enum(ZONE_DISTRICTS as [string, ...string[]], { error: "请选择所在镇街或片区" }),
  address: text(200, "请填写办公地址"),
  handler: text(40, "请填写经办人姓名，与授权书一致"),
});
export type CaseFacts = z.infer<typeof CaseForm>;
export const CASE_FIELDS = keysOf<keyof CaseFacts>(CaseForm.shape);
export const CASE_FIELD_LABELS: Record<keyof CaseFacts, string> = {
  name: "单位全称",
  creditCode: "统一社会信用代码",
  industry: "所属行业",
  size: "人数规模",
  ownership: "单位性质",
  district: "所在镇街或片区",
  address: "办公地址",
  handler: "经办人姓名",
};
const CASE_FIELD_VALUES: Partial<Record<keyof CaseFacts, Record<string, string>>> = {
  industry: INDUSTRY_LABELS,
  size: ENTERPRISE_SIZE_LABELS,
  ownership: OWNERSHIP_LABELS,
};

/** What is stored of the fields that are written otherwise, as shown. */
export function differingFacts(
  stored: Partial<Record<keyof CaseFacts, string>>,
  written: Readonly<Record<string, string>>,
): { label: string; text: string }[] {
  return CASE_FIELDS.filter((field) => (stored[field] ?? "") !== (written[field] ?? "")).map((field) => {
    const value = stored[field] ?? "";
    return { label: CASE_FIELD_LABELS[field], text: CASE_FIELD_VALUES[field]?.[value] ?? value };
  });
}

/** Papers that come with a case. */
export const CASE_PAPERS = {
  licence: { label: "营业执照", missing: "请上传营业执照" },
  authorisation: { label: "经办人授权书", missing: "请上传加盖公章的经办人授权书" },
  identity: {
    label: "经办人身份证明",
    missing: "请上传经办人的身份证明（如身份证人像面，可加“仅用于企业核验”水印）",
  },
} as const;
/** Shown to whoever handed it in and to the office only, not to colleagues. */
export const PERSONAL_PAPER = "identity";
export type CasePaper = keyof typeof CASE_PAPERS;
export const PAPERS = keysOf<CasePaper>(CASE_PAPERS);

export const DecisionForm = z
  .object({
    verb: z.enum(["approve", "return", "reject"], { error: "请选择核验结论" }),
    reasons: z
      .string()
      .optional()
      .transform((given) => REASONS.filter((reason) => given?.split(",").includes(reason))),
    note: z
      .string()
      .optional()
      .transform((given) => (given ?? "").toWellFormed().trim())
      .pipe(z.string().max(500, { error: "说明最多 500 个字，请缩短" })),
    version: z.coerce.number({ error: "页面已失效，请刷新后重试" }).int().positive(),
  })
  .refine(({ verb, reasons, note }) => verb === "approve" || reasons.length > 0 || note !== "", {
    path: ["reasons"],
    error: "退回或不予通过须选择原因或写明说明，申请人会看到",
  });
export type Decision = z.infer<typeof DecisionForm>;

/** Why a decision was not carried out. */
export const DECISION_REFUSAL_TEXT = {
  changed: "这件申请刚刚被撤回、修改或由他人办结。页面已更新为最新状态，请核对。",
  own: "不能核验自己或本单位提交的材料，请由其他同事办理。",
  codeTaken: "名录中使用这个信用代码的单位已有负责人，不能重复认证。请退回，说明由原负责人邀请加入。",
  nameTaken: "名录中已有同名单位，但信用代码不同。请核对营业执照后退回，或先更正名录。",
  memberElsewhere: "申请人的账号已属于另一家单位，一个账号只能代表一家单位。",
  incomplete: "材料不完整，不能通过。请退回补正。",
} as const;
export type DecisionRefusal = keyof typeof DECISION_REFUSAL_TEXT;
