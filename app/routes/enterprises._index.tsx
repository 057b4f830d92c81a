import type { HeadersFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { EnterpriseCard } from "~/components/enterprises/enterprise-card";
import { Choice } from "~/components/filters/choice";
import { ResultsPage } from "~/components/filters/results-page";
import { parseEnterpriseQuery } from "~/domain/enterprise-query";
import { enterpriseFacetGroups, enterpriseFilterChips } from "~/domain/facet-groups";
import { formatEnterpriseQuery } from "~/domain/query-string";
import { pageMeta, pageSuffix } from "~/http/page-meta";
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

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data
    ? pageMeta({
        title: (data.query.q ? `${data.query.q} 企业` : "企业名录") + pageSuffix(data.query.page),
        description:
          "重庆高新区、西部（重庆）科学城企业名录：按产业链、地点、规模和一科三高培育层级查找，看谁在招聘。",
        canonical: data.canonical,
      })
    : [];

export default function Enterprises() {
  const { query, enterprises, groups, chips, ...data } = useLoaderData<typeof loader>();
  const { q, ...filters } = query;
  const { total, page, perPage } = data;
  return (
    <ResultsPage
      action={paths.enterprises()}
      box={{
        scope: "enterprises",
        label: "搜索企业",
        placeholder: "企业名称、产业或产品",
        defaultValue: q,
        keep: [...formatEnterpriseQuery({ ...filters, page: 1 })],
      }}
      groups={groups}
      keep={{ q }}
      stateKey={formatEnterpriseQuery(query).toString()}
      choices={
        <Choice name="hiring" checked={query.hiring}>
          只看正在招聘的企业
        </Choice>
      }
      heading={q || "企业名录"}
      status={`${total.toLocaleString("en-US")} 家企业`}
      chips={chips}
      clearHref={paths.enterprises({ q })}
      notes={data}
      {...{ total, page, perPage }}
      pageHref={(n) => paths.enterprises({ ...query, page: n })}
    >
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
    </ResultsPage>
  );
}
