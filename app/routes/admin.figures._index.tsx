import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { requirePermission } from "~/auth/require.server";
import { Field, SelectField } from "~/components/forms/field";
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

const MOST_CHARACTERS = 60;

export function loader(asked: LoaderFunctionArgs) {
  const person = requirePermission(asked, "figures:confirm");
  const ctx = accountContext(asked.context, person);
  const params = new URL(asked.request.url).searchParams;
  const status = OFFICE_STATUSES.find((name) => name === params.get("status")) ?? "submitted";
  const named = /^\d{4}$/.test(params.get("year") ?? "") ? Number(params.get("year")) : null;
  const q = (params.get("q") ?? "").trim().slice(0, MOST_CHARACTERS);
  return {
    ...{ status, year: named, q, statuses: OFFICE_STATUSES, now: ctx.now },
    ...countFigures(ctx, { year: named, q }),
    ...listFigures(ctx, { status, year: named, q, page: readPage(params.get("page")) }),
  };
}

export const meta: MetaFunction = () => pageTitle("年度数据");

export default function Figures() {
  const { status, statuses, year, q, years, counts, rows, now, total, page, perPage } =
    useLoaderData<typeof loader>();
  const waits = status === "submitted";
  const asked = { year: year ?? undefined, q: q || undefined };
  return (
    <>
      <WorkHead title="年度数据">
        <p className="text-ink-2">先到先办，应在提交后 {DECISION_DAYS} 天内办结（项目默认）</p>
      </WorkHead>
      <StateTabs
        label="状态"
        tabs={statuses.map((name) => ({
          to: paths.adminFigures({ status: name, ...asked }),
          label: FIGURES_STATUS_LABELS[name],
          n: counts[name] ?? 0,
          current: name === status,
        }))}
      />
      <Form method="get" className="card mb-4 px-4 pt-3 pb-1" key={`${year} ${q}`}>
        <input type="hidden" name="status" value={status} />
        <div className="grid items-end gap-x-4 sm:grid-cols-[2fr_1fr_auto]">
          <Field name="q" label="企业名称或信用代码" type="search" optional defaultValue={q} />
          <SelectField
            name="year"
            label="年度"
            optional
            placeholder="全部年度"
            defaultValue={year === null ? "" : String(year)}
            options={years.map((one) => ({ value: String(one), label: `${one} 年` }))}
          />
          <button type="submit" className="btn btn-quiet mb-5">
            筛选
          </button>
        </div>
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
        <p className="card p-5">
          {q ? (
            <>
              没有符合条件的记录。<Link to={paths.adminFigures({ status, year: asked.year })}>清除名称</Link>
            </>
          ) : waits ? (
            "没有待确认的年度数据，全部办结。"
          ) : (
            "没有这种状态的记录。"
          )}
        </p>
      )}
      <Pager {...{ total, page, perPage }} href={(n) => paths.adminFigures({ status, ...asked, page: n })} />
    </>
  );
}
