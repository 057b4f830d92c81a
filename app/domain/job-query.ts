import { z } from "zod";
import { CULTIVATION_TIERS, type CultivationTier } from "./cultivation-tier";
import { EDUCATIONS, type Education } from "./education";
import { EXPERIENCES, type Experience } from "./experience";
import { isIndustry } from "./industry";
import { JOB_TYPES, type JobType } from "./job-type";

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

const MAX_QUERY_CHARS = 200;
/** Pages beyond this many hits are not served: nobody reads them, crawlers do. */
export const MAX_REACHABLE_HITS = 10_000;

const text = z
  .string()
  .transform((s) => s.replace(/\p{Cc}/gu, " "))
  .transform((s) => s.toWellFormed().replace(/\s+/g, " ").trim().slice(0, MAX_QUERY_CHARS).toWellFormed());

const FIELDS = {
  district: text.refine((s) => s.length > 0 && s.length <= 30),
  industry: z.string().refine(isIndustry),
  education: z.enum(EDUCATIONS),
  experience: z.enum(EXPERIENCES),
  type: z.enum(JOB_TYPES),
  tier: z.enum(CULTIVATION_TIERS),
  salaryMin: z.coerce.number().int().min(1).max(1_000_000),
  premium: z.literal("1"),
  postedWithin: z.coerce.number().int().min(1).max(3650),
  sort: z.enum(JOB_SORTS),
  page: z.coerce.number().int().min(1).max(1_000_000),
  perPage: z.coerce.number().int().min(1).max(100),
} as const;

const MULTI = ["district", "industry", "education", "experience", "type", "tier"] as const;
const SINGLE = ["salaryMin", "postedWithin", "sort", "page", "perPage"] as const;

export interface DroppedValue {
  key: string;
  value: string;
}

/**
 * Reads a query string. Never throws: unknown keys are ignored, a bad value is left out and reported in `dropped`
 * so that the page can say so. Repeated keys are OR.
 */
export function parseJobQuery(params: URLSearchParams): { query: JobQuery; dropped: DroppedValue[] } {
  const dropped: DroppedValue[] = [];
  const query: Record<string, unknown> = { ...EMPTY_JOB_QUERY, q: text.parse(params.get("q") ?? "") };
  const drop = (key: string, value: string) => {
    if (value !== "" && dropped.length < 20) dropped.push({ key, value: text.parse(value).slice(0, 40) });
  };
  for (const key of MULTI) {
    const seen = new Set<string>();
    for (const raw of params.getAll(key).slice(0, 60)) {
      const read = FIELDS[key].safeParse(raw);
      if (read.success) seen.add(read.data);
      else drop(key, raw);
    }
    query[key] = [...seen];
  }
  for (const key of SINGLE) {
    const raw = params.get(key);
    if (raw === null || raw === "") continue;
    const read = FIELDS[key].safeParse(raw);
    if (read.success) query[key] = read.data;
    else drop(key, raw);
  }
  const premium = params.get("premium");
  if (premium === "1") query.premium = true;
  else if (premium !== null && premium !== "0") drop("premium", premium);
  return { query: query as unknown as JobQuery, dropped };
}
