import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { requirePermission } from "~/auth/require.server";
import { WorkHead } from "~/components/ui/work-area";
import { isPermitted, type Permission } from "~/domain/permission";
import { ROLE_LABELS } from "~/domain/role";
import { pageTitle } from "~/http/page-meta";
import { paths } from "~/http/paths";
import { countAccounts } from "~/services/account/count-accounts.server";
import { accountContext } from "~/services/load-context.server";
import { countReviewQueue } from "~/services/position/list-review-queue.server";
import { countReports } from "~/services/report/list-reports.server";
import { countTasks } from "~/services/task/manage-tasks.server";
import { countCases } from "~/services/verification/list-cases.server";

export function loader(asked: LoaderFunctionArgs) {
  const person = requirePermission(asked, "admin:enter");
  const ctx = accountContext(asked.context, person);
  const may = (permission: Permission) => isPermitted(person.roles, permission);
  return {
    cases: may("enterprise:verify") ? countCases(ctx).submitted : null,
    positions: may("position:decide") ? countReviewQueue(ctx) : null,
    reports: may("report:decide") ? countReports(ctx).open : null,
    tasks: may("task:manage") ? countTasks(ctx).failed : null,
    accounts: may("account:manage") ? countAccounts(ctx) : null,
  };
}

export const meta: MetaFunction = () => pageTitle("管理总览");

export default function Admin() {
  const { accounts, cases, positions, reports, tasks } = useLoaderData<typeof loader>();
  const queues = [
    { label: "待核验的企业", n: cases, to: paths.adminEnterprises() },
    { label: "待审核的职位", n: positions, to: paths.adminJobs() },
    { label: "待答复的举报", n: reports, to: paths.adminReports() },
    { label: "放弃的后台任务", n: tasks, to: paths.adminTasks({ state: "failed" }) },
  ].flatMap(({ n, ...queue }) => (n === null ? [] : [{ n, ...queue }]));
  return (
    <>
      <WorkHead title="总览" />
      <ul className="mb-5 grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        {queues.map(({ label, n, to }) => (
          <li key={to}>
            <Link to={to} className="card block p-5 text-ink no-underline hover:border-teal">
              <strong className={`block text-3xl ${n > 0 ? "text-gold-ink" : "text-ink-2"}`}>
                {n.toLocaleString("en-US")}
              </strong>
              {label}
            </Link>
          </li>
        ))}
      </ul>
      {accounts ? (
        <section aria-labelledby="accounts" className="card p-5">
          <h2 id="accounts" className="text-lg font-bold">
            账号
          </h2>
          <p>
            共 <Link to={paths.adminUsers()}>{accounts.total.toLocaleString("en-US")} 个账号</Link>
            {accounts.disabled > 0 ? `，其中 ${accounts.disabled.toLocaleString("en-US")} 个已停用` : ""}
          </p>
          <ul className="mt-2 flex flex-wrap gap-2">
            {accounts.byRole.map(({ role, n }) => (
              <li key={role}>
                <Link to={paths.adminUsers({ role })} className="chip">
                  {ROLE_LABELS[role]} {n.toLocaleString("en-US")}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
}
