import { json, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { requirePermission } from "~/auth/require.server";
import { BulkResults, type BulkLine } from "~/components/ui/bulk-results";
import { ChoiceTable } from "~/components/ui/choice-table";
import { Pager } from "~/components/ui/pager";
import { Wait } from "~/components/ui/wait";
import { WorkHead } from "~/components/ui/work-area";
import { faults, formValues, readForm } from "~/domain/form";
import { JOB_REFUSAL_TEXT, REVIEW_HOURS } from "~/domain/job";
import { readPage } from "~/domain/paging";
import { BulkForm } from "~/domain/position-actions";
import { readFormData } from "~/http/form-data.server";
import { pageTitle } from "~/http/page-meta";
import { paths } from "~/http/paths";
import { accountContext } from "~/services/load-context.server";
import { approvePositions, type BulkRefusal } from "~/services/position/decide-position.server";
import { listReviewQueue } from "~/services/position/list-review-queue.server";

export function loader(asked: LoaderFunctionArgs) {
  const person = requirePermission(asked, "position:decide");
  const page = readPage(new URL(asked.request.url).searchParams.get("page"));
  return { ...listReviewQueue(accountContext(asked.context, person), page), now: asked.context.now };
}

const REFUSALS: Record<BulkRefusal, string> = {
  ...JOB_REFUSAL_TEXT,
  marks: "有提示标记，请打开单独审核。",
  unknown: "没有找到这个职位。",
};

export async function action(asked: ActionFunctionArgs) {
  const person = requirePermission(asked, "position:decide");
  const { context, request } = asked;
  const values = formValues(await readFormData(request));
  const { data: form, faults: found } = readForm(BulkForm, values);
  if (!form) return json({ faults: faults(values, found.errors), results: [] as BulkLine[] });
  const linkOf = (id: string) => new URL(paths.hireJob(id), context.publicUrl).href;
  const results = approvePositions(accountContext(context, person), form.items, linkOf);
  return json({
    faults: null,
    results: results.map(({ id, title, refused }) => ({
      id,
      label: title,
      refused: refused && REFUSALS[refused],
    })),
  });
}

export const meta: MetaFunction = () => pageTitle("职位审核");

export default function ReviewQueue() {
  const { items, total, page, perPage, now } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <WorkHead title="职位审核">
        <p className="text-ink-2">
          {total.toLocaleString("en-US")} 个待审核，先到先审，应在提交后 {REVIEW_HOURS} 小时内完成（项目默认）
        </p>
      </WorkHead>
      <BulkResults results={answer?.results ?? []} done="已发布" />
      {items.length > 0 ? (
        <ChoiceTable
          caption="待审核职位，先提交的在前"
          columns={["职位", "用人单位", "等待", "检查"]}
          rows={items}
          nameOf={({ title }) => title}
          choice={{
            button: "通过勾选的职位",
            hint: "只有未发现问题的职位可以批量通过，其余请打开逐个审核。",
            isOpen: (item) => !item.own && item.lacks.length === 0 && item.marks === 0,
            faults: answer?.faults,
          }}
        >
          {(item) => (
            <>
              <td>
                <Link to={paths.adminJob(item.id)}>{item.title}</Link>
                {item.republished ? <span className="tag ml-2">修改后再审</span> : null}
              </td>
              <td>{item.enterprise.name}</td>
              <td className="whitespace-nowrap">
                <Wait since={item.submittedAt} dueAt={item.dueAt} now={now} />
              </td>
              <td>
                {item.own ? <span className="tag">本单位，须由他人审核</span> : null}
                {item.lacks.map((need) => (
                  <span key={need} className="tag tag-ended mr-1">
                    {LACKS[need] ?? need}
                  </span>
                ))}
                {item.marks > 0 ? <span className="tag tag-premium">{item.marks} 处提示</span> : null}
                {!item.own && item.lacks.length === 0 && item.marks === 0 ? (
                  <span className="tag tag-tier">未发现问题</span>
                ) : null}
              </td>
            </>
          )}
        </ChoiceTable>
      ) : (
        <p className="card p-5">目前没有待审核的职位。</p>
      )}
      <Pager {...{ total, page, perPage }} href={paths.adminJobs} />
    </>
  );
}

const LACKS: Partial<Record<string, string>> = {
  complete: "要素不全",
  lawful: "须修改",
  verified: "单位未核验",
};
