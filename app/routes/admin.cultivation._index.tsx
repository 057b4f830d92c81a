import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { requirePermission } from "~/auth/require.server";
import { NearText } from "~/components/cultivation-desk/near-text";
import { TierFunnel } from "~/components/cultivation-desk/tier-funnel";
import { SubmitButton } from "~/components/forms/portal-form";
import { Table } from "~/components/ui/table";
import { TaskState } from "~/components/ui/task-progress";
import { useRefresh } from "~/components/ui/use-refresh";
import { WorkHead } from "~/components/ui/work-area";
import { certificateEndText } from "~/domain/certificate";
import { CERTIFICATE_LABELS, CULTIVATION_STATUSES, CULTIVATION_STATUS_LABELS } from "~/domain/cultivation";
import { isPermitted } from "~/domain/permission";
import { formatDate, formatTime } from "~/domain/time";
import { pageTitle } from "~/http/page-meta";
import { paths } from "~/http/paths";
import { redirectWithToast } from "~/http/toast.server";
import { askRecompute } from "~/services/cultivation/ask-recompute.server";
import { countOutdated, nearlyThere } from "~/services/cultivation/list-companies.server";
import { ENDING_DAYS, showCultivation } from "~/services/cultivation/show-cultivation.server";
import { accountContext } from "~/services/load-context.server";

const NEAREST = 10;

export function loader(asked: LoaderFunctionArgs) {
  const person = requirePermission(asked, "cultivation:read");
  const ctx = accountContext(asked.context, person);
  return {
    ...showCultivation(ctx),
    near: nearlyThere(ctx, NEAREST),
    outdated: countOutdated(ctx),
    mayConfirm: isPermitted(person.roles, "figures:confirm"),
    mayDecide: isPermitted(person.roles, "cultivation:decide"),
    endingDays: ENDING_DAYS,
  };
}

export function action(asked: ActionFunctionArgs) {
  const person = requirePermission(asked, "cultivation:read");
  const begun = askRecompute(accountContext(asked.context, person));
  return redirectWithToast(
    paths.adminCultivation(),
    begun ? "重新计算已开始，进度见下方。" : "重新计算已经在进行，不必重复。",
  );
}

export const meta: MetaFunction = () => pageTitle("企业培育库");

const number = (n: number) => n.toLocaleString("en-US");

export default function Cultivation() {
  const { held, statuses, waiting, outdated, mayDecide, mayConfirm } = useLoaderData<typeof loader>();
  const queues = [
    ...(mayDecide
      ? [
          { label: "待决定的建议", n: waiting.proposals, to: paths.adminProposals() },
          { label: "其中：建议退出", n: waiting.exits, to: paths.adminProposals({ verb: "exit" }) },
        ]
      : []),
    ...(mayConfirm
      ? [{ label: "待确认的年度数据", n: waiting.figures, to: paths.adminFigures({ status: "submitted" }) }]
      : []),
    {
      label: "未更新年度数据的在库企业",
      n: outdated,
      to: paths.adminCultivationEnterprises({ outdated: 1 }),
    },
  ];
  return (
    <>
      <WorkHead title="企业培育库">
        <p className="flex flex-wrap gap-3">
          <Link to={paths.adminCultivationEnterprises()} className="btn btn-quiet">
            查找企业
          </Link>
          {mayDecide ? (
            <Link to={paths.adminLists()} className="btn btn-quiet">
              官方名单
            </Link>
          ) : null}
        </p>
      </WorkHead>
      <ul className="mb-5 grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        {queues.map(({ label, n, to }) => (
          <li key={to}>
            <Link to={to} className="card block p-5 text-ink no-underline hover:border-teal">
              <strong className={`block text-3xl ${n > 0 ? "text-gold-ink" : "text-ink-2"}`}>
                {number(n)}
              </strong>
              {label}
            </Link>
          </li>
        ))}
      </ul>
      <TierFunnel held={held} />
      <section aria-labelledby="statuses" className="card mb-5 p-5">
        <h2 id="statuses" className="text-lg font-bold">
          在库情况
        </h2>
        <dl className="mt-2 grid grid-cols-2 gap-3 sm:grid-cols-4">
          {CULTIVATION_STATUSES.map((status) => (
            <div key={status}>
              <dt className="text-sm text-ink-2">{CULTIVATION_STATUS_LABELS[status]}</dt>
              <dd className="text-2xl font-bold tabular-nums">
                <Link to={paths.adminCultivationEnterprises({ status })}>{number(statuses[status])}</Link>
              </dd>
            </div>
          ))}
        </dl>
      </section>
      <Near />
      <Ending />
      <Recompute />
    </>
  );
}

