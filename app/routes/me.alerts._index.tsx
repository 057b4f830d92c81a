import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { requirePermission } from "~/auth/require.server";
import { WorkHead } from "~/components/ui/work-area";
import {
  ALERT_FREQUENCY_LABELS,
  MOST_SAVED_SEARCHES,
  describeSearch,
  readKeptQuery,
} from "~/domain/saved-search";
import { formatDate } from "~/domain/time";
import { pageTitle } from "~/http/page-meta";
import { paths } from "~/http/paths";
import { listSearches } from "~/services/alert/list-searches.server";
import { accountContext } from "~/services/load-context.server";

export function loader(asked: LoaderFunctionArgs) {
  const ctx = accountContext(asked.context, requirePermission(asked, "candidate:act"));
  return {
    searches: listSearches(ctx).map(({ id, name, query, frequency, createdAt }) => {
      const read = readKeptQuery(query);
      const href = paths.jobs({ ...read, sort: "newest" });
      return { id, name, frequency, createdAt, says: describeSearch(read), href };
    }),
  };
}

export const meta: MetaFunction = () => pageTitle("保存的搜索");

export default function Alerts() {
  const { searches } = useLoaderData<typeof loader>();
  return (
    <>
      <WorkHead title="保存的搜索" />
      {searches.length === 0 ? (
        <p className="card p-5">
          还没有保存的搜索。<Link to={paths.jobs()}>搜索职位</Link>
          ，再点结果下方的“保存这个搜索”，有新职位时可以收到邮件。
        </p>
      ) : (
        <>
          <ul className="space-y-3">
            {searches.map(({ id, name, says, href, frequency, createdAt }) => (
              <li key={id} className="card flex flex-wrap items-start justify-between gap-3 p-4">
                <div className="min-w-0">
                  <p className="font-bold">
                    <Link to={href}>{name}</Link>
                  </p>
                  {says === name ? null : <p>{says}</p>}
                  <p className="text-sm text-ink-2">
                    新职位邮件：{ALERT_FREQUENCY_LABELS[frequency]} · {formatDate(createdAt)}保存
                  </p>
                </div>
                <Link to={paths.alert(id)} className="btn btn-quiet" aria-label={`更改“${name}”`}>
                  更改
                </Link>
              </li>
            ))}
          </ul>
          <p className="mt-4 text-sm text-ink-2">最多保存 {MOST_SAVED_SEARCHES} 个。</p>
        </>
      )}
    </>
  );
}
