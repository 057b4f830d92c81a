import { z } from "zod";
import { CULTIVATION_TIERS, type CultivationTier } from "./cultivation-tier";
import { EDUCATIONS, type Education } from "./education";
import { EXPERIENCES, type Experience } from "./experience";
import { isIndustry } from "./industry";
import { JOB_TYPES, type JobType } from "./job-type";
import { PAGING_FIELDS, districtValue, positiveInteger, readQuery, type DroppedValue } from "./query";

export const JOB_SORTS = ["relevance", "newest", "salary"] as const;
export type JobSort = (typeof JOB_SORTS)[number];

/** The query of `/jobs`, the same in the page, the API, feeds and saved searches. */
export interface JobQuery {
  q: string;
  district: string[];
  industry: string[];
  education: Education[];
  experience: Experience[];
  type: JobType[];
  tier: CultivationTier[];
  /** 元 a month. */
  salaryMin: number | null;
  premium: boolean;
  /** Days. */
  postedWithin: number | null;
  sort: JobSort;
  page: number;
  perPage: number;
}

export const EMPTY_JOB_QUERY: JobQuery = {
  q: "",
  district: [],
  industry: [],
  education: [],
  experience: [],
  type: [],
  tier: [],
  salaryMin: null,
  premium: false,
  postedWithin: null,
  sort: "relevance",
  page: 1,
  perPage: 20,
};

const MULTI = {
  district: districtValue,
  industry: z.string().refine(isIndustry),
  education: z.enum(EDUCATIONS),
  experience: z.enum(EXPERIENCES),
  type: z.enum(JOB_TYPES),
  tier: z.enum(CULTIVATION_TIERS),
};

const SINGLE = {
  salaryMin: positiveInteger(1_000_000),
  postedWithin: positiveInteger(3650),
  sort: z.enum(JOB_SORTS),
  ...PAGING_FIELDS,
};

/** Reads a query string; never throws (see `readQuery`). The inverse of `formatJobQuery`. */
export function parseJobQuery(params: URLSearchParams): { query: JobQuery; dropped: DroppedValue[] } {
  return readQuery<JobQuery>(params, EMPTY_JOB_QUERY, { multi: MULTI, single: SINGLE, flags: ["premium"] });
}
