import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { EnterpriseLink } from "~/components/enterprises/enterprise-link";
import { EDUCATION_LABELS } from "~/domain/education";
import {
  ENTERPRISE_SIZE_LABELS,
  OWNERSHIP_LABELS,
  type EnterpriseSize,
  type Ownership,
} from "~/domain/enterprise";
import { experienceText } from "~/domain/experience";
import { INDUSTRY_LABELS } from "~/domain/industry";
import type { JobCard } from "~/domain/job-card";
import { EMPLOYMENT_FORM_LABELS, JOB_TYPE_LABELS, type EmploymentForm } from "~/domain/job-type";
import { addressIn, districtLabel } from "~/domain/place";
import { contractText, trialText, type ContractKind } from "~/domain/posting-contract";
import type { PremiumResult } from "~/domain/premium";
import { formatSalary, statedPay } from "~/domain/salary";
import { formatDate, formatDaysLeft } from "~/domain/time";
import { paths } from "~/http/paths";
import { JobEnded } from "./job-ended";
import { PremiumReasons } from "./premium-reasons";
import { TierTags } from "./tier-tags";

/** A position as its page shows it. */
export interface ShownJob extends Omit<JobCard, "enterprise"> {
  headcount: number | null;
  employmentForm: EmploymentForm;
  duties: string | null;
  conditions: string | null;
  workConditions: string | null;
  benefits: string[];
  address: string | null;
  industry: string;
  experienceMinYears: number | null;
  experienceMaxYears: number | null;
  contractKind: ContractKind | null;
  contractMonths: number | null;
  trialMonths: number | null;
  trialPay: number | null;
  contact: string | null;
  closedToWomenBasis: string | null;
  closedToCarriersBasis: string | null;
  salaryRaw: string | null;
  sourceSite: string | null;
  sourceUrl: string | null;
  updatedAt: number;
}

export interface ShownEmployer {
  id: string;
  name: string;
  tiers: JobCard["enterprise"]["tiers"];
  creditCode: string | null;
  industry: string;
  size: EnterpriseSize;
  ownership: Ownership;
  district: string | null;
  address: string | null;
}

const UNKNOWN = "待核";

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="flex gap-3 py-1">
      <dt className="w-20 shrink-0 text-ink-2">{label}</dt>
      <dd className="min-w-0">{children}</dd>
    </div>
  );
}

interface SectionProps {
  id: string;
  title: string;
  below: "h1" | "h2";
  children: ReactNode;
}

function Section({ id, title, below, children }: SectionProps) {
  const Title = below === "h1" ? "h2" : "h3";
  return (
    <section aria-labelledby={id} className="mt-6">
      <Title id={id} className="mb-1.5 text-lg font-bold">
        {title}
      </Title>
      {children}
    </section>
  );
}

interface JobArticleProps {
  job: ShownJob;
  enterprise: ShownEmployer;
  availability: "open" | "expired" | "closed";
  /** How many rows of outside sources were merged into it. */
  sources: number;
  premium: PremiumResult | null;
  canonical: string;
  now: number;
  /** Level of its title. */
  heading?: "h1" | "h2";
}

const known = (label: string, isUnknown: boolean) => (isUnknown ? UNKNOWN : label);

function firstPublished({ postedAt, origin }: ShownJob): string {
  if (postedAt !== null) return `首次发布：${formatDate(postedAt)}。`;
  return origin === "registered" ? "尚未发布。" : "首次发布日期：待核。";
}

