import type { Disclosure } from "./consent";
import { keysOf } from "./labels";

/** What somebody finished or is about to finish; the levels of `EDUCATION_LABELS` that are learnt at a school. */
export const DEGREE_LABELS = {
  secondary: "中专/中技",
  college: "大专",
  bachelor: "本科",
  master: "硕士",
  doctor: "博士",
} as const;
export type Degree = keyof typeof DEGREE_LABELS;
export const DEGREES = keysOf<Degree>(DEGREE_LABELS);

export const EXPERIENCE_KIND_LABELS = { work: "工作", internship: "实习", project: "项目或竞赛" } as const;
export type ExperienceKind = keyof typeof EXPERIENCE_KIND_LABELS;
export const EXPERIENCE_KINDS = keysOf<ExperienceKind>(EXPERIENCE_KIND_LABELS);

/** Who sees a profile apart from those whom its holder applies to. */
export const VISIBILITY_LABELS = {
  applied: "只有我投递的用人单位",
  verified: "已核验的用人单位都可以看到（不含姓名和联系方式）",
} as const;
export type Visibility = keyof typeof VISIBILITY_LABELS;
export const VISIBILITIES = keysOf<Visibility>(VISIBILITY_LABELS);

/** What an enterprise cannot do without, and nothing more. */
export const MISSING_LABELS = {
  name: "姓名",
  contact: "手机号或联系邮箱",
  education: "至少一段教育经历",
} as const;
export type MissingForApplying = keyof typeof MISSING_LABELS;

/** 项目默认: how much one profile holds. */
export const MOST_SKILLS = 20;
export const MOST_EDUCATION = 10;
export const MOST_EXPERIENCE = 15;
export const MOST_HIDDEN = 50;

/** Said wherever a profile is written: 妇女权益保障法 art. 43, 就业促进法 art. 27–31. */
export const NEVER_ASKED = "不收集性别、年龄、婚育、民族、籍贯和照片。";

/** The lists of the Ministry of Education that names of schools and subjects are looked up in. */
export const NAME_LISTS = ["university", "major"] as const;
export type NameList = (typeof NAME_LISTS)[number];
export const UNLISTED_SCHOOL = "未在教育部名录中匹配到，按您填写的保存";

/** Why an entry was not saved; what is gone is answered as what never was. */
export const ENTRY_REFUSAL_TEXT = {
  changed: "这段经历刚刚在别处有改动。您填写的还在，请对照后再保存。",
  again: "这张表单已经保存过一段经历。要另存一段，请再按一次“保存”。",
  tooMany: "已达到数量上限，请先删除不需要的。",
} as const;
export type EntryRefusal = keyof typeof ENTRY_REFUSAL_TEXT;

/** What is told before a profile is opened to enterprises (个人信息保护法 art. 17, 23, 25). */
export const VISIBLE_DISCLOSURE: Disclosure = {
  recipient: "在本平台核验有效的用人单位（您设为“对其隐藏”的除外）",
  contact: null,
  purpose: "寻找合适的求职者，通过平台邀请其投递",
  items: ["所在城市", "一句话介绍", "自我介绍", "技能", "求职意向", "教育经历", "工作、实习与项目经历"],
  retention: "公开期间可见；改回后立即不再显示",
};

interface Checked {
  realName: string;
  phone: string | null;
  email: string | null;
  education: readonly unknown[];
}

/** What is still to be filled in before somebody can apply. */
export function missingForApplying(profile: Checked | null): MissingForApplying[] {
  if (!profile) return keysOf<MissingForApplying>(MISSING_LABELS);
  const missing: MissingForApplying[] = [];
  if (!profile.realName) missing.push("name");
  if (!profile.phone && !profile.email) missing.push("contact");
  if (profile.education.length === 0) missing.push("education");
  return missing;
}