function Near() {
  const { near } = useLoaderData<typeof loader>();
  return (
    <section aria-labelledby="near" className="mb-5">
      <h2 id="near" className="mb-2 text-lg font-bold">
        接近达标（{number(near.total)}）
      </h2>
      <p className="mb-2 text-sm text-ink-2">
        离下一层级只差一步的企业，费力最小的在前；费力程度为项目默认，不是官方口径。
      </p>
      {near.total === 0 ? (
        <p className="card p-5">暂时没有只差一步的企业。</p>
      ) : (
        <Table caption="接近达标的企业，费力最小的在前" columns={["企业", "下一层级与还差的一步"]}>
          {near.rows.map((row) => (
            <tr key={row.id}>
              <td>
                <Link to={paths.adminCultivationEnterprise(row.id)}>{row.name}</Link>
              </td>
              <td>
                <NearText near={row.near} />
              </td>
            </tr>
          ))}
        </Table>
      )}
      {near.total > near.rows.length ? (
        <p className="mt-2">
          <Link to={paths.adminCultivationEnterprises({ near: 1 })}>查看全部 {number(near.total)} 家</Link>
        </p>
      ) : null}
    </section>
  );
}

function Ending() {
  const { ending, endingDays } = useLoaderData<typeof loader>();
  return (
    <section aria-labelledby="ending" className="mb-5">
      <h2 id="ending" className="mb-2 text-lg font-bold">
        {endingDays} 天内到期的证书（{number(ending.total)}）
      </h2>
      {ending.total === 0 ? (
        <p className="card p-5">没有即将到期的证书。</p>
      ) : (
        <Table caption={`${endingDays} 天内到期的证书，先到期的在前`} columns={["有效期至", "企业", "证书"]}>
          {ending.rows.map((row) => (
            <tr key={row.id}>
              <td className="whitespace-nowrap">
                {certificateEndText(row.kind, row.issuedOn, row.validUntil)}
              </td>
              <td>
                <Link to={paths.adminCultivationEnterprise(row.enterpriseId)}>{row.name}</Link>
              </td>
              <td>{CERTIFICATE_LABELS[row.kind]}</td>
            </tr>
          ))}
        </Table>
      )}
      {ending.total > ending.rows.length ? (
        <p className="mt-2">
          <Link to={paths.adminCultivationEnterprises({ ending: 1 })}>查看全部有证书即将到期的企业</Link>
        </p>
      ) : null}
    </section>
  );
}

function Recompute() {
  const { work } = useLoaderData<typeof loader>();
  useRefresh(work.some(({ isOpen }) => isOpen));
  return (
    <section aria-labelledby="recompute" className="card p-5">
      <h2 id="recompute" className="text-lg font-bold">
        重新计算
      </h2>
      <p className="text-ink-2">
        按现行规则重新判断所有已有确认年度数据或证书的企业，更新入库与退出建议。期间其他办理照常。
      </p>
      <Form method="post" action={`${paths.adminCultivation()}?index`} className="mt-3">
        <SubmitButton className="btn btn-quiet">全部重新计算</SubmitButton>
      </Form>
      {work.length > 0 ? (
        <ul className="mt-3 divide-y divide-line">
          {work.map((one) => (
            <li key={one.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2">
              <span className="whitespace-nowrap">{formatTime(one.createdAt)}</span>
              {one.begins === null ? (
                <TaskState label="重新计算全部企业" task={one} />
              ) : (
                <span className="tag">{formatDate(one.begins)}起适用新规则时计算</span>
              )}
              {one.progress?.found ? (
                <span className="text-sm text-ink-2">
                  {number(one.progress.found.companies ?? 0)} 家企业，
                  {number(one.progress.found.changed ?? 0)} 个年度有变化，
                  {number(one.progress.found.proposals ?? 0)} 条新建议
                </span>
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}