/** A position as visitors read it. */
export function JobArticle({
  job,
  enterprise,
  availability,
  sources,
  premium,
  canonical,
  now,
  heading: Title = "h1",
}: JobArticleProps) {
  const pay = formatSalary(statedPay(job));
  const contract = contractText(job.contractKind, job.contractMonths);
  const trial = trialText(job);
  return (
    <article className="card min-w-0 px-5 py-6 md:px-8">
      {availability === "open" ? null : <JobEnded availability={availability} job={job} />}
      <header className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 border-b border-line pb-5">
        <div className="min-w-0 flex-1 basis-80">
          <Title className="text-2xl leading-snug font-bold">{job.title}</Title>
          <p className="mt-1">
            <EnterpriseLink enterprise={enterprise} />
          </p>
          <ul className="mt-2 flex flex-wrap gap-1.5">
            {job.premium ? <li className="tag tag-premium">高薪优岗</li> : null}
            <TierTags tiers={enterprise.tiers} />
            {job.origin === "demo" ? <li className="tag">示例数据</li> : null}
          </ul>
        </div>
        <div className="sm:text-right">
          <p className="text-2xl font-bold whitespace-nowrap text-gold-ink">{pay.amount}</p>
          <p className="text-sm text-ink-2">{pay.unit}</p>
        </div>
      </header>
      <dl className="mt-4 grid gap-x-8 md:grid-cols-2">
        <Fact label="工作地点">
          {[districtLabel(job.district), job.cityDistrict, addressIn(job.district, job.address)]
            .filter(Boolean)
            .join(" · ")}
        </Fact>
        <Fact label="招聘人数">{job.headcount === null ? UNKNOWN : `${job.headcount} 人`}</Fact>
        <Fact label="学历要求">{known(EDUCATION_LABELS[job.education], job.education === "unknown")}</Fact>
        <Fact label="工作经验">
          {known(
            experienceText(job.experience, job.experienceMinYears, job.experienceMaxYears),
            job.experience === "unknown",
          )}
        </Fact>
        <Fact label="招聘类型">{known(JOB_TYPE_LABELS[job.type], job.type === "unknown")}</Fact>
        <Fact label="用工类型">
          {known(EMPLOYMENT_FORM_LABELS[job.employmentForm], job.employmentForm === "unknown")}
        </Fact>
        {contract ? <Fact label="合同期限">{contract}</Fact> : null}
        {trial ? <Fact label="试用期">{trial}</Fact> : null}
        <Fact label="所属产业">{known(INDUSTRY_LABELS[job.industry] ?? "", job.industry === "unknown")}</Fact>
        <Fact label="有效期至">
          {job.validUntil === null ? (
            UNKNOWN
          ) : (
            <>
              {formatDate(job.validUntil)}
              {availability === "open" ? (
                <span className="text-ink-2">（{formatDaysLeft(job.validUntil, now)}）</span>
              ) : null}
            </>
          )}
        </Fact>
      </dl>
      {premium ? <PremiumReasons result={premium} /> : null}
      {job.skills.length > 0 ? (
        <Section below={Title} id="skills" title="技能">
          <ul className="flex flex-wrap gap-1.5">
            {job.skills.map((skill) => (
              <li key={skill}>
                <Link className="chip" to={paths.jobs({ q: skill })}>
                  {skill}
                </Link>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      <Section below={Title} id="duties" title="工作内容">
        <p className="prose-zh">{job.duties ?? `${UNKNOWN}：来源没有写明工作内容。`}</p>
      </Section>
      <Section below={Title} id="conditions" title="招聘条件">
        <p className="prose-zh">{job.conditions ?? `${UNKNOWN}：来源没有单独写明招聘条件。`}</p>
      </Section>
      {job.closedToWomenBasis ? (
        <p className="mt-2 text-sm text-ink-2">女职工禁忌劳动依据：{job.closedToWomenBasis}</p>
      ) : null}
      {job.closedToCarriersBasis ? (
        <p className="mt-2 text-sm text-ink-2">病原携带者限制依据：{job.closedToCarriersBasis}</p>
      ) : null}
      <Section below={Title} id="work-conditions" title="工作条件与福利">
        <p className="prose-zh">
          {job.workConditions ?? (job.benefits.length > 0 ? null : `${UNKNOWN}：来源没有写明。`)}
        </p>
        {job.benefits.length > 0 ? (
          <ul className="mt-2 flex flex-wrap gap-1.5">
            {job.benefits.map((benefit) => (
              <li key={benefit} className="tag">
                {benefit}
              </li>
            ))}
          </ul>
        ) : null}
      </Section>
      {job.contact ? (
        <Section below={Title} id="contact" title="联系方式">
          <p>{job.contact}</p>
        </Section>
      ) : null}
      <footer className="mt-8 border-t border-line pt-4 text-sm text-ink-2">
        {firstPublished(job)}
        {job.origin === "imported" ? (
          <>
            {" "}
            转载自 {job.sourceSite ?? "外部来源"}
            {job.sourceCollected ? `，采集于 ${job.sourceCollected}` : ""}
            {sources > 1 ? `，合并了 ${sources} 条相同信息` : ""}。
            {job.salaryRaw ? `原文薪资：${job.salaryRaw}。` : ""}
            {job.sourceUrl ? (
              <a href={job.sourceUrl} rel="nofollow noopener noreferrer">
                查看来源
              </a>
            ) : null}
          </>
        ) : null}
        <span className="print-only">网址：{canonical}</span>
      </footer>
    </article>
  );
}

/** Who offers it. */
export function EmployerFacts({ enterprise }: { enterprise: ShownEmployer }) {
  return (
    <section aria-labelledby="employer" className="card px-5 py-5">
      <h2 id="employer" className="font-bold">
        用人单位
      </h2>
      <p className="mt-1">
        <EnterpriseLink enterprise={enterprise} />
      </p>
      <dl className="mt-2 text-sm">
        <Fact label="信用代码">{enterprise.creditCode ?? UNKNOWN}</Fact>
        <Fact label="行业">
          {known(INDUSTRY_LABELS[enterprise.industry] ?? "", enterprise.industry === "unknown")}
        </Fact>
        <Fact label="规模">
          {known(ENTERPRISE_SIZE_LABELS[enterprise.size], enterprise.size === "unknown")}
        </Fact>
        <Fact label="性质">
          {known(OWNERSHIP_LABELS[enterprise.ownership], enterprise.ownership === "unknown")}
        </Fact>
        <Fact label="地址">
          {enterprise.address ?? (enterprise.district ? districtLabel(enterprise.district) : UNKNOWN)}
        </Fact>
      </dl>
    </section>
  );
}
