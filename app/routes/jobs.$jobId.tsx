import type { HeadersFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { EnterpriseLink } from "~/components/enterprises/enterprise-link";
import { JobCard } from "~/components/jobs/job-card";
import { JobEnded } from "~/components/jobs/job-ended";
import { PremiumReasons } from "~/components/jobs/premium-reasons";
import { TierTags } from "~/components/jobs/tier-tags";
import { JsonLd } from "~/components/ui/json-ld";
import { EDUCATION_LABELS } from "~/domain/education";
import { ENTERPRISE_SIZE_LABELS, OWNERSHIP_LABELS } from "~/domain/enterprise";
import { experienceText } from "~/domain/experience";
import { INDUSTRY_LABELS } from "~/domain/industry";
import { toJobCard } from "~/domain/job-card";
import { EMPLOYMENT_FORM_LABELS, JOB_TYPE_LABELS } from "~/domain/job-type";
import { addressIn, districtLabel } from "~/domain/place";
import { formatSalary, salaryText, statedPay } from "~/domain/salary";
import { jobPostingJsonLd } from "~/domain/structured-data";
import { formatDate, formatDaysLeft } from "~/domain/time";
import { pageMeta } from "~/http/page-meta";
import { paths } from "~/http/paths";
import { publicPage } from "~/http/public-page.server";
import { findSimilarJobs } from "~/services/job/find-similar-jobs.server";
import { getJob } from "~/services/job/get-job.server";
import { searchContext } from "~/services/load-context.server";

export async function loader({ params, context }: LoaderFunctionArgs) {
  const ctx = searchContext(context);
  const found = getJob(ctx, params.jobId ?? "");
  if (!found) throw new Response(null, { status: 404 });
  const { job, enterprise, availability, sources, premium } = found;
  const url = new URL(paths.job(job.id), context.publicUrl).href;
  return publicPage({
    job,
    enterprise,
    availability,
    sources,
    premium,
    canonical: url,
    similar: (await findSimilarJobs(ctx, job, 4)).map(toJobCard),
    jsonLd: availability === "open" ? jobPostingJsonLd(job, enterprise, url) : null,
    now: ctx.now,
  });
}

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  if (!data) return [];
  const { job, enterprise, availability } = data;
  return [
    ...pageMeta({
      title: `${job.title} - ${enterprise.name}`,
      description: `${enterprise.name}招聘${job.title}，${job.district}，${salaryText(statedPay(job))}。`,
      canonical: data.canonical,
    }),
    ...(availability === "open" ? [] : [{ name: "robots", content: "noindex" }]),
  ];
};

const UNKNOWN = "待核";

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="flex gap-3 py-1">
      <dt className="w-20 shrink-0 text-ink-2">{label}</dt>
      <dd className="min-w-0">{children}</dd>
    </div>
  );
}

function Section({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className="mt-6">
      <h2 id={id} className="mb-1.5 text-lg font-bold">
        {title}
      </h2>
      {children}
    </section>
  );
}

export default function JobPage() {
  const { job, enterprise, availability, sources, premium, similar, jsonLd, canonical, now } =
    useLoaderData<typeof loader>();
  const pay = formatSalary(statedPay(job));
  const known = (label: string, isUnknown: boolean) => (isUnknown ? UNKNOWN : label);
  return (
    <div className="wrap grid items-start gap-8 py-6 lg:grid-cols-[1fr_320px]">
      {jsonLd ? <JsonLd data={jsonLd} /> : null}
      <article className="card min-w-0 px-5 py-6 md:px-8">
        {availability === "open" ? null : <JobEnded availability={availability} job={job} />}
        <header className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 border-b border-line pb-5">
          <div className="min-w-0 flex-1 basis-80">
            <h1 className="text-2xl leading-snug font-bold">{job.title}</h1>
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
          <Fact label="所属产业">
            {known(INDUSTRY_LABELS[job.industry] ?? "", job.industry === "unknown")}
          </Fact>
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
          <Section id="skills" title="技能">
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
        <Section id="duties" title="工作内容">
          <p className="prose-zh">{job.duties ?? `${UNKNOWN}：来源没有写明工作内容。`}</p>
        </Section>
        <Section id="conditions" title="招聘条件">
          <p className="prose-zh">{job.conditions ?? `${UNKNOWN}：来源没有单独写明招聘条件。`}</p>
        </Section>
        <Section id="work-conditions" title="工作条件与福利">
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
        <footer className="mt-8 border-t border-line pt-4 text-sm text-ink-2">
          {job.postedAt === null ? "首次发布日期：待核。" : `首次发布：${formatDate(job.postedAt)}。`}
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
      <aside className="min-w-0 space-y-6">
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
        {similar.length > 0 ? (
          <section aria-labelledby="similar" className="no-print">
            <h2 id="similar" className="mb-2 font-bold">
              相似的在招职位
            </h2>
            <ul className="space-y-3">
              {similar.map((other) => (
                <li key={other.id}>
                  <JobCard job={other} terms={[]} now={now} heading="h3" />
                </li>
              ))}
            </ul>
          </section>
        ) : null}
      </aside>
    </div>
  );
}
