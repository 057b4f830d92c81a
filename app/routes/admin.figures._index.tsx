import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { requirePermission } from "~/auth/require.server";
import { Pager } from "~/components/ui/pager";
import { StateTabs } from "~/components/ui/state-tabs";
import { Table } from "~/components/ui/table";
import { WaitOrEnd } from "~/components/ui/wait";
import { WorkHead } from "~/components/ui/work-area";
import { FIGURES_STATUS_LABELS } from "~/domain/figures-status";
import { readPage } from "~/domain/paging";
import { formatTime } from "~/domain/time";
import { DECISION_DAYS } from "~/domain/verification";
import { pageTitle } from "~/http/page-meta";
import { paths } from "~/http/paths";
import { OFFICE_STATUSES, countFigures, listFigures } from "~/services/figures/list-figures.server";
import { accountContext } from "~/services/load-context.server";

export function loader(asked: LoaderFunctionArgs) {
  const person = requirePermission(asked, "figures:confirm");
  const ctx = accountContext(asked.context, person);
  const params = new URL(asked.request.url).searchParams;
  const status = OFFICE_STATUSES.find((name) => name === params.get("status")) ?? "submitted";
  const named = /^\d{4}$/.test(params.get("year") ?? "") ? Number(params.get("year")) : null;
  return {
    ...{ status, year: named, statuses: OFFICE_STATUSES, now: ctx.now },
    ...countFigures(ctx, named),
    ...listFigures(ctx, { status, year: named, page: readPage(params.get("page")) }),
  };
}

export const meta: MetaFunction = () => pageTitle("年度数据");

export default function Figures() {
  const { status, statuses, year, years, counts, rows, now, total, page, perPage } =
    useLoaderData<typeof loader>();
  const waits = status === "submitted";
  const of = year ?? undefined;
  return (
    <>
      <WorkHead title="年度数据">
        <p className="text-ink-2">先到先办，应在提交后 {DECISION_DAYS} 天内办结（项目默认）</p>
      </WorkHead>
      <StateTabs
        label="状态"
        tabs={statuses.map((name) => ({
          to: paths.adminFigures({ status: name, year: of }),
          label: FIGURES_STATUS_LABELS[name],
          n: counts[name] ?? 0,
          current: name === status,
        }))}
      />
      <Form className="mb-4 flex flex-wrap items-end gap-3">
        <input type="hidden" name="status" value={status} />
        <label>
          <span className="block text-sm text-ink-2">年度</span>
          <select key={year} name="year" defaultValue={year ?? ""} className="field min-h-11">
            <option value="">全部年度</option>
            {years.map((one) => (
              <option key={one} value={one}>
                {one} 年
              </option>
            ))}
          </select>
        </label>
        <button type="submit" className="btn btn-quiet">
          筛选
        </button>
      </Form>
      {rows.length > 0 ? (
        <Table
          caption={`年度数据：${FIGURES_STATUS_LABELS[status]}`}
          columns={["企业", "年度", "版本", "提交时间", waits ? "等待" : "办结时间"]}
        >
          {rows.map((row) => (
            <tr key={row.id}>
              <td>
                <Link to={paths.adminFiguresOf(row.id)}>
                  {row.name}
                  <span className="visually-hidden"> {row.year} 年</span>
                </Link>
              </td>
              <td className="whitespace-nowrap">{row.year} 年</td>
              <td className="whitespace-nowrap">
                {row.revision > 1 ? `第 ${row.revision} 版（更正）` : "首次"}
              </td>
              <td className="whitespace-nowrap">
                {row.submittedAt === null ? "—" : formatTime(row.submittedAt)}
              </td>
              <td className="whitespace-nowrap">
                <WaitOrEnd {...{ waits, row, now }} />
              </td>
            </tr>
          ))}
        </Table>
      ) : (
        <p className="card p-5">{waits ? "没有待确认的年度数据，全部办结。" : "没有这种状态的记录。"}</p>
      )}
      <Pager {...{ total, page, perPage }} href={(n) => paths.adminFigures({ status, year: of, page: n })} />
    </>
  );
}
