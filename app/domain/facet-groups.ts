import { CULTIVATION_TIER_LABELS } from "./cultivation-tier";
import { EDUCATION_LABELS } from "./education";
import { ENTERPRISE_SIZE_LABELS } from "./enterprise";
import type { EnterpriseQuery } from "./enterprise-query";
import { EXPERIENCE_LABELS } from "./experience";
import { fold, rowsByCount, rowsOfLabels, type FacetGroup, type FacetRow, type FilterChip } from "./facet";
import { INDUSTRY_LABELS, INDUSTRY_SECTIONS, LEADING_INDUSTRIES, UNKNOWN_INDUSTRY } from "./industry";
import type { JobQuery } from "./job-query";
import { JOB_TYPE_LABELS } from "./job-type";
import { ZONE_DISTRICTS, districtLabel } from "./place";
import { SALARY_STEPS } from "./salary";

type FacetCounts = Readonly<Record<string, Readonly<Record<string, number>>>>;
type Counts = Readonly<Record<string, number>>;

/** Zone places first, then cities, each by number of hits. */
function districtGroup(counts: Counts, chosen: readonly string[]): FacetGroup {
  const rows = rowsByCount(counts, chosen).map((row) => ({ ...row, label: districtLabel(row.value) }));
  const inZone = (row: FacetRow) => ZONE_DISTRICTS.includes(row.value);
  const zone = rows.filter(inZone);
  const outside = rows.filter((row) => !inZone(row));
  const folded = fold([...zone, ...outside], Math.max(8, Math.min(zone.length, 12)));
  return { key: "district", label: "地点", choice: "many", ...folded };
}

/** The four leading industries with their chains, then the sections of GB/T 4754 behind a disclosure. */
function industryGroup(counts: Counts, chosen: readonly string[]): FacetGroup {
  const rows: FacetRow[] = [];
  for (const group of LEADING_INDUSTRIES) {
    const chains = rowsOfLabels(group.chains, counts, chosen).map((row) => ({ ...row, depth: 1 as const }));
    const count = chains.reduce((sum, row) => sum + row.count, counts[group.code] ?? 0);
    const checked = chosen.includes(group.code);
    if (count > 0 || checked) rows.push({ value: group.code, label: group.label, count, checked, depth: 0 });
    rows.push(...chains);
  }
  const others = rowsOfLabels(
    { ...INDUSTRY_SECTIONS, [UNKNOWN_INDUSTRY]: INDUSTRY_LABELS[UNKNOWN_INDUSTRY] ?? "" },
    counts,
    chosen,
  ).sort((a, b) => b.count - a.count);
  return {
    key: "industry",
    label: "产业链",
    choice: "many",
    rows: [...rows, ...others.filter((row) => row.checked)],
    more: others.filter((row) => !row.checked),
  };
}

function salaryGroup(counts: Counts, chosen: number | null): FacetGroup {
  const steps: number[] = [...SALARY_STEPS];
  if (chosen !== null && !steps.includes(chosen)) steps.push(chosen);
  const rows = steps
    .sort((a, b) => a - b)
    .map((step) => ({
      value: String(step),
      label: salaryStepLabel(step),
      count: counts[String(step)] ?? 0,
      checked: step === chosen,
      depth: 0 as const,
    }))
    .filter((row) => row.count > 0 || row.checked);
  return { key: "salaryMin", label: "月薪", hint: "按薪资范围的上限计", choice: "one", rows, more: [] };
}

/** 8000 → `8,000 元以上`, 15000 → `1.5 万以上`. */
export function salaryStepLabel(step: number): string {
  return step >= 10_000 ? `${step / 10_000} 万以上` : `${step.toLocaleString("en-US")} 元以上`;
}

function labelled(
  key: string,
  label: string,
  labels: Readonly<Record<string, string>>,
  counts: FacetCounts,
  chosen: readonly string[],
): FacetGroup {
  return { key, label, choice: "many", rows: rowsOfLabels(labels, counts[key] ?? {}, chosen), more: [] };
}

const hasRows = (group: FacetGroup) => group.rows.length + group.more.length > 0;

/** The facets of `/jobs`, in the order shown. */
export function jobFacetGroups(query: JobQuery, counts: FacetCounts): FacetGroup[] {
  return [
    districtGroup(counts.district ?? {}, query.district),
    industryGroup(counts.industry ?? {}, query.industry),
    labelled("education", "学历", EDUCATION_LABELS, counts, query.education),
    labelled("experience", "经验", EXPERIENCE_LABELS, counts, query.experience),
    labelled("type", "类型", JOB_TYPE_LABELS, counts, query.type),
    salaryGroup(counts.salary ?? {}, query.salaryMin),
    labelled("tier", "企业培育", CULTIVATION_TIER_LABELS, counts, query.tier),
  ].filter(hasRows);
}

/** The facets of `/enterprises`, in the order shown. */
export function enterpriseFacetGroups(query: EnterpriseQuery, counts: FacetCounts): FacetGroup[] {
  return [
    labelled("tier", "企业培育", CULTIVATION_TIER_LABELS, counts, query.tier),
    industryGroup(counts.industry ?? {}, query.industry),
    districtGroup(counts.district ?? {}, query.district),
    labelled("size", "规模", ENTERPRISE_SIZE_LABELS, counts, query.size),
  ].filter(hasRows);
}

const MANY_LABELS: Record<string, (value: string) => string> = {
  district: districtLabel,
  industry: (value) => INDUSTRY_LABELS[value] ?? value,
  education: (value) => EDUCATION_LABELS[value as keyof typeof EDUCATION_LABELS],
  experience: (value) => EXPERIENCE_LABELS[value as keyof typeof EXPERIENCE_LABELS],
  type: (value) => JOB_TYPE_LABELS[value as keyof typeof JOB_TYPE_LABELS],
  tier: (value) => CULTIVATION_TIER_LABELS[value as keyof typeof CULTIVATION_TIER_LABELS],
  size: (value) => ENTERPRISE_SIZE_LABELS[value as keyof typeof ENTERPRISE_SIZE_LABELS],
};

function manyChips<Q extends object>(query: Q): FilterChip<Q>[] {
  return Object.entries(MANY_LABELS).flatMap(([key, label]) => {
    const values = ((query as Record<string, unknown>)[key] ?? []) as string[];
    return values.map((value) => ({
      label: label(value),
      without: { ...query, [key]: values.filter((v) => v !== value), page: 1 },
    }));
  });
}

/** What is active in a job search, each with the search that lacks it. */
export function jobFilterChips(query: JobQuery): FilterChip<JobQuery>[] {
  const chips = manyChips(query);
  const add = (label: string, change: Partial<JobQuery>) =>
    chips.push({ label, without: { ...query, ...change, page: 1 } });
  if (query.salaryMin !== null) add(`月薪 ${salaryStepLabel(query.salaryMin)}`, { salaryMin: null });
  if (query.premium) add("高薪优岗", { premium: false });
  if (query.postedWithin !== null) add(`${query.postedWithin} 天内发布`, { postedWithin: null });
  return chips;
}

/** What is active in an enterprise search. */
export function enterpriseFilterChips(query: EnterpriseQuery): FilterChip<EnterpriseQuery>[] {
  const chips = manyChips(query);
  if (query.hiring) chips.push({ label: "正在招聘", without: { ...query, hiring: false, page: 1 } });
  return chips;
}
