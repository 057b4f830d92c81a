import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { requirePermission } from "~/auth/require.server";
import { FiguresStatusTag } from "~/components/figures/status-tag";
import { PortalForm, SubmitButton } from "~/components/forms/portal-form";
import { NoEnterprise } from "~/components/positions/employer-notice";
import { Notice } from "~/components/ui/notice";
import { Table } from "~/components/ui/table";
import { WorkHead } from "~/components/ui/work-area";
import { faults, formValues } from "~/domain/form";
import { formatDate } from "~/domain/time";
import { readFormData } from "~/http/form-data.server";
import { pageTitle } from "~/http/page-meta";
import { paths } from "~/http/paths";
import { redirectWithToast } from "~/http/toast.server";
import { beginFigures } from "~/services/figures/begin-figures.server";
import { listOwnYears } from "~/services/figures/show-figures.server";
import { accountContext } from "~/services/load-context.server";

export function loader(asked: LoaderFunctionArgs) {
  const person = requirePermission(asked, "figures:write");
  return { shown: listOwnYears(accountContext(asked.context, person)) ?? null };
}

export async function action(asked: ActionFunctionArgs) {
  const person = requirePermission(asked, "figures:write");
  const values = formValues(await readFormData(asked.request));
  const begun = beginFigures(accountContext(asked.context, person), Number(values.year));
  if ("row" in begun)
    return redirectWithToast(
      paths.hireFiguresYear(begun.row.year),
      begun.row.revision > 1
        ? "已生成更正用的新一版，确认前仍以原来的为准。"
        : "可以开始填写了，不变的内容已从上年带入。",
    );
  return faults(values, {
    form:
      begun.refused === "member"
        ? "您的账号还没有关联单位，请先登记单位。"
        : "这一年还不能填报：只能填写已经结束的年度。",
  });
}

export const meta: MetaFunction = () => pageTitle("年度数据");

type Year = NonNullable<ReturnType<typeof useLoaderData<typeof loader>>["shown"]>["years"][number];

export default function OwnYears() {
  const { shown } = useLoaderData<typeof loader>();
  const found = useActionData<typeof action>();
  if (!shown) return <NoEnterprise />;
  const { years, enterprise, verified } = shown;
  return (
    <>
      <p>
        <Link to={paths.hireCultivation()}>培育与积分</Link>
      </p>
      <WorkHead title="年度数据">
        <Link to={paths.hireFiguresImport()} className="btn btn-quiet">
          用 Excel 填报
        </Link>
      </WorkHead>
      <p className="mb-4 max-w-[46rem] text-ink-2">
        {enterprise}
        每年填报一次，工作人员确认后锁定，培育层级和创新积分都按它计算。已确认的年度可以更正，新的一版确认后代替原来的。
      </p>
      {verified ? null : (
        <Notice kind="warning" title="单位尚未通过核验，或核验已到期" className="mb-5">
          <p>
            可以先填写，核验通过后才能提交。请到<Link to={paths.hireEnterprise()}>单位与核验</Link>办理。
          </p>
        </Notice>
      )}
      {found ? (
        <Notice kind="danger" className="mb-5">
          <p role="alert">{Object.values(found.errors).join("")}</p>
        </Notice>
      ) : null}
      <Table caption="各年度的数据，最近的在前" columns={["年度", "状态", "还缺什么", "办理"]}>
        {years.map((year) => (
          <YearRow key={year.year} line={year} />
        ))}
      </Table>
    </>
  );
}

function YearRow({ line }: { line: Year }) {
  const { year, open, confirmed } = line;
  const writing = open?.status === "draft" || open?.status === "returned";
  return (
    <tr>
      <td className="whitespace-nowrap">
        {open || confirmed ? <Link to={paths.hireFiguresYear(year)}>{year} 年</Link> : `${year} 年`}
      </td>
      <td>
        {open ? (
          <p>
            <FiguresStatusTag status={open.status} />
            {open.revision > 1 ? (
              <span className="block whitespace-nowrap">第 {open.revision} 版（更正）</span>
            ) : null}
          </p>
        ) : null}
        {confirmed ? (
          <p>
            <FiguresStatusTag status="confirmed" />
            <span className="block whitespace-nowrap text-ink-2">
              第 {confirmed.revision} 版{confirmed.at === null ? "" : `，${formatDate(confirmed.at)}`}
            </span>
          </p>
        ) : null}
        {open || confirmed ? null : <span className="text-ink-2">未填报</span>}
      </td>
      <td>
        {open?.status === "returned" && open.note ? (
          <p className="mb-1 whitespace-pre-line text-gold-ink">退回原因：{open.note}</p>
        ) : null}
        {writing ? (open.missing.length > 0 ? open.missing.join("；") : "都填好了，可以提交") : "—"}
      </td>
      {/* What is only read out is positioned: it stays within the table that scrolls. */}
      <td className="relative whitespace-nowrap">
        {writing ? (
          <Link to={paths.hireFiguresYear(year)} className="btn btn-quiet">
            继续填写<span className="visually-hidden"> {year} 年</span>
          </Link>
        ) : open ? (
          <Link to={paths.hireFiguresYear(year)}>
            查看<span className="visually-hidden"> {year} 年</span>
          </Link>
        ) : (
          <PortalForm faults={null} scope={`${year}-`}>
            <input type="hidden" name="year" value={year} />
            <SubmitButton
              className="btn btn-quiet"
              label={confirmed ? `更正 ${year} 年的数据` : `填报 ${year} 年的数据`}
            >
              {confirmed ? "更正" : "填报"}
            </SubmitButton>
          </PortalForm>
        )}
      </td>
    </tr>
  );
}
