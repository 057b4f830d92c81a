import type { HeadersFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { findAccount } from "~/auth/require.server";
import { ResponseRateText } from "~/components/applications/response-rate";
import { EmployerFacts, JobArticle } from "~/components/jobs/job-article";
import { JobCard } from "~/components/jobs/job-card";
import { SaveButton } from "~/components/jobs/save-button";
import { JsonLd } from "~/components/ui/json-ld";
import { RESPONSE_DAYS } from "~/domain/application";
import { isPermitted } from "~/domain/permission";
import { toJobCard } from "~/domain/job-card";
import { salaryText, statedPay } from "~/domain/salary";
import { jobPostingJsonLd } from "~/domain/structured-data";
import { pageMeta } from "~/http/page-meta";
import { paths } from "~/http/paths";
import { publicPage } from "~/http/public-page.server";
import { computeResponseRate } from "~/services/application/compute-response-rate.server";
import { findSimilarJobs } from "~/services/job/find-similar-jobs.server";
import { getJob } from "~/services/job/get-job.server";
import { accountContext, searchContext } from "~/services/load-context.server";
import { readJobMarks } from "~/services/saved/list-saved-jobs.server";

export async function loader(asked: LoaderFunctionArgs) {
  const { params, context } = asked;
  const ctx = searchContext(context);
  const found = getJob(ctx, params.jobId ?? "");
  if (!found) throw new Response(null, { status: 404 });
  const { job, enterprise, availability, sources, premium, appliable } = found;
  const person = findAccount(asked);
  const mayAct = person !== null && isPermitted(person.roles, "candidate:act");
  const url = new URL(paths.job(job.id), context.publicUrl).href;
  return publicPage({
    job,
    enterprise,
    availability,
    sources,
    premium,
    appliable,
    /** Whoever is not signed in may come to act as a candidate. */
    mayAct: person === null || mayAct,
    marks: mayAct ? readJobMarks(accountContext(context, person), job.id) : null,
    rate: appliable ? computeResponseRate(ctx, enterprise.id) : null,
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

export default function JobPage() {
  const {
    job,
    enterprise,
    availability,
    sources,
    premium,
    similar,
    jsonLd,
    canonical,
    now,
    appliable,
    rate,
    mayAct,
    marks,
  } = useLoaderData<typeof loader>();
  return (
    <div className="wrap grid items-start gap-8 py-6 lg:grid-cols-[1fr_320px]">
      {jsonLd ? <JsonLd data={jsonLd} /> : null}
      <JobArticle {...{ job, enterprise, availability, sources, premium, canonical, now }} />
      <aside className="min-w-0 space-y-6">
        {mayAct ? (
          <section aria-labelledby="apply" className="no-print card space-y-2 px-5 py-5">
            <h2 id="apply" className="visually-hidden">
              {appliable ? "投递与收藏" : "收藏"}
            </h2>
            {marks?.applied ? (
              <Link to={paths.myApplication(marks.applied)} className="btn w-full justify-center">
                已投递，查看进展
              </Link>
            ) : null}
            {appliable && !marks?.applied ? (
              <>
                <Link to={paths.jobApply(job.id)} rel="nofollow" className="btn w-full justify-center">
                  投递这个职位
                </Link>
                <p className="text-sm text-ink-2">
                  提交前会列出用人单位将看到的全部内容；进展随时可查，{RESPONSE_DAYS}{" "}
                  天内没有答复会如实告诉您。
                </p>
              </>
            ) : null}
            <SaveButton job={job} saved={marks?.saved ?? null} />
          </section>
        ) : null}
        {/* Public: whoever may not apply, as the enterprise's own people, is to see it too. */}
        {rate ? (
          <section aria-label="答复情况" className="card px-5 pt-4 text-sm">
            <ResponseRateText rate={rate} />
          </section>
        ) : null}
        <EmployerFacts enterprise={enterprise} />
        <p className="no-print px-5 text-sm">
          <Link to={paths.jobReport(job.id)} rel="nofollow" className="text-ink-2">
            举报这个职位
          </Link>
        </p>
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
