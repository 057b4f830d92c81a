import { z } from "zod";
import { DEGREES, EXPERIENCE_KINDS, MOST_SKILLS, VISIBILITIES } from "./candidate";
import { readIdentifier } from "./identifier";
import { INDUSTRY_LABELS, UNKNOWN_INDUSTRY } from "./industry";
import { JOB_TYPES, type JobType } from "./job-type";
import { readMonth, shanghaiMonth } from "./month";
import { tidy, tidyLines } from "./parsing/text";
import { ZONE_DISTRICTS } from "./place";
import { plainText } from "./text-field";

const STALE = "页面已失效，请刷新后重试";
/** Of what the page showed; 0 = nothing was stored yet. */
const version = z.coerce.number({ error: STALE }).int({ error: STALE }).min(0, { error: STALE });

/** Of the part that the page showed. */
const stamp = z.string().optional();

const LONGEST_SKILL = 30;
const LONGEST_TEXT = 1000;
const lengthOf = (text: string) => [...text].length;

/** One line as typed; what is written in full width stays so. */
const line = (what: string, max: number) =>
  z
    .string()
    .optional()
    .transform((raw) => tidyLines(raw).replace(/\s+/g, " "))
    .refine((text) => lengthOf(text) <= max, { error: `${what}最多 ${max} 个字，请缩短` });
const optionalLine = (what: string, max: number) => line(what, max).transform((text) => text || null);
const requiredLine = (what: string, max: number) =>
  line(what, max).refine((text) => text !== "", { error: `请填写${what}` });

const contact = (kind: "mobile" | "email", message: string) =>
  z
    .string()
    .optional()
    .transform((raw, issues) => {
      if (!raw?.trim()) return null;
      const read = readIdentifier(raw);
      if (read?.kind === kind) return read.value;
      issues.addIssue({ code: "custom", message });
      return z.NEVER;
    });

/** Skills as typed, between commas, 、 or line ends; what differs in case or width only is one. */
export function readSkills(text: string): string[] {
  const seen = new Map<string, string>();
  for (const raw of text.split(/[,，、;；\n]+/)) {
    const skill = tidy(raw);
    if (skill !== "" && !seen.has(skill.toLowerCase())) seen.set(skill.toLowerCase(), skill);
  }
  return [...seen.values()];
}

const skills = z
  .string()
  .optional()
  .transform((text) => readSkills(text ?? ""))
  .superRefine((list, issues) => {
    const fault = (message: string) => issues.addIssue({ code: "custom", message });
    const long = list.find((skill) => lengthOf(skill) > LONGEST_SKILL);
    if (list.length > MOST_SKILLS) fault(`技能最多 ${MOST_SKILLS} 项，现在有 ${list.length} 项，请删去一些`);
    else if (long) fault(`“${long.slice(0, 10)}…”太长：每项最多 ${LONGEST_SKILL} 个字，请用顿号分开`);
  });

/** What somebody says of themselves, and how they are reached. */
export const BasicsForm = z.object({
  version,
  stamp,
  realName: requiredLine("姓名", 40),
  phone: contact("mobile", "请填写 11 位大陆手机号，不想提供可以留空"),
  email: contact("email", "请填写完整的邮箱（如 name@example.cn），不想提供可以留空"),
  city: optionalLine("所在城市", 30),
  headline: optionalLine("一句话介绍", 60),
  about: plainText({ max: LONGEST_TEXT }),
  skills,
});
export type Basics = Omit<z.output<typeof BasicsForm>, "version" | "stamp">;

/** The kinds of position that somebody can look for. */
const WANTED_TYPES = JOB_TYPES.filter((type): type is Exclude<JobType, "unknown"> => type !== "unknown");
const WANTED_INDUSTRIES = Object.keys(INDUSTRY_LABELS).filter((code) => code !== UNKNOWN_INDUSTRY);

