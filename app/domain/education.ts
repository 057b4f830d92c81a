import { keysOf } from "./labels";

/** Minimum education a job asks for, lowest first; levels after GB/T 4658. `unknown` = the source could not be read. */
export const EDUCATION_LABELS = {
  unlimited: "学历不限",
  junior: "初中及以下",
  secondary: "中专/中技",
  highSchool: "高中",
  college: "大专",
  bachelor: "本科",
  master: "硕士",
  doctor: "博士",
  unknown: "学历未注明",
} as const;
export type Education = keyof typeof EDUCATION_LABELS;
export const EDUCATIONS = keysOf<Education>(EDUCATION_LABELS);
