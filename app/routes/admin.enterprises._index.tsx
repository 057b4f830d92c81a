import { json, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { requirePermission } from "~/auth/require.server";
import { BulkResults, type BulkLine } from "~/components/ui/bulk-results";
import { ChoiceTable } from "~/components/ui/choice-table";
import { Pager } from "~/components/ui/pager";
import { StateTabs } from "~/components/ui/state-tabs";
import { WaitOrEnd } from "~/components/ui/wait";
import { WorkHead } from "~/components/ui/work-area";
import { bulkForm } from "~/domain/bulk";
import { faults, formValues, readForm } from "~/domain/form";
import { readPage } from "~/domain/paging";
import { formatTime } from "~/domain/time";
import {
  CASE_STATUSES,
  CASE_STATUS_LABELS,
  DECISION_DAYS,
  DECISION_REFUSAL_TEXT,
} from "~/domain/verification";
import { readFormData } from "~/http/form-data.server";
import { pageTitle } from "~/http/page-meta";
import { paths } from "~/http/paths";
import { accountContext } from "~/services/load-context.server";
import { approveCases, type BulkRefusal } from "~/services/verification/decide-case.server";
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

const REFUSALS: Record<BulkRefusal, string> = {
  ...DECISION_REFUSAL_TEXT,
  unseen: "您还没有打开看过这份材料，请先查看。",
  unknown: "没有找到这份申请。",
};
const Form = bulkForm("企业");

export async function action(asked: ActionFunctionArgs) {
  const person = requirePermission(asked, "enterprise:verify");
  const values = formValues(await readFormData(asked.request));
  const { data, faults: found } = readForm(Form, values);
  if (!data) return json({ faults: faults(values, found.errors), results: [] as BulkLine[] });
  const results = approveCases(accountContext(asked.context, person), data.items);
  return json({
    faults: null,
    results: results.map(({ id, name, refused }) => ({
      id,
      label: name,
      refused: refused && REFUSALS[refused],
    })),
  });
}

export const meta: MetaFunction = () => pageTitle("企业核验");

export default function Enterprises() {
  const { status, counts, cases, now, total, page, perPage } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const waits = status === "submitted";
  return (
    <>
      <WorkHead title="企业核验">
        <p className="text-ink-2">先到先办，应在提交后 {DECISION_DAYS} 天内办结（项目默认）</p>
      </WorkHead>
      <StateTabs
        label="状态"
        tabs={SHOWN.map((name) => ({
          to: paths.adminEnterprises({ status: name }),
          label: CASE_STATUS_LABELS[name],
          n: counts[name],
          current: name === status,
        }))}
      />
      <BulkResults results={answer?.results ?? []} done="已核验" />
      {cases.length > 0 ? (
        <ChoiceTable
          caption={`企业核验：${CASE_STATUS_LABELS[status]}`}
          columns={["单位", "统一社会信用代码", "申请人", "提交时间", waits ? "等待" : "办结时间"]}
          rows={cases}
          nameOf={({ name }) => name}
          choice={
            waits
              ? {
                  button: "核验通过勾选的企业",
                  hint: "只能勾选您已打开查看过材料的企业。",
                  isOpen: ({ seen }) => seen,
                  action: `${paths.adminEnterprises()}?index`,
                  faults: answer?.faults,
                }
              : null
          }
        >
          {(row) => (
            <>
              <td>
                <Link to={paths.adminEnterprise(row.id)}>{row.name}</Link>
                {row.isRenewal ? <span className="tag ml-2">重新核验</span> : null}
                {waits && row.seen ? <span className="tag tag-tier ml-2">已查看</span> : null}
              </td>
              <td>{row.creditCode}</td>
              <td>{row.applicant}</td>
              <td className="whitespace-nowrap">
                {row.submittedAt === null ? "—" : formatTime(row.submittedAt)}
              </td>
              <td className="whitespace-nowrap">
                <WaitOrEnd {...{ waits, row, now }} />
              </td>
            </>
          )}
        </ChoiceTable>
      ) : (
        <p className="card p-5">{waits ? "没有待核验的企业，全部办结。" : "没有这种状态的记录。"}</p>
      )}
      <Pager {...{ total, page, perPage }} href={(n) => paths.adminEnterprises({ status, page: n })} />
    </>
  );
}
