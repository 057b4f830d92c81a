import type { JobPosting, MonetaryAmount, Organization, PostalAddress, WithContext } from "schema-dts";
import type { Education } from "./education";
import type { Experience } from "./experience";
import { printable, textToHtml } from "./html";
import { INDUSTRY_LABELS, UNKNOWN_INDUSTRY } from "./industry";
import type { EmploymentForm, JobType } from "./job-type";
import { UNKNOWN_DISTRICT, ZONE_AREAS, ZONE_TOWNS, addressIn } from "./place";
import type { SalaryPeriod } from "./salary";
import { isoShanghai } from "./time";

/** What of a job goes into its `JobPosting`; times are UTC epoch ms, pay is 元 per `salaryPeriod`. */
export interface JobPostingFacts {
  id: string;
  title: string;
  type: JobType;
  employmentForm: EmploymentForm;
  headcount: number | null;
  duties: string | null;
  conditions: string | null;
  workConditions: string | null;
  skills: readonly string[];
  benefits: readonly string[];
  district: string;
  city: string | null;
  cityDistrict: string | null;
  address: string | null;
  industry: string;
  education: Education;
  experience: Experience;
  experienceMinYears: number | null;
  salaryMin: number | null;
  salaryMax: number | null;
  salaryPeriod: SalaryPeriod | null;
  postedAt: number | null;
  validUntil: number | null;
}

export interface OrganizationFacts {
  name: string;
  website: string | null;
  creditCode: string | null;
  summary: string | null;
  district: string | null;
  address: string | null;
}

const text = (raw: string) => printable(raw).replace(/\s+/g, " ").trim();

