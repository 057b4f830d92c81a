import { keysOf } from "./labels";

/** Band of the years of work a job asks for. `none` = graduates welcome, none needed. `unknown` = could not be read. */
export const EXPERIENCE_LABELS = {
  unlimited: "经验不限",
  none: "应届/无经验",
  under1: "1 年以下",
  "1-3": "1–3 年",
  "3-5": "3–5 年",
  "5-10": "5–10 年",
  over10: "10 年以上",
  unknown: "经验未注明",
} as const;
export type Experience = keyof typeof EXPERIENCE_LABELS;
export const EXPERIENCES = keysOf<Experience>(EXPERIENCE_LABELS);

/** The band that holds a minimum of `years` (≥ 0). */
export function experienceBand(years: number): Experience {
  if (years < 1) return "under1";
  if (years < 3) return "1-3";
  if (years < 5) return "3-5";
  if (years < 10) return "5-10";
  return "over10";
}

/** What a job asks for, in years where they are known: `4 年以上` says more than its band. */
export function experienceText(band: Experience, minYears: number | null, maxYears: number | null): string {
  if (minYears === null || minYears === 0) return EXPERIENCE_LABELS[band];
  return maxYears === null || maxYears <= minYears ? `${minYears} 年以上` : `${minYears}–${maxYears} 年`;
}
