import { inMonths } from "./time";

const DAY = 86_400_000;

/** What stands in place of words that are not kept any longer. */
export const ERASED_WORDS = "（文字已按保存期限删除）";

interface Term {
  /** What reaches its end, as it is reported. */
  what: string;
  n: number;
  unit: "days" | "months";
}

/**
 * How long personal data are kept (个人信息保护法 art. 19), all of it 项目默认 but for what a law names. The page that
 * tells people, the daily run and its dry run read this one table.
 */
export const TERMS = {
  /** From the end of an application. */
  applications: { what: "已结束的投递", n: 24, unit: "months" },
  /** From the withdrawal of an application. */
  withdrawn: { what: "已撤回的投递", n: 30, unit: "days" },
  /** From the look. */
  looks: { what: "查看联系方式和简历的记录", n: 36, unit: "months" },
  mails: { what: "邮件", n: 90, unit: "days" },
  /** From the answer to a report: its words and the address of whoever made it. */
  reports: { what: "举报的文字和邮箱", n: 36, unit: "months" },
  /** From the message, of invitations to act for an enterprise. */
  memberInvitations: { what: "加入单位的邀请", n: 6, unit: "months" },
  /** From the message, of invitations to apply. */
  jobInvitations: { what: "投递邀请", n: 12, unit: "months" },
  /** From the decision, or where there is none the last change: the papers that name a handler. */
  papers: { what: "经办人的身份证明和授权书", n: 12, unit: "months" },
  /** From the end of a request for a talent card, or of the card that followed. */
  cardCases: { what: "已办结的人才卡申请", n: 24, unit: "months" },
  /** From the last change of one that was never handed in. */
  cardDrafts: { what: "没有提交的人才卡申请", n: 12, unit: "months" },
  /** From the question of an enterprise whether it may file. */
  cardInvitations: { what: "代办人才卡的请求", n: 30, unit: "days" },
  /** From the end of the case: who objected to it. */
  objectors: { what: "人才卡异议人的姓名和联系方式", n: 12, unit: "months" },
  /** From the decision on a company's year, or where there is none the last change: the papers that name its staff. */
  staffPapers: { what: "年度数据中的人员名册与社保证明", n: 36, unit: "months" },
  /** From the question whether a card is genuine. */
  cardVerifications: { what: "人才卡的核验记录", n: 24, unit: "months" },
} as const satisfies Record<string, Term>;
export type TermName = keyof typeof TERMS;

export const TERM_NAMES = Object.keys(TERMS) as TermName[];

/** `24 个月`, `30 天`. */
export function termText(name: TermName): string {
  const { n, unit } = TERMS[name];
  return `${n} ${unit === "months" ? "个月" : "天"}`;
}

/** What began before that has reached the end of its term (UTC epoch ms). */
export function termBegin(name: TermName, now: number): number {
  const { n, unit } = TERMS[name];
  return unit === "months" ? inMonths(now, -n) : now - n * DAY;
}
