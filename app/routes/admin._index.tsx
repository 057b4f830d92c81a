import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { requirePermission } from "~/auth/require.server";
import { WorkHead } from "~/components/ui/work-area";
import { FEWEST_FOR_OUTCOME, STAYED_MONTHS } from "~/domain/outcome";
import { isPermitted, type Permission } from "~/domain/permission";
import { ROLE_LABELS } from "~/domain/role";
import { pageTitle } from "~/http/page-meta";
import { paths } from "~/http/paths";
import { countOutcomes, type OutcomeFigures } from "~/services/application/count-outcomes.server";
import { CARD_APPLICATION_STATUS_LABELS, type CardApplicationStatus } from "~/domain/card-application";
import { countDeskQueues } from "~/services/card-application/list-desk.server";
import { countAccounts } from "~/services/account/count-accounts.server";
import { countProposals } from "~/services/cultivation/list-proposals.server";
import { countFigures } from "~/services/figures/list-figures.server";
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
    cards: may("card:read") ? countDeskQueues(ctx) : null,
    figures: may("figures:confirm") ? (countFigures(ctx, { year: null, q: "" }).counts.submitted ?? 0) : null,
    proposals: may("cultivation:decide") ? countProposals(ctx).statuses.open : null,
    tasks: may("task:manage") ? countTasks(ctx).failed : null,
    accounts: may("account:manage") ? countAccounts(ctx) : null,
    outcomes: countOutcomes(ctx),
  };
}

export const meta: MetaFunction = () => pageTitle("管理总览");

export default function Admin() {
  const { accounts, cards, cases, figures, outcomes, positions, proposals, reports, tasks } =
    useLoaderData<typeof loader>();
  const queues = [
    {
      label: "待办的人才卡申请",
      n: cards && cards.reduce((sum, { n }) => sum + n, 0),
      to: paths.adminCardApplications(),
    },
    { label: "待核验的企业", n: cases, to: paths.adminEnterprises() },
    { label: "待审核的职位", n: positions, to: paths.adminJobs() },
    { label: "待答复的举报", n: reports, to: paths.adminReports() },
    { label: "待确认的年度数据", n: figures, to: paths.adminFigures() },
    { label: "待决定的入库与退出建议", n: proposals, to: paths.adminProposals() },
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
      <Outcomes figures={outcomes} />
      {cards ? <CardQueues queues={cards} /> : null}
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

/** What became of the hires, in figures that say nothing of single people. */
function Outcomes({ figures }: { figures: OutcomeFigures }) {
  const shown = [
    { label: "通过平台录用", n: figures.hired },
    { label: "已登记到岗", n: figures.started },
    { label: `到岗满 ${STAYED_MONTHS} 个月`, n: figures.due },
    { label: `其中登记仍在岗`, n: figures.stayed },
  ];
  return (
    <section aria-labelledby="outcomes" className="card mb-5 p-5">
      <h2 id="outcomes" className="text-lg font-bold">
        就业成效
      </h2>
      <p className="text-sm text-ink-2">
        由求职者和用人单位登记：至少一方登记“是”且没有一方登记“否”的计入。不足 {FEWEST_FOR_OUTCOME}{" "}
        人的不显示（项目默认）。
      </p>
      <dl className="mt-2 flex flex-wrap gap-x-8 gap-y-2">
        {shown.map(({ label, n }) => (
          <div key={label}>
            <dt className="text-sm text-ink-2">{label}</dt>
            <dd className="font-bold">
              {n === null ? `不足 ${FEWEST_FOR_OUTCOME} 人` : `${n.toLocaleString("en-US")} 人`}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

interface CardQueuesProps {
  queues: { stage: CardApplicationStatus; n: number; overdue: number }[];
}

/** What waits at each stage of the requests for cards, and how much of it is late. */
function CardQueues({ queues }: CardQueuesProps) {
  return (
    <section aria-labelledby="card-queues" className="card mb-5 p-5">
      <h2 id="card-queues" className="text-lg font-bold">
        人才卡申请各环节
      </h2>
      <ul className="mt-2 flex flex-wrap gap-2">
        {queues.map(({ stage, n, overdue }) => (
          <li key={stage}>
            <Link to={paths.adminCardApplications({ stage })} className="chip min-h-10">
              {CARD_APPLICATION_STATUS_LABELS[stage]} {n.toLocaleString("en-US")}
              {overdue > 0 ? (
                <span className="font-bold text-danger">
                  {stage === "publicity" ? `期满 ${overdue}` : `超期 ${overdue}`}
                </span>
              ) : null}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
