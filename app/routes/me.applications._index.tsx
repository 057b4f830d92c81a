import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { requirePermission } from "~/auth/require.server";
import { StatusTag } from "~/components/applications/status-tag";
import { Pager } from "~/components/ui/pager";
import { StateTabs } from "~/components/ui/state-tabs";
import { WorkHead } from "~/components/ui/work-area";
import { readPage } from "~/domain/paging";
import { formatDate, formatDaysAgo, formatDaysLeft } from "~/domain/time";
import { pageTitle } from "~/http/page-meta";
import { paths } from "~/http/paths";
import { listOwnApplications } from "~/services/application/list-applications.server";
import { accountContext } from "~/services/load-context.server";

export function loader(asked: LoaderFunctionArgs) {
  const person = requirePermission(asked, "candidate:act");
  const params = new URL(asked.request.url).searchParams;
  const state = params.get("state") === "ended" ? ("ended" as const) : ("open" as const);
  const page = readPage(params.get("page"));
  const ctx = accountContext(asked.context, person);
  return { state, now: ctx.now, ...listOwnApplications(ctx, { state, page }) };
}

export const meta: MetaFunction = () => pageTitle("我的投递");

export default function OwnApplications() {
  const { applications, counts, state, total, page, perPage, now } = useLoaderData<typeof loader>();
  return (
    <>
      <WorkHead title="我的投递" />
      <StateTabs
        label="按进展查看"
        tabs={[
          { to: paths.myApplications(), label: "进行中", n: counts.open, current: state === "open" },
          {
            to: paths.myApplications({ state: "ended" }),
            label: "已结束",
            n: counts.ended,
            current: state === "ended",
          },
        ]}
      />
      {applications.length === 0 ? (
        <p className="card p-5">
          {state === "open" ? "没有进行中的投递。" : "没有已结束的投递。"}
          <Link to={paths.jobs()}>搜索职位</Link>
        </p>
      ) : (
        <ul className="space-y-3">
          {applications.map((one) => (
            <li key={one.id} className="card flex flex-wrap items-start justify-between gap-3 p-4">
              <div className="min-w-0">
                <p className="font-bold">
                  <Link to={paths.myApplication(one.id)}>{one.title}</Link>
                  {one.unseen ? <span className="tag tag-premium ml-2">有新进展</span> : null}
                </p>
                <p>{one.enterprise}</p>
                <p className="text-sm text-ink-2">
                  {formatDate(one.appliedAt)}投递 · 最近进展{formatDaysAgo(one.movedAt, now)}
                  {one.respondedAt === null && state === "open"
                    ? ` · 应答复期限${formatDaysLeft(one.respondBy, now)}`
                    : ""}
                </p>
              </div>
              <StatusTag status={one.status} />
            </li>
          ))}
        </ul>
      )}
      <Pager {...{ total, page, perPage }} href={(n) => paths.myApplications({ state, page: n })} />
    </>
  );
}
