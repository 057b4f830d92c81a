import { z } from "zod";
import { readIdentifier } from "./identifier";
import { keysOf } from "./labels";

/** What a posting is reported for; the unlawful ones after policy-facts §6.2 and §6.5. */
export const REPORT_REASON_LABELS = {
  fraud: "虚假职位或骗取信息",
  charge: "收费、押金、培训贷或扣押证件",
  discrimination: "性别、婚育、年龄、户籍等歧视",
  pay: "薪酬或内容与实际不符",
  closed: "已招满或联系不上",
  agency: "中介冒充用人单位",
  other: "其他问题",
} as const;
export type ReportReason = keyof typeof REPORT_REASON_LABELS;
export const REPORT_REASONS = keysOf<ReportReason>(REPORT_REASON_LABELS);

/** What the office found. */
export const REPORT_FINDING_LABELS = {
  upheld: "属实，已处理",
  notUpheld: "经核实未发现问题",
  unclear: "信息不足，无法核实",
} as const;
export type ReportFinding = keyof typeof REPORT_FINDING_LABELS;
export const REPORT_FINDINGS = keysOf<ReportFinding>(REPORT_FINDING_LABELS);

/** 项目默认: days within which the office means to look into a report and to answer. */
export const REPORT_DAYS = 3;
const DAY = 86_400_000;
export const answerBy = (createdAt: number) => createdAt + REPORT_DAYS * DAY;
/** So many reports of one posting can be answered at once. */
export const MOST_TOGETHER = 50;
/** Within this time a second report of the same posting by the same person adds nothing. */
export const ONE_REPORT_WITHIN = DAY;

export const REPORT_STATE_LABELS = { open: "待答复", answered: "已答复" } as const;
export type ReportState = keyof typeof REPORT_STATE_LABELS;
export const REPORT_STATES = keysOf<ReportState>(REPORT_STATE_LABELS);

export const reportState = ({ answeredAt }: { answeredAt: number | null }): ReportState =>
  answeredAt === null ? "open" : "answered";

/** Every way a report can go: from → to → verb. An answer is final. */
export const REPORT_TRANSITIONS = {
  open: { answered: { answer: { who: "office", needs: ["fourEyes"], label: "答复" } } },
  answered: {},
} as const satisfies Record<
  ReportState,
  Partial<Record<ReportState, Record<string, { who: "office"; needs: readonly "fourEyes"[]; label: string }>>>
>;

export const mayAnswer = (report: { answeredAt: number | null }) =>
  "answered" in REPORT_TRANSITIONS[reportState(report)];

/** Why a report was not answered, apart from what the posting itself refuses. */
export const REPORT_REFUSAL_TEXT = {
  answered: "这条举报刚刚已由他人答复，请刷新页面查看。",
  own: "不能答复涉及本单位的或自己填写的职位的举报，请由其他人员处理。",
} as const;
export type ReportRefusal = keyof typeof REPORT_REFUSAL_TEXT;

const STALE = "页面已失效，请刷新后重试";
const MIN_TEXT = 10;
const MAX_TEXT = 1000;

/** What was typed, without invisible characters and blank edges; lines stay. */
const typed = (missing: string) =>
  z.string({ error: missing }).transform((raw) =>
    raw
      .toWellFormed()
      .replace(/\r\n?/g, "\n")
      .replace(/[^\P{Cc}\n]|\p{Cf}/gu, "")
      .trim(),
  );
const lengthOf = (text: string) => [...text].length;

const told = (missing: string, min: number, max: number) =>
  typed(missing).superRefine((text, issues) => {
    const fault = (message: string) => issues.addIssue({ code: "custom", message });
    const length = lengthOf(text);
    if (length === 0) fault(missing);
    else if (length < min) fault(`至少写 ${min} 个字，把情况说清楚`);
    else if (length > max) fault(`最多 ${max} 个字，请缩短`);
  });

export const ReportForm = z.object({
  formKey: z.uuid({ error: "表单已失效，请刷新页面后重新提交" }),
  reason: z.enum(REPORT_REASONS, { error: "请选择举报原因" }),
  text: told("请写明哪里有问题", MIN_TEXT, MAX_TEXT),
  email: z
    .string()
    .optional()
    .transform((raw, issues) => {
      if (!raw?.trim()) return null;
      const read = readIdentifier(raw);
      if (read?.kind === "email") return read.value;
      issues.addIssue({
        code: "custom",
        message: "请填写完整的邮箱（如 name@example.cn），不需要答复可以留空",
      });
      return z.NEVER;
    }),
});
export type Report = z.output<typeof ReportForm>;

const MAX_ANSWER = 1000;
const MAX_NOTICE = 500;
const version = z.coerce.number({ error: STALE }).int({ error: STALE }).positive({ error: STALE });

/** Faults between fields are told along with those of each. */
const together = () => true;

export const AnswerForm = z
  .object({
    intent: z.literal("answer"),
    version,
    /** Of the posting as the page showed it. */
    jobVersion: version,
    finding: z.enum(REPORT_FINDINGS, { error: "请选择核实结论" }),
    answer: told("请写给举报人的答复", MIN_TEXT, MAX_ANSWER),
    suspend: z
      .string()
      .optional()
      .transform((given) => given === "yes"),
    notice: typed("")
      .optional()
      .transform((text) => text || null)
      .refine((text) => text === null || lengthOf(text) <= MAX_NOTICE, {
        error: `最多 ${MAX_NOTICE} 个字，请缩短`,
      }),
    /** The other reports of the posting that get the same answer, as the page showed them. */
    together: z
      .string()
      .optional()
      .transform((ids) => (ids ? ids.split(",").slice(0, MOST_TOGETHER) : [])),
  })
  .refine(({ suspend, finding }) => !suspend || finding === "upheld", {
    path: ["finding"],
    error: "暂停展示职位时，核实结论应为“属实”",
    when: together,
  })
  .refine(({ suspend, notice }) => !suspend || notice !== null, {
    path: ["notice"],
    error: "暂停展示时请写明原因，用人单位会收到",
    when: together,
  });
export type Answer = Omit<z.output<typeof AnswerForm>, "intent">;

/** Undoes a suspension. */
export const ReinstateForm = z.object({ intent: z.literal("reinstate"), jobVersion: version });

export const ReportDeskForm = z.discriminatedUnion("intent", [AnswerForm, ReinstateForm], {
  error: "没有这个操作，请刷新页面后重试",
});
