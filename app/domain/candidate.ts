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
