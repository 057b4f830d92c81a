import { z } from "zod";
import { DEGREES, EXPERIENCE_KINDS, VISIBILITIES } from "./candidate";
import { readIdentifier } from "./identifier";
import { INDUSTRY_LABELS } from "./industry";
import { JOB_TYPE_LABELS } from "./job-type";
import { keysOf } from "./labels";
import { tidy } from "./parsing/text";
import { ZONE_DISTRICTS } from "./place";
import { plainText } from "./text-field";

const STALE = "页面已失效，请刷新后重试";
const version = z.coerce.number({ error: STALE }).int({ error: STALE }).min(0, { error: STALE });

export const MOST_SKILLS = 20;
export const MOST_EDUCATION = 10;
export const MOST_EXPERIENCE = 15;
export const MOST_HIDDEN = 50;
const LONGEST_SKILL = 30;

/** The kinds of position that somebody can look for. */
export const WANTED_TYPES = keysOf(JOB_TYPE_LABELS).filter((type) => type !== "unknown");

const line = (what: string, max: number) =>
  z
    .string()
    .optional()
    .transform((raw) => tidy(raw ?? ""))
    .refine((text) => [...text].length <= max, { error: `${what}最多 ${max} 个字，请缩短` });

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

/** Values between commas, of those that there are. */
const some = (values: readonly string[]) =>
  z
    .string()
    .optional()
    .transform((text) => (text ?? "").split(",").filter((one) => values.includes(one)));

/** Skills as typed, between commas, 、 or line ends; what differs in case only is one. */
export function readSkills(text: string): string[] {
  const seen = new Map<string, string>();
  for (const raw of text.split(/[,，、;；\n]+/)) {
    const skill = [...tidy(raw)].slice(0, LONGEST_SKILL).join("");
    if (skill && !seen.has(skill.toLowerCase())) seen.set(skill.toLowerCase(), skill);
  }
  return [...seen.values()].slice(0, MOST_SKILLS);
}

/** Reads `2024-09`, `2024.9`, `2024/09`, `2024年9月`. @returns `YYYY-MM`, null for what is no month */
export function readMonth(text: string): string | null {
  const found = /^(19[5-9]\d|20[0-4]\d)\s*[-./年]\s*(1[0-2]|0?[1-9])\s*月?$/.exec(
    text.normalize("NFKC").trim(),
  );
  return found ? `${found[1]}-${(found[2] ?? "").padStart(2, "0")}` : null;
}

const month = (missing: string | null) =>
  z
    .string()
    .optional()
    .transform((raw, issues): string | null => {
      if (!raw?.trim()) {
        if (missing === null) return null;
        issues.addIssue({ code: "custom", message: missing });
        return z.NEVER;
      }
      const read = readMonth(raw);
      if (read) return read;
      issues.addIssue({ code: "custom", message: "年月格式如 2024-09" });
      return z.NEVER;
    });

const pay = z
  .string()
  .optional()
  .transform((raw, issues) => {
    const digits = tidy(raw ?? "").replace(/[,\s]|元$/g, "");
    if (digits === "") return null;
    if (/^\d{1,6}$/.test(digits)) return Number(digits);
    issues.addIssue({ code: "custom", message: "期望月薪请填写整数元，例如 8000；面议请留空" });
    return z.NEVER;
  });

const basics = z.object({
  intent: z.literal("basics"),
  version,
  realName: line("姓名", 40).refine((text) => text !== "", { error: "请填写姓名" }),
  phone: contact("mobile", "请填写 11 位手机号，不想提供可以留空"),
  email: contact("email", "请填写完整的邮箱（如 name@example.cn），不想提供可以留空"),
  city: line("所在城市", 30).transform((text) => text || null),
  headline: plainText({ max: 60 }).transform((text) => text?.replace(/\s+/g, " ") ?? null),
  about: plainText({ max: 1000 }),
  skills: z
    .string()
    .optional()
    .transform((text) => readSkills(text ?? "")),
  jobTypes: some(WANTED_TYPES),
  districts: some(ZONE_DISTRICTS),
  industries: some(Object.keys(INDUSTRY_LABELS)),
  salaryMinMonthly: pay,
  availableFrom: month(null),
  visibility: z.enum(VISIBILITIES, { error: "请选择谁可以看到" }).default("applied"),
});
export type Basics = Omit<z.output<typeof basics>, "intent">;

/** Faults between fields are told along with those of each. */
const together = () => true;
const ordered = (start: unknown, end: unknown) =>
  typeof start !== "string" || typeof end !== "string" || start <= end;

const education = z
  .object({
    intent: z.literal("education"),
    formKey: z.uuid({ error: STALE }),
    school: line("学校", 60).refine((text) => text !== "", { error: "请填写学校" }),
    major: line("专业", 60).refine((text) => text !== "", { error: "请填写专业" }),
    degree: z.enum(DEGREES, { error: "请选择学历" }),
    startMonth: month("请填写入学年月").transform(String),
    endMonth: month("请填写毕业年月，在读的填预计毕业").transform(String),
  })
  .refine(({ startMonth, endMonth }) => ordered(startMonth, endMonth), {
    path: ["endMonth"],
    error: "毕业年月不能早于入学年月",
    when: together,
  });
export type NewEducation = Omit<z.output<typeof education>, "intent">;

const experience = z
  .object({
    intent: z.literal("experience"),
    formKey: z.uuid({ error: STALE }),
    kind: z.enum(EXPERIENCE_KINDS, { error: "请选择类型" }),
    organisation: line("单位或项目", 60).refine((text) => text !== "", { error: "请填写单位或项目名称" }),
    title: line("岗位或角色", 60).refine((text) => text !== "", { error: "请填写岗位或角色" }),
    startMonth: month("请填写开始年月").transform(String),
    endMonth: month(null),
    text: plainText({ max: 1000 }),
  })
  .refine(({ startMonth, endMonth }) => ordered(startMonth, endMonth), {
    path: ["endMonth"],
    error: "结束年月不能早于开始年月",
    when: together,
  });
export type NewExperience = Omit<z.output<typeof experience>, "intent">;

const entry = z.string({ error: STALE }).min(1, { error: STALE });

/** What the page of one's profile can be asked for, the résumé apart. */
export const ProfileForm = z.discriminatedUnion(
  "intent",
  [
    basics,
    education,
    experience,
    z.object({ intent: z.enum(["remove-education", "remove-experience", "show"]), entry }),
    z.object({
      intent: z.literal("hide"),
      enterprise: line("单位名称", 80).refine((text) => text !== "", { error: "请填写单位名称" }),
    }),
    z.object({ intent: z.literal("remove-resume") }),
  ],
  { error: "没有这个操作，请刷新页面后重试" },
);
