import type { Education } from "../education";
import type { EnterpriseSize, Ownership } from "../enterprise";
import type { Experience } from "../experience";
import type { EmploymentForm, JobType } from "../job-type";
import { monthlyAmount, type SalaryPeriod } from "../salary";
import { shanghaiMidnight } from "../time";
import { parseBenefits, parseDescription, parseSkills } from "./description";
import { parseEducation } from "./education";
import { parseEnterpriseName, parseEnterpriseSize, parseOwnership, sizeHoldsIndustry } from "./enterprise";
import { parseExperience } from "./experience";
import { isIndustryList, parseIndustry } from "./industry";
import { parseJobType } from "./job-type";
import { parsePlace } from "./place";
import { parseSalary } from "./salary";
import { tidy } from "./text";

/** Columns of a file of postings; others are kept in the raw row and not read. */
export const POSTING_COLUMNS =
  "source_id site collected keyword title company city district salary education experience industry company_size company_type welfare skills description posted_at url".split(
    " ",
  );

/** A row as it was read: every cell a string. */
export type RawPosting = Record<string, string>;

export interface Posting {
  sourceId: string;
  site: string | null;
  collected: string | null;
  url: string | null;
  title: string;
  type: JobType;
  employmentForm: EmploymentForm;
  duties: string | null;
  conditions: string | null;
  skills: string[];
  benefits: string[];
  district: string;
  city: string | null;
  cityDistrict: string | null;
  industry: string;
  education: Education;
  experience: Experience;
  experienceMinYears: number | null;
  experienceMaxYears: number | null;
  salaryMin: number | null;
  salaryMax: number | null;
  salaryPeriod: SalaryPeriod | null;
  salaryMonths: number;
  salaryMinMonthly: number | null;
  salaryMaxMonthly: number | null;
  salaryRaw: string | null;
  /** UTC epoch ms; null where the source does not say. */
  postedAt: number | null;
  /** Start of the collection month or day, UTC epoch ms; null where unreadable. */
  collectedAt: number | null;
  enterprise: {
    name: string | null;
    industry: string;
    industryRaw: string | null;
    size: EnterpriseSize;
    ownership: Ownership;
  };
}

export type PostingReading =
  | {
      kind: "posting";
      posting: Posting;
      /** Fields that hold something that could not be read. */
      unreadable: string[];
      /** What the salary cell held. */
      salary: "stated" | "negotiable" | "absent" | "unreadable";
    }
  | { kind: "rejected"; field: string; reason: string };

const MAX_TITLE = 120;
const MAX_TEXT = 20_000;

/** `2019-06`, `2024-11-05`, `2024/11/5`, with or without a time → UTC epoch ms of that Shanghai day. */
export function parseDay(raw: string | null | undefined): number | null {
  const found = /^(\d{4})[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?)?(?:[ T].*)?$/.exec(tidy(raw));
  if (!found) return null;
  const [year, month, day] = [Number(found[1]), Number(found[2]), Number(found[3] ?? 1)];
  const date = new Date(Date.UTC(year, month - 1, day));
  const isReal =
    date.getUTCMonth() === month - 1 && date.getUTCDate() === day && year >= 1990 && year <= 2100;
  return isReal ? shanghaiMidnight(year, month, day) : null;
}

function webAddress(raw: string | null | undefined): string | null {
  const text = tidy(raw);
  if (!/^https?:\/\//i.test(text) || text.length > 2000 || !URL.canParse(text)) return null;
  return new URL(text).href;
}

/** Reads one row into typed values. Only a row without an identity or a title is rejected; the rest may be unknown. */
export function parsePosting(raw: RawPosting): PostingReading {
  const sourceId = tidy(raw.source_id);
  if (sourceId === "")
    return { kind: "rejected", field: "source_id", reason: "缺少来源编号，无法识别是否重复" };
  if (sourceId.length > 200)
    return { kind: "rejected", field: "source_id", reason: "来源编号超过 200 个字符" };
  const title = tidy(raw.title);
  if (!/[\p{L}\p{N}]/u.test(title))
    return { kind: "rejected", field: "title", reason: "职位名称为空或没有文字" };
  if ([...title].length > MAX_TITLE)
    return { kind: "rejected", field: "title", reason: `职位名称超过 ${MAX_TITLE} 个字` };
  const place = parsePlace(raw.city, raw.district);
  const experience = parseExperience(raw.experience);
  const education = parseEducation(raw.education);
  const salary = parseSalary(raw.salary);
  const pay = salary.kind === "stated" ? salary.salary : null;
  const filled = (cell: string | undefined) => tidy(cell) !== "";
  const slipped = sizeHoldsIndustry(raw.company_size);
  const stated = parseIndustry(raw.industry);
  // Files where columns slipped hold the industry in the size cell, or as a list in the skills cell.
  const listed = !filled(raw.industry) && isIndustryList(raw.skills);
  const industry =
    stated !== "unknown" ? stated : parseIndustry(slipped ? raw.company_size : listed ? raw.skills : "");
  const tags = parseSkills(listed ? "" : raw.skills);
  const description =
    (raw.description ?? "").trim() === "" && tags.sentence ? tags.sentence : raw.description;
  const { duties, conditions } = parseDescription((description ?? "").slice(0, MAX_TEXT));
  const name = parseEnterpriseName(raw.company);
  const unreadable = [
    filled(raw.education) && education === "unknown" ? "education" : null,
    filled(raw.experience) && experience.band === "unknown" ? "experience" : null,
    filled(raw.city) && place.city === null ? "city" : null,
    filled(raw.industry) && stated === "unknown" ? "industry" : null,
    filled(raw.company_size) && !slipped && parseEnterpriseSize(raw.company_size) === "unknown"
      ? "company_size"
      : null,
    filled(raw.company_type) && parseOwnership(raw.company_type) === "unknown" ? "company_type" : null,
    filled(raw.company) && name === null ? "company" : null,
    salary.kind === "unreadable" ? "salary" : null,
    filled(raw.posted_at) && parseDay(raw.posted_at) === null ? "posted_at" : null,
    filled(raw.url) && webAddress(raw.url) === null ? "url" : null,
  ].filter((field) => field !== null);
  const { type, form } = parseJobType(title);
  const posting: Posting = {
    sourceId,
    site: tidy(raw.site) || null,
    collected: tidy(raw.collected) || null,
    url: webAddress(raw.url),
    title,
    type,
    employmentForm: form,
    duties,
    conditions,
    skills: tags.skills,
    benefits: [...new Set([...parseBenefits(raw.welfare), ...tags.benefits])],
    ...place,
    industry,
    education,
    experience: experience.band,
    experienceMinYears: experience.minYears,
    experienceMaxYears: experience.maxYears,
    salaryMin: pay?.min ?? null,
    salaryMax: pay?.max ?? null,
    salaryPeriod: pay?.period ?? null,
    salaryMonths: pay?.months ?? 12,
    salaryMinMonthly: pay ? monthlyAmount(pay.min, pay.period) : null,
    salaryMaxMonthly: pay ? monthlyAmount(pay.max, pay.period) : null,
    salaryRaw: tidy(raw.salary) || null,
    postedAt: parseDay(raw.posted_at),
    collectedAt: parseDay(raw.collected),
    enterprise: {
      name,
      industry,
      industryRaw: tidy(raw.industry) || null,
      size: parseEnterpriseSize(raw.company_size),
      ownership: parseOwnership(raw.company_type),
    },
  };
  return { kind: "posting", posting, unreadable, salary: salary.kind };
}
