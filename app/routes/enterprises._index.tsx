import type { HeadersFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData, useNavigation } from "@remix-run/react";
import { EnterpriseCard } from "~/components/enterprises/enterprise-card";
import { Chips } from "~/components/filters/chips";
import { FilterForm } from "~/components/filters/filter-form";
import { SearchBox } from "~/components/filters/search-box";
import { SearchNotes } from "~/components/filters/search-notes";
import { Pager } from "~/components/ui/pager";
import { parseEnterpriseQuery } from "~/domain/enterprise-query";
import { enterpriseFacetGroups, enterpriseFilterChips } from "~/domain/facet-groups";
import { formatEnterpriseQuery } from "~/domain/query-string";
import { paths } from "~/http/paths";
import { publicPage } from "~/http/public-page.server";
import { findEnterprises } from "~/services/enterprise/find-enterprises.server";
import { searchContext } from "~/services/load-context.server";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const ctx = searchContext(context);
  const { query: asked, dropped } = parseEnterpriseQuery(new URL(request.url).searchParams);
  const { facets, ...found } = await findEnterprises(ctx, asked);
  const query = { ...asked, page: found.page };
  return publicPage({
    query,
    dropped,
    ...found,
    groups: enterpriseFacetGroups(query, facets),
    chips: enterpriseFilterChips(query).map(({ label, without }) => ({
      label,
      href: paths.enterprises(without),
    })),
    canonical: new URL(paths.enterprises(query), context.publicUrl).href,
  });
}

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.query.q ? `${data.query.q} 企业` : "企业名录"} | 金凤凰 · 凤栖` },
  {
    name: "description",
    content:
      "重庆高新区、西部（重庆）科学城企业名录：按产业链、地点、规模和一科三高培育层级查找，看谁在招聘。",
  },
  ...(data ? [{ tagName: "link", rel: "canonical", href: data.canonical }] : []),
];

export default function Enterprises() {
  const { query, enterprises, total, page, perPage, groups, chips, ...data } = useLoaderData<typeof loader>();
  const navigation = useNavigation();
  const busy = navigation.state === "loading" && navigation.location.pathname === paths.enterprises();
  const { q, ...filters } = query;
  return (
    <>
      <div className="bg-chrome pb-6 text-chrome-ink">
        <div className="wrap pt-1.5">
          <SearchBox
            action={paths.enterprises()}
            scope="enterprises"
            label="搜索企业"
            placeholder="企业名称、产业或产品"
            defaultValue={q}
            keep={[...formatEnterpriseQuery({ ...filters, page: 1 })]}
          />
        </div>
      </div>
      <div className="wrap grid gap-x-8 py-5 lg:grid-cols-[236px_1fr]">
        <FilterForm
          action={paths.enterprises()}
          groups={groups}
          keep={{ q }}
          total={total}
          stateKey={formatEnterpriseQuery(query).toString()}
        >
          <label className="flex min-h-10 items-center gap-2 border-b border-line text-sm">
            <input type="checkbox" name="hiring" value="1" defaultChecked={query.hiring} className="size-4" />
            只看正在招聘的企业
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
              {q || "企业名录"}
            </h1>
            <p className="text-sm text-ink-2" role="status">
              {total.toLocaleString("en-US")} 家企业
            </p>
            <a href="#filters" className="chip ml-auto border border-line bg-surface lg:hidden">
              筛选{chips.length > 0 ? ` · ${chips.length}` : ""}
            </a>
          </div>
          <Chips chips={chips} clearHref={paths.enterprises({ q })} />
          <SearchNotes interpretation={data.interpretation} dropped={data.dropped} degraded={data.degraded} />
          {enterprises.length > 0 ? (
            <ol className="space-y-3">
              {enterprises.map((enterprise) => (
                <li key={enterprise.id}>
                  <EnterpriseCard enterprise={enterprise} terms={data.matchedTerms} />
                </li>
              ))}
            </ol>
          ) : (
            <div className="card px-5 py-8">
              <p className="text-lg font-bold">没有符合条件的企业</p>
              <p className="mt-1 text-ink-2">
                试试更短的名称，{chips.length > 0 ? "去掉一个筛选条件，" : ""}或者
                {q ? (
                  <Link to={paths.jobs({ q })}>在职位里搜索“{q}”</Link>
                ) : (
                  <Link to={paths.enterprises()}>查看全部企业</Link>
                )}
                。
              </p>
            </div>
          )}
          <Pager
            total={total}
            perPage={perPage}
            page={page}
            href={(n) => paths.enterprises({ ...query, page: n })}
          />
        </section>
      </div>
    </>
  );
}
