import { experienceBand, type Experience } from "../experience";
import { tidy } from "./text";

export interface ExperienceReading {
  band: Experience;
  minYears: number | null;
  maxYears: number | null;
}

const UNKNOWN: ExperienceReading = { band: "unknown", minYears: null, maxYears: null };
const MAX_YEARS = 50;

/**
 * The years of work a posting asks for. `3-4年` and `3-5年` share the band of their minimum; `2年` means two years or
 * more. Attendance (`5天/周`) and every other text is `unknown`.
 */
export function parseExperience(raw: string | null | undefined): ExperienceReading {
  const text = tidy(raw)
    .replace(/[~～—–至到]/g, "-")
    .replace(/学历不限/, "")
    .replace(/工作经验|经验/, "");
  if (text === "") return UNKNOWN;
  if (/^(无|无需|应届毕业生|应届生|应届|在校生|在校\/应届)$/.test(text))
    return { band: "none", minYears: 0, maxYears: 0 };
  if (/^(不限|无要求)$/.test(text)) return { band: "unlimited", minYears: null, maxYears: null };
  const range = /^(\d{1,2})-(\d{1,2})年$/.exec(text);
  if (range) {
    const [min, max] = [Number(range[1]), Number(range[2])];
    return min <= max && max <= MAX_YEARS
      ? { band: experienceBand(min), minYears: min, maxYears: max }
      : UNKNOWN;
  }
  const single = /^(\d{1,2})年(以上|及以上|以下|以内)?$/.exec(text);
  if (!single) return UNKNOWN;
  const years = Number(single[1]);
  if (years > MAX_YEARS) return UNKNOWN;
  if (single[2] === "以下" || single[2] === "以内")
    return { band: years <= 1 ? "under1" : experienceBand(0), minYears: 0, maxYears: years };
  return { band: experienceBand(years), minYears: years, maxYears: null };
}
