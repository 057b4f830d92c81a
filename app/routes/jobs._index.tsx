import type { HeadersFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData, useRouteLoaderData } from "@remix-run/react";
import { Choice } from "~/components/filters/choice";
import { ResultsPage } from "~/components/filters/results-page";
import { JobCard } from "~/components/jobs/job-card";
import { NoJobs } from "~/components/jobs/no-jobs";
import { jobFacetGroups, jobFilterChips } from "~/domain/facet-groups";
import { toJobCard } from "~/domain/job-card";
import { parseJobQuery, type JobSort } from "~/domain/job-query";
import { isPermitted } from "~/domain/permission";
import { formatJobQuery } from "~/domain/query-string";
import { keptQuery } from "~/domain/saved-search";
import { pageMeta, pageSuffix } from "~/http/page-meta";
import { publicPage } from "~/http/public-page.server";
import { paths } from "~/http/paths";
import type { loader as rootLoader } from "~/root";
import { findJobs } from "~/services/job/find-jobs.server";
import { widenJobSearch } from "~/services/job/widen-job-search.server";
import { searchContext } from "~/services/load-context.server";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const ctx = searchContext(context);
  const { query: asked, dropped } = parseJobQuery(new URL(request.url).searchParams);
  const { jobs, facets, ...found } = await findJobs(ctx, asked);
  const query = { ...asked, page: found.page };
  return publicPage({
    query,
    dropped,
    jobs: jobs.map(toJobCard),
    ...found,
    groups: jobFacetGroups(query, facets),
    chips: jobFilterChips(query).map(({ label, without }) => ({ label, href: paths.jobs(without) })),
    wider: found.total === 0 ? await widenJobSearch(ctx, query) : [],
    canonical: new URL(paths.jobs(query), context.publicUrl).href,
    now: ctx.now,
  });
}

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  if (!data) return [];
  const { q, page } = data.query;
  const title = q ? `${q} 职位` : "找职位";
  return [
    ...pageMeta({
      title: title + pageSuffix(page),
      description: `重庆高新区、西部（重庆）科学城${q}职位搜索：地点、产业链、学历、经验、薪资一目了然。`,
      canonical: data.canonical,
    }),
    {
      tagName: "link",
      rel: "alternate",
      type: "application/atom+xml",
      title: `${title}订阅`,
      href: paths.jobsFeed(data.query),
    },
  ];
};

const SORT_LABELS: Record<JobSort, string> = { relevance: "最相关", newest: "最新", salary: "薪资最高" };

export default function Jobs() {
  const { query, jobs, groups, chips, now, ...data } = useLoaderData<typeof loader>();
  const account = useRouteLoaderData<typeof rootLoader>("root")?.account;
  const mayAct = !account || isPermitted(account.roles, "candidate:act");
  const { q, ...filters } = query;
  const { total, page, perPage } = data;
  return (
    <ResultsPage
      action={paths.jobs()}
      box={{
        scope: "jobs",
        label: "搜索职位",
        placeholder: "职位、技能、企业或地点，如：嵌入式 C++",
        defaultValue: q,
        keep: [...formatJobQuery({ ...filters, page: 1 })],
      }}
      groups={groups}
      keep={{
        q,
        sort: query.sort === "relevance" ? "" : query.sort,
        postedWithin: query.postedWithin ? String(query.postedWithin) : "",
      }}
      stateKey={formatJobQuery(query).toString()}
      choices={
        <Choice name="premium" checked={query.premium}>
          <span className="tag tag-premium">高薪优岗</span>
        </Choice>
      }
      heading={q || "全部职位"}
      status={`${total.toLocaleString("en-US")} 个在招职位`}
      sorting={
        <nav aria-label="排序" className="flex gap-1 text-sm lg:ml-auto">
          {(Object.keys(SORT_LABELS) as JobSort[]).map((sort) => (
            <Link
              key={sort}
              to={paths.jobs({ ...query, sort, page: 1 })}
              preventScrollReset
              aria-current={sort === query.sort ? "true" : undefined}
              className="inline-flex min-h-8 items-center rounded-lg px-2 text-ink-2 no-underline hover:underline aria-[current=true]:bg-teal-tint aria-[current=true]:font-bold aria-[current=true]:text-teal"
            >
              {SORT_LABELS[sort]}
            </Link>
          ))}
        </nav>
      }
      chips={chips}
      clearHref={paths.jobs({ q, sort: query.sort })}
      notes={data}
      {...{ total, page, perPage }}
      pageHref={(n) => paths.jobs({ ...query, page: n })}
      after={
        <p className="no-print mt-6 flex flex-wrap justify-center gap-x-6 gap-y-2 text-sm text-ink-2">
          {mayAct ? (
            <Link to={paths.alertNew(keptQuery(query))} rel="nofollow">
              保存这个搜索，有新职位发邮件
            </Link>
          ) : null}
          <a href={paths.jobsFeed({ ...query, page: 1 })}>订阅这个搜索（Atom）</a>
        </p>
      }
    >
      {jobs.length > 0 ? (
        <ol className="space-y-3">
          {jobs.map((job) => (
            <li key={job.id}>
              <JobCard job={job} terms={data.matchedTerms} now={now} />
            </li>
          ))}
        </ol>
      ) : (
        <NoJobs query={query} wider={data.wider} />
      )}
    </ResultsPage>
  );
}
