import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { requirePermission } from "~/auth/require.server";
import { Notice } from "~/components/ui/notice";
import { Pager } from "~/components/ui/pager";
import { Table } from "~/components/ui/table";
import { WorkHead } from "~/components/ui/work-area";
import { JOB_STATUS_LABELS } from "~/domain/job";
import { isKeyOf } from "~/domain/labels";
import { readPage } from "~/domain/paging";
import { headingOf } from "~/domain/position-sheet";
import { formatTime } from "~/domain/time";
import { pageTitle } from "~/http/page-meta";
import { paths } from "~/http/paths";
import { accountContext } from "~/services/load-context.server";
import { loadSheetImport, showSheetImport } from "~/services/position-sheet/show-sheets.server";

export function loader(asked: LoaderFunctionArgs) {
  const person = requirePermission(asked, "position:write");
  const ctx = accountContext(asked.context, person);
  const found = loadSheetImport(ctx, asked.params.importId ?? "");
  if (!found) throw new Response(null, { status: 404 });
  return showSheetImport(ctx, found, readPage(new URL(asked.request.url).searchParams.get("page")));
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.fileName ?? "导入结果");

type Row = ReturnType<typeof useLoaderData<typeof loader>>["rows"][number];

export default function PositionImport() {
  const { id, fileName, drafts, faulty, ignored, importedAt, rows, total, page, perPage } =
    useLoaderData<typeof loader>();
  return (
    <>
      <p>
        <Link to={paths.hireJobImports()}>批量导入职位</Link>
      </p>
      <WorkHead title={fileName} />
      <p className="mb-4 text-ink-2">{formatTime(importedAt)}导入</p>
      <Notice
        kind={faulty === 0 ? "ok" : "warning"}
        title={`生成 ${drafts} 个草稿，${faulty === 0 ? "全部成功" : `${faulty} 行需要修改`}`}
        className="mb-5"
      >
        {drafts > 0 ? (
          <p>
            草稿还没有提交审核，请到<Link to={paths.hireJobs({ state: "draft" })}>草稿列表</Link>
            逐个检查后提交。
          </p>
        ) : null}
        {faulty > 0 ? (
          <p>
            <a href={paths.hireJobImportFaults(id)} download>
              下载需要修改的行
            </a>
            ，按“要修改的内容”改好后再次上传即可，已生成草稿的行不在其中。
          </p>
        ) : null}
        {ignored.length > 0 ? <p>没有用到的列：{ignored.join("、")}</p> : null}
      </Notice>
      <Table caption="每一行的结果，需要修改的在前" columns={["行", "职位", "结果"]}>
        {rows.map((row) => (
          <tr key={row.line}>
            <td className="whitespace-nowrap">{row.line}</td>
            <td>
              {row.draft ? (
                <Link to={paths.hireJobEdit(row.draft.id)}>{row.title}</Link>
              ) : (
                row.title || "未填名称"
              )}
            </td>
            <td>
              <Result {...row} />
            </td>
          </tr>
        ))}
      </Table>
      <Pager {...{ total, page, perPage }} href={(n) => paths.hireJobImport(id, n)} />
    </>
  );
}

function Result({ faults, draft }: Row) {
  if (faults.length > 0)
    return (
      <ul className="list-disc pl-5 text-danger">
        {faults.map(({ field, message }, i) => (
          <li key={i}>{field ? `${headingOf(field)}：${message}` : message}</li>
        ))}
      </ul>
    );
  if (!draft) return <>草稿已删除</>;
  const { status, gaps, marks } = draft;
  if (status !== "draft")
    return <>{isKeyOf(JOB_STATUS_LABELS, status) ? JOB_STATUS_LABELS[status] : status}</>;
  const notes = [gaps > 0 ? `还有 ${gaps} 处要补充` : "", marks > 0 ? `${marks} 处文字需要检查` : ""];
  return <>草稿{notes.some(Boolean) ? `，${notes.filter(Boolean).join("，")}` : "，可以提交审核"}</>;
}
