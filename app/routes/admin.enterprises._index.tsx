import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { requirePermission } from "~/auth/require.server";
import { Wait } from "~/components/enterprises/wait";
import { Pager } from "~/components/ui/pager";
import { Table } from "~/components/ui/table";
import { WorkHead } from "~/components/ui/work-area";
import { readPage } from "~/domain/paging";
import { formatTime } from "~/domain/time";
import { CASE_STATUSES, CASE_STATUS_LABELS, DECISION_DAYS } from "~/domain/verification";
import { pageTitle } from "~/http/page-meta";
import { paths } from "~/http/paths";
import { accountContext } from "~/services/load-context.server";
import { countCases, listCases } from "~/services/verification/list-cases.server";

/** What its applicant is still writing is nobody else's to see. */
const SHOWN = CASE_STATUSES.filter((status) => status !== "draft");

export function loader(asked: LoaderFunctionArgs) {
  const person = requirePermission(asked, "enterprise:verify");
  const ctx = accountContext(asked.context, person);
  const params = new URL(asked.request.url).searchParams;
  const status = SHOWN.find((name) => name === params.get("status")) ?? "submitted";
  return {
    status,
    counts: countCases(ctx),
    now: ctx.now,
    ...listCases(ctx, { status, page: readPage(params.get("page")) }),
  };
}

export const meta: MetaFunction = () => pageTitle("企业核验");

export default function Enterprises() {
  const { status, counts, cases, now, total, page, perPage } = useLoaderData<typeof loader>();
  const waits = status === "submitted";
  return (
    <>
      <WorkHead title="企业核验">
        <p className="text-ink-2">先到先办，应在提交后 {DECISION_DAYS} 天内办结（项目默认）</p>
      </WorkHead>
      <nav aria-label="状态" className="mb-4">
        <ul className="flex flex-wrap gap-2">
          {SHOWN.map((name) => (
            <li key={name}>
              <Link
                to={paths.adminEnterprises({ status: name })}
                aria-current={name === status ? "true" : undefined}
                className="chip aria-[current=true]:font-bold aria-[current=true]:underline"
              >
                {CASE_STATUS_LABELS[name]} {counts[name]}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {cases.length > 0 ? (
        <Table
          caption={`企业核验：${CASE_STATUS_LABELS[status]}`}
          columns={["单位", "统一社会信用代码", "申请人", "提交时间", waits ? "等待" : "办结时间"]}
        >
          {cases.map((row) => (
            <tr key={row.id}>
              <td>
                <Link to={paths.adminEnterprise(row.id)}>{row.name}</Link>
                {row.isRenewal ? <span className="tag ml-2">重新核验</span> : null}
              </td>
              <td>{row.creditCode}</td>
              <td>{row.applicant}</td>
              <td className="whitespace-nowrap">
                {row.submittedAt === null ? "—" : formatTime(row.submittedAt)}
              </td>
              <td className="whitespace-nowrap">
                {waits && row.dueAt !== null && row.submittedAt !== null ? (
                  <Wait since={row.submittedAt} dueAt={row.dueAt} now={now} />
                ) : row.decidedAt === null ? (
                  "—"
                ) : (
                  formatTime(row.decidedAt)
                )}
              </td>
            </tr>
          ))}
        </Table>
      ) : (
        <p className="card p-5">{waits ? "没有待核验的企业，全部办结。" : "没有这种状态的记录。"}</p>
      )}
      <Pager {...{ total, page, perPage }} href={(n) => paths.adminEnterprises({ status, page: n })} />
    </>
  );
}
