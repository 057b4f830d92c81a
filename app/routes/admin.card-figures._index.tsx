import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { requirePermission } from "~/auth/require.server";
import { BulletChart } from "~/components/ui/bullet-chart";
import { Table } from "~/components/ui/table";
import { WorkHead } from "~/components/ui/work-area";
import { CARD_APPLICATION_STATUS_LABELS } from "~/domain/card-application";
import { FEWEST_IN_GROUP } from "~/domain/card-figures";
import { pageTitle } from "~/http/page-meta";
import { paths } from "~/http/paths";
import { countCardFigures } from "~/services/card-application/count-card-figures.server";
import { accountContext } from "~/services/load-context.server";

export function loader(asked: LoaderFunctionArgs) {
  const person = requirePermission(asked, "card:read");
  return countCardFigures(accountContext(asked.context, person));
}

export const meta: MetaFunction = () => pageTitle("人才卡统计");

export default function CardFigures() {
  const { stages, returned, holders, plan, byCategory, byField, byEmployer } = useLoaderData<typeof loader>();
  return (
    <>
      <WorkHead title="人才卡统计">
        <span className="flex flex-wrap gap-3">
          <a href={paths.adminCardFiguresExport("csv")} download className="btn btn-quiet">
            导出 CSV
          </a>
          <a href={paths.adminCardFiguresExport("xlsx")} download className="btn btn-quiet">
            导出 Excel
          </a>
        </span>
      </WorkHead>
      <section aria-labelledby="plan" className="card mb-5 p-5">
        <h2 id="plan" className="text-lg font-bold">
          持卡人数与规划
        </h2>
        <BulletChart
          label={`有效持卡 ${holders} 人；规划由 ${plan.from} 人增至 ${plan.to} 人`}
          value={holders}
          from={plan.from}
          target={plan.to}
        />
        <p>
          有效持卡 <b>{holders.toLocaleString("en-US")}</b> 人，规划目标 {plan.to} 人。
        </p>
        <p className="text-sm text-ink-2">
          {plan.source}。该目标针对重庆英才卡；金凤凰人才卡没有公开的单独目标（待核），这里只作对照。
        </p>
      </section>
      <h2 className="mb-2 text-lg font-bold">各环节的申请</h2>
      <Table
        caption="各环节的申请"
        columns={["环节", "在办", "2 个工作日内", "3–5 个", "5 个以上", "到期", "用时中位数（近一年）"]}
      >
        {stages.map((row) => (
          <tr key={row.stage}>
            <td>
              <Link to={paths.adminCardApplications({ stage: row.stage })}>
                {CARD_APPLICATION_STATUS_LABELS[row.stage]}
              </Link>
            </td>
            <td>{row.n}</td>
            <td>{row.upTo2}</td>
            <td>{row.upTo5}</td>
            <td>{row.over5}</td>
            <td className={row.overdue > 0 ? "font-bold text-danger" : ""}>{row.overdue}</td>
            <td className="whitespace-nowrap">
              {row.medianDays === null ? "—" : `${row.medianDays} 个工作日（${row.finished} 次）`}
            </td>
          </tr>
        ))}
      </Table>
      <p className="mt-3 mb-5">
        提交过的申请 {returned.all.toLocaleString("en-US")} 份，被退回补正过的 {returned.back} 份
        {returned.percent === null ? "" : `，补正率 ${returned.percent}%`}。
      </p>
      <h2 className="text-lg font-bold">有效人才卡</h2>
      <p className="mb-3 text-sm text-ink-2">
        只统计已发的卡，未办结的申请不按类别、单位统计；不足 {FEWEST_IN_GROUP} 张的只显示“&lt;
        {FEWEST_IN_GROUP}”（项目默认）。
      </p>
      <div className="grid items-start gap-5 lg:grid-cols-3">
        <Group caption="按类别" rows={byCategory} />
        <Group caption="按领域" rows={byField} />
        <Group caption="按单位（前 20）" rows={byEmployer} />
      </div>
    </>
  );
}

function Group({ caption, rows }: { caption: string; rows: readonly { label: string; n: string }[] }) {
  if (rows.length === 0) return <p className="card p-5">{caption}：还没有有效的人才卡。</p>;
  return (
    <Table caption={caption} columns={[caption, "张数"]}>
      {rows.map(({ label, n }) => (
        <tr key={label}>
          <td>{label}</td>
          <td className="whitespace-nowrap">{n}</td>
        </tr>
      ))}
    </Table>
  );
}
