import { escapeMarkup } from "~/domain/html";
import { highlight } from "~/domain/highlight";
import { isoShanghai } from "~/domain/time";
import { paths } from "~/http/paths";
import type { JobPage } from "../job/get-job.server";
import type { JobSummary } from "../job/job-view.server";

/** Matched words between `<mark>` and `</mark>` in text that is safe as HTML; undefined when nothing matched. */
export function marked(text: string, terms: readonly string[]): string | undefined {
  const parts = highlight(text, terms);
  if (!parts.some((part) => part.hit)) return undefined;
  return parts
    .map((part) => (part.hit ? `<mark>${escapeMarkup(part.text)}</mark>` : escapeMarkup(part.text)))
    .join("");
}

export const isoOrNull = (at: number | null) => (at === null ? null : isoShanghai(at));

type SharedFields = Omit<JobSummary, "enterprise"> & {
  enterprise: { id: string; name: string; tiers: { tier: string }[] };
};

/** What the list and the single job have in common. */
function core(job: SharedFields, publicUrl: string) {
  return {
    id: job.id,
    title: job.title,
    enterprise: {
      id: job.enterprise.id,
      name: job.enterprise.name,
      tiers: job.enterprise.tiers.map((badge) => badge.tier),
    },
    district: job.district,
    industry: job.industry,
    education: job.education,
    experience: job.experience,
    type: job.type,
    salaryMinMonthly: job.salaryMinMonthly,
    salaryMaxMonthly: job.salaryMaxMonthly,
    salaryMonths: job.salaryMonths,
    premium: job.premium,
    postedAt: isoOrNull(job.postedAt),
    validUntil: isoOrNull(job.validUntil),
    origin: job.origin,
    source: job.sourceSite
      ? { site: job.sourceSite, url: job.sourceUrl, collected: job.sourceCollected }
      : null,
    url: publicUrl + paths.job(job.id),
    skills: job.skills,
  };
}

/** One hit of `/api/v1/jobs`. */
export function presentJobHit(job: JobSummary, terms: readonly string[], publicUrl: string) {
  const fields = {
    title: marked(job.title, terms),
    enterprise: marked(job.enterprise.name, terms),
    district: marked(job.district, terms),
    skills: marked(job.skills.join("、"), terms),
  };
  return { ...core(job, publicUrl), highlight: fields };
}

/** `/api/v1/jobs/:id`: every element of the posting as the database knows it; unknown is null or `unknown`. */
export function presentJob({ job, enterprise, availability, sources }: JobPage, publicUrl: string) {
  return {
    ...core({ ...job, enterprise }, publicUrl),
    availability,
    employmentForm: job.employmentForm,
    headcount: job.headcount,
    duties: job.duties,
    conditions: job.conditions,
    workConditions: job.workConditions,
    benefits: job.benefits,
    city: job.city,
    cityDistrict: job.cityDistrict,
    address: job.address,
    experienceMinYears: job.experienceMinYears,
    experienceMaxYears: job.experienceMaxYears,
    salary: {
      min: job.salaryMin,
      max: job.salaryMax,
      period: job.salaryPeriod,
      months: job.salaryMonths,
      raw: job.salaryRaw,
    },
    mergedSources: sources,
    updatedAt: isoShanghai(job.updatedAt),
  };
}
