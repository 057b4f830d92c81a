import type { CultivationTier } from "./cultivation-tier";
import type { Education } from "./education";
import type { Origin } from "./enterprise";
import type { Experience } from "./experience";
import type { JobType } from "./job-type";
import type { SalaryPeriod } from "./salary";

/** What a list shows of a job. */
export interface JobCard {
  id: string;
  title: string;
  enterprise: { id: string; name: string; tiers: { tier: CultivationTier; year: number; source: string }[] };
  district: string;
  cityDistrict: string | null;
  education: Education;
  experience: Experience;
  type: JobType;
  skills: string[];
  salaryMin: number | null;
  salaryMax: number | null;
  salaryPeriod: SalaryPeriod | null;
  salaryMonths: number;
  premium: boolean;
  postedAt: number | null;
  validUntil: number | null;
  origin: Origin;
  sourceCollected: string | null;
}

const MAX_SKILLS = 5;

/** Leaves out everything that a list does not show: it would be sent to the browser twice for every row. */
export function toJobCard(job: JobCard): JobCard {
  return {
    id: job.id,
    title: job.title,
    enterprise: { id: job.enterprise.id, name: job.enterprise.name, tiers: job.enterprise.tiers },
    district: job.district,
    cityDistrict: job.cityDistrict,
    education: job.education,
    experience: job.experience,
    type: job.type,
    skills: job.skills.slice(0, MAX_SKILLS),
    salaryMin: job.salaryMin,
    salaryMax: job.salaryMax,
    salaryPeriod: job.salaryPeriod,
    salaryMonths: job.salaryMonths,
    premium: job.premium,
    postedAt: job.postedAt,
    validUntil: job.validUntil,
    origin: job.origin,
    sourceCollected: job.sourceCollected,
  };
}
