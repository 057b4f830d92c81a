import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { requirePermission } from "~/auth/require.server";
import { PortalForm, SubmitButton } from "~/components/forms/portal-form";
import { Notice } from "~/components/ui/notice";
import { Pager } from "~/components/ui/pager";
import { Table } from "~/components/ui/table";
import { TaskState } from "~/components/ui/task-progress";
import { useRefresh } from "~/components/ui/use-refresh";
import { WorkHead } from "~/components/ui/work-area";
import { formatBytes } from "~/domain/file-kind";
import { faults } from "~/domain/form";
import { IMPORT_KEPT_DAYS, importCountText } from "~/domain/import";
import { readPage } from "~/domain/paging";
import { formatTime } from "~/domain/time";
import { pageTitle } from "~/http/page-meta";
import { paths } from "~/http/paths";
import { redirectWithToast } from "~/http/toast.server";
import { askImport } from "~/services/import/ask-import.server";
import { loadImportFile, showImportFile } from "~/services/import/show-imports.server";
import { accountContext } from "~/services/load-context.server";

function load(asked: LoaderFunctionArgs) {
  const person = requirePermission(asked, "import:manage");
  const ctx = accountContext(asked.context, person);
  const file = loadImportFile(ctx, asked.params.fileId ?? "");
  if (!file) throw new Response(null, { status: 404 });
  return { ctx, file };
}

export function loader(asked: LoaderFunctionArgs) {
  const { ctx, file } = load(asked);
  return showImportFile(ctx, file, readPage(new URL(asked.request.url).searchParams.get("page")));
}

const REFUSALS = {
  unchecked: "文件还没有检查完，请等检查完成后再导入。",
  removed: `文件已超过 ${IMPORT_KEPT_DAYS} 天被清理，请重新上传。`,
};

export function action(asked: ActionFunctionArgs) {
  const { ctx, file } = load(asked);
  const result = askImport(ctx, file);
  if ("refused" in result) return faults({}, { form: REFUSALS[result.refused] });
  return redirectWithToast(paths.adminImport(file.id), "已开始导入，进度见下方。");
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.file.name ?? "导入职位");

const number = (n: number) => n.toLocaleString("en-US");

export default function Import() {
  const { file, check, run, work, rejections, total, page, perPage } = useLoaderData<typeof loader>();
  const found = useActionData<typeof action>();
  const open = work.find(({ doneAt, failedAt }) => doneAt === null && failedAt === null);
  const asked = work.some(({ kind }) => kind === "import:run");
  useRefresh(open !== undefined);
  return (
    <>
      <p>
        <Link to={paths.adminImports()}>导入职位</Link>
      </p>
      <WorkHead title={file.name} />
      <p className="text-ink-2">
        {formatBytes(file.bytes)} · {file.uploadedBy} {formatTime(file.uploadedAt)}上传
        {file.removedAt === null ? "" : ` · 文件已于 ${formatTime(file.removedAt)} 清理`}
      </p>
      {open ? (
        <div className="card mt-4 flex flex-wrap items-center justify-between gap-3 p-5" role="status">
          <span className="flex flex-wrap items-center gap-3">
            <b>{open.kind === "import:run" ? "正在导入" : "正在检查"}</b>
            <TaskState label={open.kind === "import:run" ? "导入进度" : "检查进度"} task={open} />
          </span>
          <Link to={paths.adminImport(file.id)} className="btn btn-quiet">
            刷新
          </Link>
        </div>
      ) : null}
      {run ? (
        <Notice
          kind={run.status === "finished" ? "ok" : run.status === "failed" ? "danger" : "info"}
          title={run.status === "finished" ? "导入完成" : run.status === "failed" ? "导入中断" : "导入中"}
          className="mt-4"
        >
          <p>
            读取 {number(run.rowsRead)} 行：{importCountText(run.counts, false).join("，")}
          </p>
          {run.error ? <p>{run.error}</p> : null}
          {run.status === "finished" ? <p>新的职位很快就能搜索到。</p> : null}
        </Notice>
      ) : null}
      {check ? (
        <section aria-labelledby="check" className="card mt-4 p-5">
          <h2 id="check" className="text-lg font-bold">
            检查报告
          </h2>
          {check.error ? (
            <p className="text-danger">{check.error}</p>
          ) : (
            <p>
              读取 {number(check.rowsRead)} 行，可以导入{" "}
              {number(check.rowsRead - (check.counts.rejected ?? 0))} 行
              {check.rowsRead > 0 ? `：${importCountText(check.counts, true).join("，")}` : ""}。
            </p>
          )}
          {check.status === "finished" && !asked && file.removedAt === null ? (
            <PortalForm faults={found} className="mt-4">
              <SubmitButton>导入这些职位</SubmitButton>
              <p className="mt-2 text-sm text-ink-2">
                不能导入的行会跳过；同一文件重复导入不会产生重复职位。导入的职位注明来源。
              </p>
            </PortalForm>
          ) : null}
        </section>
      ) : null}
      {total > 0 ? (
        <section aria-labelledby="rejected" className="mt-5">
          <div className="mb-2 flex flex-wrap items-center justify-between gap-3">
            <h2 id="rejected" className="text-lg font-bold">
              不能导入的行（{number(total)}）
            </h2>
            <a href={paths.adminImportRejected(file.id)} className="btn btn-quiet" download>
              下载 CSV
            </a>
          </div>
          <Table caption="不能导入的行" columns={["行", "列", "原因", "内容"]}>
            {rejections.map(({ id, line, field, reason, raw }) => (
              <tr key={id}>
                <td className="whitespace-nowrap">{line}</td>
                <td className="whitespace-nowrap">{field === "row" ? "整行" : field}</td>
                <td className="min-w-40">{reason}</td>
                <td className="break-all">{raw.slice(0, 160)}</td>
              </tr>
            ))}
          </Table>
          <Pager {...{ total, page, perPage }} href={(n) => paths.adminImport(file.id, n)} />
        </section>
      ) : null}
    </>
  );
}
