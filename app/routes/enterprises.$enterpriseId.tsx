import type { HeadersFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ResponseRateText } from "~/components/applications/response-rate";
import { EnterpriseRegister } from "~/components/enterprises/register";
import { JobCard } from "~/components/jobs/job-card";
import { TierTags } from "~/components/jobs/tier-tags";
import { JsonLd } from "~/components/ui/json-ld";
import { Pager } from "~/components/ui/pager";
import { ENTERPRISE_SIZE_LABELS, ORIGIN_LABELS, OWNERSHIP_LABELS } from "~/domain/enterprise";
import { INDUSTRY_LABELS } from "~/domain/industry";
import { toJobCard } from "~/domain/job-card";
import { districtLabel } from "~/domain/place";
import { PAGING_FIELDS } from "~/domain/query";
import { organizationJsonLd } from "~/domain/structured-data";
import { formatDate } from "~/domain/time";
import { isVerified } from "~/domain/verification";
import { pageMeta, pageSuffix } from "~/http/page-meta";
import { paths } from "~/http/paths";
import { publicPage } from "~/http/public-page.server";
import { computeResponseRate } from "~/services/application/compute-response-rate.server";
import { getRegister } from "~/services/enterprise/get-register.server";
import { getEnterprise } from "~/services/enterprise/get-enterprise.server";
import { searchContext } from "~/services/load-context.server";

const PER_PAGE = 20;

export function loader({ params, request, context }: LoaderFunctionArgs) {
  const ctx = searchContext(context);
  const asked = PAGING_FIELDS.page.safeParse(new URL(request.url).searchParams.get("page") ?? 1);
  const found = getEnterprise(ctx, params.enterpriseId ?? "", asked.success ? asked.data : 1, PER_PAGE);
  if (!found) throw new Response(null, { status: 404 });
  const url = new URL(paths.enterprise(found.enterprise.id), context.publicUrl).href;
  return publicPage({
    ...found,
    register: getRegister(ctx, found.enterprise.id),
    rate: found.enterprise.verifiedUntil === null ? null : computeResponseRate(ctx, found.enterprise.id),
    jobs: found.jobs.map(toJobCard),
    canonical: url,
    jsonLd: organizationJsonLd(found.enterprise, url),
    now: ctx.now,
  });
}

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  if (!data) return [];
  const { enterprise, openJobs, page, canonical } = data;
  const title = enterprise.name + pageSuffix(page);
  return pageMeta({ title, description: `${enterprise.name}，${openJobs} 个在招职位。`, canonical });
};

export default function EnterprisePage() {
  const { enterprise, jobs, openJobs, page, jsonLd, now, rate, register } = useLoaderData<typeof loader>();
  const facts: [string, string | null][] = [
    ["统一社会信用代码", enterprise.creditCode],
    ["行业", enterprise.industry === "unknown" ? null : (INDUSTRY_LABELS[enterprise.industry] ?? null)],
    ["规模", enterprise.size === "unknown" ? null : ENTERPRISE_SIZE_LABELS[enterprise.size]],
    ["性质", enterprise.ownership === "unknown" ? null : OWNERSHIP_LABELS[enterprise.ownership]],
    ["地点", enterprise.district ? districtLabel(enterprise.district) : null],
    ["地址", enterprise.address],
    ["信息来源", ORIGIN_LABELS[enterprise.origin]],
  ];
  return (
    <div className="wrap py-6">
      <JsonLd data={jsonLd} />
      <article className="card px-5 py-6 md:px-8">
        <h1 className="text-2xl leading-snug font-bold">{enterprise.name}</h1>
        <ul className="mt-2 flex flex-wrap gap-1.5">
          {isVerified(enterprise, now) && enterprise.verifiedUntil !== null ? (
            <li className="tag border-transparent bg-ok-tint text-ok">
              已核验 · 有效期至 {formatDate(enterprise.verifiedUntil)}
            </li>
          ) : enterprise.verifiedUntil === null ? (
            <li className="tag">未核验</li>
          ) : (
            <li className="tag tag-ended">核验已于 {formatDate(enterprise.verifiedUntil)} 到期</li>
          )}
          <TierTags tiers={enterprise.tiers} />
          {enterprise.origin === "demo" ? <li className="tag">示例数据</li> : null}
        </ul>
        {enterprise.summary ? <p className="prose-zh mt-4">{enterprise.summary}</p> : null}
        <dl className="mt-4 grid gap-x-8 text-sm md:grid-cols-2">
          {facts.map(([label, value]) => (
            <div key={label} className="flex gap-3 py-1">
              <dt className="w-32 shrink-0 text-ink-2">{label}</dt>
              <dd>{value ?? "待核"}</dd>
            </div>
          ))}
        </dl>
        {rate ? (
          <div className="mt-4 -mb-4 border-t border-line pt-4">
            <ResponseRateText rate={rate} />
          </div>
        ) : null}
      </article>
      <EnterpriseRegister tiers={enterprise.tiers} register={register} />
      <section aria-labelledby="jobs-heading" className="mt-8">
        <h2 id="jobs-heading" className="mb-3 text-lg font-bold">
          在招职位（{openJobs.toLocaleString("en-US")}）
        </h2>
        {openJobs === 0 ? <p className="text-ink-2">这家企业目前没有在招职位。</p> : null}
        {openJobs > 0 && jobs.length === 0 ? <p className="text-ink-2">没有更多职位了。</p> : null}
        <ol className="space-y-3">
          {jobs.map((job) => (
            <li key={job.id}>
              <JobCard job={job} terms={[]} now={now} heading="h3" />
            </li>
          ))}
        </ol>
        <Pager
          total={openJobs}
          perPage={PER_PAGE}
          page={page}
          href={(n) =>
            n > 1 ? `${paths.enterprise(enterprise.id)}?page=${n}` : paths.enterprise(enterprise.id)
          }
        />
      </section>
    </div>
  );
}