/** Any of the values, in the order of the list. */
const some = <V extends string>(values: readonly V[]) =>
  z
    .string()
    .optional()
    .transform((text) => {
      const chosen = (text ?? "").split(",");
      return values.filter((value) => chosen.includes(value));
    });

const pay = z
  .string()
  .optional()
  .transform((raw, issues) => {
    const digits = tidy(raw)
      .replace(/[,\s]/g, "")
      .replace(/元?(\/月|每月)?$/, "");
    if (digits === "") return null;
    const amount = /^\d{1,6}$/.test(digits) ? Number(digits) : 0;
    if (amount > 0) return amount;
    issues.addIssue({ code: "custom", message: "请填写整数元，例如 8000；想面谈请留空" });
    return z.NEVER;
  });

const MONTH = "请按“2024-09”的格式填写年月";

/** @param missing said where nothing was written; without it, nothing may be written */
function month(missing: string): z.ZodType<string>;
function month(): z.ZodType<string | null>;
function month(missing?: string): z.ZodType<string | null> {
  return z
    .string()
    .optional()
    .transform((raw, issues) => {
      const text = raw?.trim() ?? "";
      const read = readMonth(text);
      if (read !== null || (text === "" && missing === undefined)) return read;
      issues.addIssue({ code: "custom", message: text === "" && missing !== undefined ? missing : MONTH });
      return z.NEVER;
    });
}

/** What somebody looks for; empty = open to all. */
export const wishesForm = (now: number) =>
  z.object({
    version,
    stamp,
    jobTypes: some(WANTED_TYPES),
    districts: some(ZONE_DISTRICTS),
    industries: some(WANTED_INDUSTRIES),
    salaryMinMonthly: pay,
    availableFrom: month().refine((from) => from === null || from >= shanghaiMonth(now), {
      error: "可到岗的年月已经过去；随时可以到岗请留空",
    }),
  });
export type Wishes = Omit<z.output<ReturnType<typeof wishesForm>>, "version" | "stamp">;

/** Faults between fields are told along with those of each. */
const together = () => true;
const isOrdered = ({ startMonth, endMonth }: { startMonth?: unknown; endMonth?: unknown }) =>
  typeof startMonth !== "string" || typeof endMonth !== "string" || startMonth <= endMonth;

export const EducationForm = z
  .object({
    school: requiredLine("学校", 60),
    major: requiredLine("专业", 60),
    degree: z.enum(DEGREES, { error: "请选择学历" }),
    startMonth: month("请填写入学年月"),
    endMonth: month("请填写毕业年月；在读的填预计毕业的年月"),
  })
  .refine(isOrdered, { path: ["endMonth"], error: "毕业年月不能早于入学年月", when: together });
export type EducationEntry = z.output<typeof EducationForm>;

export const experienceForm = (now: number) => {
  const isPast = (text: string | null) => text === null || text <= shanghaiMonth(now);
  return z
    .object({
      kind: z.enum(EXPERIENCE_KINDS, { error: "请选择类型" }),
      organisation: requiredLine("单位或项目名称", 80),
      title: requiredLine("岗位或角色", 60),
      startMonth: month("请填写开始年月").refine(isPast, { error: "开始年月不能晚于本月" }),
      endMonth: month().refine(isPast, { error: "结束年月不能晚于本月；还没有结束请留空" }),
      text: plainText({ max: LONGEST_TEXT }),
    })
    .refine(isOrdered, { path: ["endMonth"], error: "结束年月不能早于开始年月", when: together });
};
export type ExperienceEntry = z.output<ReturnType<typeof experienceForm>>;

/** Which entry a form is about; `shown` is when what it showed was stored, empty for a new one. */
export const EntryKey = z.object({
  formKey: z.uuid({ error: STALE }),
  shown: z
    .string()
    .optional()
    .transform((text) => (text ? Number(text) : null))
    .pipe(z.number({ error: STALE }).int({ error: STALE }).nullable()),
});

export const VisibilityForm = z.object({
  visibility: z.enum(VISIBILITIES, { error: "请选择谁可以看到" }),
});
