import { keysOf } from "./labels";
import { termText } from "./terms";

/**
 * What somebody agreed to, each for itself and each to be taken back (个人信息保护法 art. 14–16, 23, 25). Every wording is
 * kept with its number; a changed text is a new version, and the ledger says which one was agreed to.
 */
export const CONSENT_LABELS = {
  apply: "向用人单位提供投递资料",
  alerts: "接收职位订阅邮件",
  visible: "向已核验的用人单位公开求职意向",
  card: "处理人才卡申请（含证件号码）并公示脱敏信息",
  expert: "在专家名录中向已核验的用人单位公开",
} as const;
export type ConsentKind = keyof typeof CONSENT_LABELS;
export const CONSENT_KINDS = keysOf<ConsentKind>(CONSENT_LABELS);

/** The wording in force. */
export const CONSENT_VERSIONS: Record<ConsentKind, string> = {
  apply: "apply-2",
  alerts: "alerts-1",
  visible: "visible-1",
  card: "card-1",
  expert: "expert-1",
};

/** What the holder is told where a consent can be taken back. */
export const WITHDRAWAL_EFFECT: Record<ConsentKind, string> = {
  apply: "撤回同意后，用人单位不能再查看您的资料。",
  alerts: "不再发送订阅邮件，保存的搜索还在。",
  visible: "用人单位不再能找到您；已投递的不受影响。",
  card: "撤回同意即撤回申请；已发的卡不受影响，可以另行申请注销。",
  expert: "专家名录不再显示您；人才卡不受影响。",
};

/** How somebody is told what an application hands over (个人信息保护法 art. 17, 23). */
export interface Disclosure {
  recipient: string;
  /** How the recipient is reached. */
  contact: string | null;
  purpose: string;
  /** Kinds of data, by name. */
  items: readonly string[];
  retention: string;
}

export function applyDisclosure(
  enterprise: { name: string },
  job: { title: string; contact: string | null },
  items: readonly string[],
): Disclosure {
  return {
    recipient: enterprise.name,
    contact: job.contact,
    purpose: `处理您对“${job.title}”的应聘：筛选、联系、面试与录用`,
    items,
    retention: `应聘结束后 ${termText("applications")}内删除个人内容；您可以随时撤回，撤回后该单位不能再查看，内容在 ${termText("withdrawn")}内删除`,
  };
}