/** The address of a web site, or undefined when it is not one. */
function webAddress(raw: string | null): string | undefined {
  if (!raw || !/^https?:\/\//i.test(raw.trim())) return undefined;
  return URL.canParse(raw.trim()) ? new URL(raw.trim()).href : undefined;
}

const MUNICIPALITIES = ["重庆", "北京", "上海", "天津"];
/** The administrative districts that the towns of the zone belong to (GB/T 2260). */
const AREA_NAMES: Record<string, string> = { "500106": "沙坪坝区", "500107": "九龙坡区" };

const joined = (...parts: (string | null | undefined)[]) => text(parts.filter(Boolean).join("")) || undefined;

/** Where a place of the portal is in postal terms; null when nothing is known of it. */
function postalAddress(district: string, city: string | null, below: string | null, street: string | null) {
  const at = (region: string | undefined, locality: string, streetAddress: string | undefined) =>
    ({
      "@type": "PostalAddress",
      addressCountry: "CN",
      addressRegion: region,
      addressLocality: locality,
      streetAddress,
    }) satisfies PostalAddress;
  const town = ZONE_TOWNS.find((t) => t.name === district);
  if (town)
    return at(
      "重庆市",
      AREA_NAMES[town.areaCode] ?? "重庆市",
      joined(town.name, addressIn(town.name, street)),
    );
  if ((ZONE_AREAS as readonly string[]).includes(district))
    return at("重庆市", district.replace("片区", "区"), joined(street));
  const name = text(city ?? (district === UNKNOWN_DISTRICT ? "" : district)).replace(/市$/, "");
  if (name === "") return null;
  if (MUNICIPALITIES.includes(name)) return at(`${name}市`, text(below ?? "") || `${name}市`, joined(street));
  return at(undefined, name, joined(below, street));
}

/** Values that search engines know; 劳务派遣 and 校招 without a stated form have none of their own. */
function employmentTypes(type: JobType, form: EmploymentForm): string | undefined {
  if (form === "internship" || form === "traineeship" || type === "internship") return "INTERN";
  if (form === "partTime" || type === "parttime") return "PART_TIME";
  if (form === "dispatch") return "OTHER";
  return form === "standard" || type === "fulltime" ? "FULL_TIME" : undefined;
}

const UNIT_TEXT: Partial<Record<SalaryPeriod, string>> = {
  hour: "HOUR",
  day: "DAY",
  week: "WEEK",
  month: "MONTH",
  year: "YEAR",
};

function baseSalary({ salaryMin, salaryMax, salaryPeriod }: JobPostingFacts): MonetaryAmount | undefined {
  const unitText = salaryPeriod ? UNIT_TEXT[salaryPeriod] : undefined;
  if (!unitText || (salaryMin === null && salaryMax === null)) return undefined;
  const amount =
    salaryMin === salaryMax
      ? { value: salaryMin ?? undefined }
      : { minValue: salaryMin ?? undefined, maxValue: salaryMax ?? undefined };
  return {
    "@type": "MonetaryAmount",
    currency: "CNY",
    value: { "@type": "QuantitativeValue", unitText, ...amount },
  };
}

const CREDENTIALS: Partial<Record<Education, string>> = {
  secondary: "high school",
  highSchool: "high school",
  college: "associate degree",
  bachelor: "bachelor degree",
  master: "postgraduate degree",
  doctor: "postgraduate degree",
};

function educationRequirements(education: Education): JobPosting["educationRequirements"] {
  if (education === "unlimited") return "no requirements";
  const credentialCategory = CREDENTIALS[education];
  return credentialCategory
    ? { "@type": "EducationalOccupationalCredential", credentialCategory }
    : undefined;
}

function experienceRequirements(job: JobPostingFacts): JobPosting["experienceRequirements"] {
  if (job.experience === "unlimited" || job.experience === "none") return "no requirements";
  if (!job.experienceMinYears) return undefined;
  return { "@type": "OccupationalExperienceRequirements", monthsOfExperience: job.experienceMinYears * 12 };
}

/** What is done and who is looked for; "" when neither is known. */
function description(job: JobPostingFacts): string {
  if (!job.duties?.trim() && !job.conditions?.trim()) return "";
  const parts: [string, string | null][] = [
    ["工作内容", job.duties],
    ["招聘条件", job.conditions],
    ["工作条件", job.workConditions],
  ];
  return parts
    .map(([heading, body]) => {
      const html = textToHtml(body ?? "");
      return html && `<p><strong>${heading}</strong></p>${html}`;
    })
    .join("");
}

/**
 * schema.org `JobPosting` with the fields that Google requires and recommends (peers D1). Null when a required one
 * (first publication, description, place) is not known: a posting is rather not offered than given invented data.
 * @param url canonical address of the job's page
 */
export function jobPostingJsonLd(
  job: JobPostingFacts,
  enterprise: OrganizationFacts,
  url: string,
): object | null {
  const title = text(job.title);
  const html = description(job);
  const address = postalAddress(job.district, job.city, job.cityDistrict, job.address);
  if (title === "" || html === "" || !address || job.postedAt === null) return null;
  return {
    "@context": "https://schema.org",
    "@type": "JobPosting",
    title,
    description: html,
    url,
    identifier: { "@type": "PropertyValue", name: "金凤凰 · 凤栖", value: job.id },
    datePosted: isoShanghai(job.postedAt),
    validThrough: job.validUntil === null ? undefined : isoShanghai(job.validUntil),
    hiringOrganization: {
      "@type": "Organization",
      name: text(enterprise.name),
      sameAs: webAddress(enterprise.website),
    },
    jobLocation: { "@type": "Place", address },
    employmentType: employmentTypes(job.type, job.employmentForm),
    baseSalary: baseSalary(job),
    totalJobOpenings: job.headcount ?? undefined,
    industry: job.industry === UNKNOWN_INDUSTRY ? undefined : INDUSTRY_LABELS[job.industry],
    skills: job.skills.length > 0 ? text(job.skills.join("、")) : undefined,
    jobBenefits: job.benefits.length > 0 ? text(job.benefits.join("、")) : undefined,
    educationRequirements: educationRequirements(job.education),
    experienceRequirements: experienceRequirements(job),
    directApply: false,
  } satisfies WithContext<JobPosting>;
}

/**
 * schema.org `Organization` of an employer.
 * @param url canonical address of the enterprise's page
 */
export function organizationJsonLd(enterprise: OrganizationFacts, url: string): object {
  const website = webAddress(enterprise.website);
  return {
    "@context": "https://schema.org",
    "@type": "Organization",
    "@id": `${url}#organization`,
    name: text(enterprise.name),
    url: website ?? url,
    sameAs: website,
    mainEntityOfPage: url,
    description: enterprise.summary ? text(enterprise.summary) : undefined,
    address: postalAddress(enterprise.district ?? "", null, null, enterprise.address) ?? undefined,
    identifier: enterprise.creditCode
      ? { "@type": "PropertyValue", name: "统一社会信用代码", value: enterprise.creditCode }
      : undefined,
  } satisfies WithContext<Organization>;
}

/** JSON that cannot close the `<script>` it stands in, whatever text it carries. */
export function serializeJsonLd(data: object): string {
  return JSON.stringify(data).replace(
    /[<>&\u2028\u2029]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
