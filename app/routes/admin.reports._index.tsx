import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { requirePermission } from "~/auth/require.server";
import { Wait } from "~/components/ui/wait";
import { StateTag } from "~/components/positions/state-tag";
import { Pager } from "~/components/ui/pager";
import { Table } from "~/components/ui/table";
import { StateTabs } from "~/components/ui/state-tabs";
import { WorkHead } from "~/components/ui/work-area";
import { readPage } from "~/domain/paging";
import {
  REPORT_DAYS,
  REPORT_FINDING_LABELS,
  REPORT_REASON_LABELS,
  REPORT_STATE_LABELS,
  REPORT_STATES,
} from "~/domain/report";
import { formatTime } from "~/domain/time";
import { pageTitle } from "~/http/page-meta";
import { paths } from "~/http/paths";
import { accountContext } from "~/services/load-context.server";
import { countReports, listAnsweredReports, listOpenReports } from "~/services/report/list-reports.server";

export function loader(asked: LoaderFunctionArgs) {
  const person = requirePermission(asked, "report:decide");
  const ctx = accountContext(asked.context, person);
  const params = new URL(asked.request.url).searchParams;
  const state = REPORT_STATES.find((name) => name === params.get("state")) ?? "open";
  const page = readPage(params.get("page"));
  return {
    state,
    counts: countReports(ctx),
    now: ctx.now,
    open: state === "open" ? listOpenReports(ctx, page) : null,
    answered: state === "answered" ? listAnsweredReports(ctx, page) : null,
  };
}

export const meta: MetaFunction = () => pageTitle("举报处理");

type Shown = ReturnType<typeof useLoaderData<typeof loader>>;

export default function Reports() {
  const { state, counts, open, answered, now } = useLoaderData<typeof loader>();
  const list = open ?? answered;
  return (
    <>
      <WorkHead title="举报处理">
        <p className="text-ink-2">先到先办，应在收到后 {REPORT_DAYS} 天内答复（项目默认）</p>
      </WorkHead>
      <StateTabs
        label="状态"
        tabs={REPORT_STATES.map((name) => ({
          to: paths.adminReports({ state: name }),
          label: REPORT_STATE_LABELS[name],
          n: counts[name],
          current: name === state,
        }))}
      />
      {open ? <Open postings={open.postings} now={now} /> : null}
      {answered ? <Answered reports={answered.reports} /> : null}
      {list ? <Pager {...list} href={(page) => paths.adminReports({ state, page })} /> : null}
    </>
  );
}

function Open({ postings, now }: { postings: NonNullable<Shown["open"]>["postings"]; now: number }) {
  if (postings.length === 0) return <p className="card p-5">没有待答复的举报，全部办结。</p>;
  return (
    <Table caption="有待答复举报的职位，最早举报的在前" columns={["职位", "用人单位", "举报", "等待"]}>
      {postings.map((posting) => (
        <tr key={posting.id}>
          <td className="min-w-36">
            <Link to={paths.adminReport(posting.id)}>{posting.title}</Link> <StateTag state={posting.state} />
            {posting.own ? <span className="tag ml-1">本单位，须由他人办理</span> : null}
          </td>
          <td>{posting.enterprise.name}</td>
          <td className="min-w-44">
            {posting.n.toLocaleString("en-US")} 条
            <small className="block text-ink-2">
              {posting.reasons.map((reason) => REPORT_REASON_LABELS[reason]).join("；")}
            </small>
          </td>
          <td className="whitespace-nowrap">
            <Wait since={posting.createdAt} dueAt={posting.dueAt} now={now} />
          </td>
        </tr>
      ))}
    </Table>
  );
}

function Answered({ reports }: { reports: NonNullable<Shown["answered"]>["reports"] }) {
  if (reports.length === 0) return <p className="card p-5">还没有答复过举报。</p>;
  return (
    <Table caption="已答复的举报，最近答复的在前" columns={["职位", "用人单位", "举报原因", "结论", "答复"]}>
      {reports.map((report) => (
        <tr key={report.id}>
          <td className="min-w-36">
            <Link to={paths.adminReport(report.id)}>{report.title}</Link>
          </td>
          <td>{report.enterprise}</td>
          <td>{REPORT_REASON_LABELS[report.reason]}</td>
          <td>{report.finding === null ? "—" : REPORT_FINDING_LABELS[report.finding]}</td>
          <td className="whitespace-nowrap">
            {report.answeredAt === null ? "—" : formatTime(report.answeredAt)}
            <small className="block text-ink-2">{report.answeredBy}</small>
          </td>
        </tr>
      ))}
    </Table>
  );
}
