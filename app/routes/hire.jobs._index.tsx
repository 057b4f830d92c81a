import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { requirePermission } from "~/auth/require.server";
import { NoEnterprise } from "~/components/positions/employer-notice";
import { StateTag } from "~/components/positions/state-tag";
import { Pager } from "~/components/ui/pager";
import { Table } from "~/components/ui/table";
import { StateTabs } from "~/components/ui/state-tabs";
import { WorkHead } from "~/components/ui/work-area";
import { JOB_STATES, JOB_STATE_LABELS, PAUSE_REASON_LABELS, confirmBy } from "~/domain/job";
import { isKeyOf } from "~/domain/labels";
import { readPage } from "~/domain/paging";
import { formatDate, formatDaysLeft, formatTime } from "~/domain/time";
import { pageTitle } from "~/http/page-meta";
import { paths } from "~/http/paths";
import { accountContext } from "~/services/load-context.server";
import { listOwnPositions } from "~/services/position/list-own-positions.server";

export function loader(asked: LoaderFunctionArgs) {
  const person = requirePermission(asked, "position:write");
  const params = new URL(asked.request.url).searchParams;
  const named = params.get("state");
  const state = isKeyOf(JOB_STATE_LABELS, named) ? named : null;
  const query = { state, page: readPage(params.get("page")) };
  const found = listOwnPositions(accountContext(asked.context, person), query);
  const { now } = asked.context;
  if (!found) return { found: null, state, now };
  const { enterprise: _enterprise, ...list } = found;
  return { found: list, state, now };
}

export const meta: MetaFunction = () => pageTitle("本单位职位");

type Listed = NonNullable<ReturnType<typeof useLoaderData<typeof loader>>["found"]>["positions"][number];

const receivedText = ({ all, waiting }: Listed["received"]) =>
  `${all} 份${waiting > 0 ? `，${waiting} 份待答复` : ""}`;

function nextDate(job: Listed, now: number): string {
  if (job.state === "review" && job.submittedAt !== null) return `${formatTime(job.submittedAt)}提交`;
  if (job.state === "paused") return job.pausedReason ? PAUSE_REASON_LABELS[job.pausedReason] : "—";
  if (job.state === "published" && job.confirmedAt !== null)
    return `下次确认${formatDaysLeft(confirmBy(job.confirmedAt), now)}`;
  return `${formatTime(job.updatedAt)}更新`;
}

export default function OwnPositions() {
  const { found, state, now } = useLoaderData<typeof loader>();
  if (!found) return <NoEnterprise />;
  const { positions, counts, all, total, page, perPage } = found;
  const tabs = [
    { to: paths.hireJobs(), label: "全部", n: all, current: state === null },
    ...JOB_STATES.map((name) => ({
      to: paths.hireJobs({ state: name }),
      label: JOB_STATE_LABELS[name],
      n: counts[name],
      current: state === name,
    })),
  ];
  return (
    <>
      <WorkHead title="本单位职位">
        <span className="flex flex-wrap gap-3">
          <Link to={paths.hireJobImports()} className="btn btn-quiet">
            批量导入
          </Link>
          <Link to={paths.hireJobNew()} className="btn">
            发布职位
          </Link>
        </span>
      </WorkHead>
      <StateTabs label="按状态查看" tabs={tabs} />
      {positions.length > 0 ? (
        <Table
          caption="本单位职位"
          columns={["职位", "状态", "投递", "人数", "首次发布", "有效期至", "进展"]}
        >
          {positions.map((job) => (
            <tr key={job.id}>
              <td>
                <Link to={paths.hireJob(job.id)}>{job.title || "未命名的职位"}</Link>
              </td>
              <td>
                <StateTag state={job.state} />
              </td>
              <td className="whitespace-nowrap">
                {job.received.all === 0 ? (
                  "—"
                ) : (
                  <Link to={paths.hireJobApplications(job.id)} aria-label={`“${job.title}”的投递`}>
                    {receivedText(job.received)}
                  </Link>
                )}
              </td>
              <td className="whitespace-nowrap">{job.headcount === null ? "—" : `${job.headcount} 人`}</td>
              <td className="whitespace-nowrap">{job.postedAt === null ? "—" : formatDate(job.postedAt)}</td>
              <td className="whitespace-nowrap">
                {job.validUntil === null ? "—" : formatDate(job.validUntil)}
              </td>
              <td>{nextDate(job, now)}</td>
            </tr>
          ))}
        </Table>
      ) : (
        <p className="card p-5">
          {state === null ? "还没有职位。" : `没有“${JOB_STATE_LABELS[state]}”的职位。`}
          <Link to={paths.hireJobNew()}>发布职位</Link>
        </p>
      )}
      <Pager
        {...{ total, page, perPage }}
        href={(n) => paths.hireJobs({ state: state ?? undefined, page: n })}
      />
    </>
  );
}
