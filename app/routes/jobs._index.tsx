import type { HeadersFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData, useNavigation } from "@remix-run/react";
import { Chips } from "~/components/filters/chips";
import { FilterForm } from "~/components/filters/filter-form";
import { SearchBox } from "~/components/filters/search-box";
import { SearchNotes } from "~/components/filters/search-notes";
import { JobCard } from "~/components/jobs/job-card";
import { NoJobs } from "~/components/jobs/no-jobs";
import { Pager } from "~/components/ui/pager";
import { jobFacetGroups, jobFilterChips } from "~/domain/facet-groups";
import { toJobCard } from "~/domain/job-card";
import { parseJobQuery, type JobSort } from "~/domain/job-query";
import { formatJobQuery } from "~/domain/query-string";
import { publicPage } from "~/http/public-page.server";
import { paths } from "~/http/paths";
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
  const words = data?.query.q;
  const title = words ? `${words} 职位` : "找职位";
  return [
    { title: `${title} | 金凤凰 · 凤栖` },
    {
      name: "description",
      content: `重庆高新区、西部（重庆）科学城${words ?? ""}职位搜索：地点、产业链、学历、经验、薪资一目了然。`,
    },
    ...(data ? [{ tagName: "link", rel: "canonical", href: data.canonical }] : []),
    {
      tagName: "link",
      rel: "alternate",
      type: "application/atom+xml",
      title: `${title}订阅`,
      href: paths.jobsFeed(data?.query),
    },
  ];
};

const SORT_LABELS: Record<JobSort, string> = { relevance: "最相关", newest: "最新", salary: "薪资最高" };

export default function Jobs() {
  const { query, jobs, total, page, perPage, groups, chips, now, ...data } = useLoaderData<typeof loader>();
  const navigation = useNavigation();
  const busy = navigation.state === "loading" && navigation.location.pathname === paths.jobs();
  const { q, ...filters } = query;
  const stateKey = formatJobQuery(query).toString();
  const heading = q || "全部职位";
  return (
    <>
      <div className="bg-chrome pb-6 text-chrome-ink">
        <div className="wrap pt-1.5">
          <SearchBox
            action={paths.jobs()}
            scope="jobs"
            label="搜索职位"
            placeholder="职位、技能、企业或地点，如：嵌入式 C++"
            defaultValue={q}
            keep={[...formatJobQuery({ ...filters, page: 1 })]}
          />
        </div>
      </div>
      <div className="wrap grid gap-x-8 py-5 lg:grid-cols-[236px_1fr]">
        <FilterForm
          action={paths.jobs()}
          groups={groups}
          keep={{
            q,
            sort: query.sort === "relevance" ? "" : query.sort,
            postedWithin: query.postedWithin ? String(query.postedWithin) : "",
          }}
          total={total}
          stateKey={stateKey}
        >
          <label className="flex min-h-10 items-center gap-2 border-b border-line text-sm">
            <input
              type="checkbox"
              name="premium"
              value="1"
              defaultChecked={query.premium}
              className="size-4"
            />
            <span className="tag tag-premium">高薪优岗</span>
          </label>
        </FilterForm>
        <section
          id="results"
          aria-labelledby="results-heading"
          aria-busy={busy}
          className={`min-w-0 ${busy ? "busy" : ""}`}
        >
          <div className="mb-3 flex flex-wrap items-baseline gap-x-3 gap-y-1">
            <h1 id="results-heading" className="text-xl font-bold">
              {heading}
            </h1>
            <p className="text-sm text-ink-2" role="status">
              {total.toLocaleString("en-US")} 个在招职位 · {Math.max(1, Math.round(data.processingMs))} 毫秒
            </p>
            <a href="#filters" className="chip ml-auto border border-line bg-surface lg:hidden">
              筛选{chips.length > 0 ? ` · ${chips.length}` : ""}
            </a>
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
          </div>
          <Chips chips={chips} clearHref={paths.jobs({ q, sort: query.sort })} />
          <SearchNotes interpretation={data.interpretation} dropped={data.dropped} degraded={data.degraded} />
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
          <Pager
            total={total}
            perPage={perPage}
            page={page}
            href={(n) => paths.jobs({ ...query, page: n })}
          />
          <p className="no-print mt-6 text-center text-sm text-ink-2">
            <a href={paths.jobsFeed({ ...query, page: 1 })}>订阅这个搜索（Atom）</a>
          </p>
        </section>
      </div>
    </>
  );
}
