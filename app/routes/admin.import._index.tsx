import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { requirePermission } from "~/auth/require.server";
import { Field } from "~/components/forms/field";
import { PortalForm, SubmitButton } from "~/components/forms/portal-form";
import { Pager } from "~/components/ui/pager";
import { Table } from "~/components/ui/table";
import { useRefresh } from "~/components/ui/use-refresh";
import { WorkHead } from "~/components/ui/work-area";
import { formatBytes } from "~/domain/file-kind";
import { faults } from "~/domain/form";
import { IMPORT_ENDINGS, MAX_IMPORT_BYTES, RUN_STATUS_LABELS, importCountText } from "~/domain/import";
import { readPage } from "~/domain/paging";
import { POSTING_COLUMNS } from "~/domain/parsing/posting";
import { formatTime } from "~/domain/time";
import { readFormData } from "~/http/form-data.server";
import { pageTitle } from "~/http/page-meta";
import { paths } from "~/http/paths";
import { redirectWithToast } from "~/http/toast.server";
import { receiveImportFile } from "~/services/import/receive-import-file.server";
import { listImports } from "~/services/import/show-imports.server";
import { accountContext } from "~/services/load-context.server";

export function loader(asked: LoaderFunctionArgs) {
  const person = requirePermission(asked, "import:manage");
  const page = readPage(new URL(asked.request.url).searchParams.get("page"));
  return { ...listImports(accountContext(asked.context, person), page), columns: POSTING_COLUMNS.join(", ") };
}

export async function action(asked: ActionFunctionArgs) {
  const person = requirePermission(asked, "import:manage");
  const file = (await readFormData(asked.request)).get("file");
  if (!(file instanceof File)) return faults({}, { file: "请选择要导入的文件" });
  const result = await receiveImportFile(accountContext(asked.context, person), asked.context.files, file);
  if ("fault" in result) return faults({}, { file: result.fault });
  return redirectWithToast(paths.adminImport(result.id), "文件已收到，正在检查。检查不会写入任何职位。");
}

export const meta: MetaFunction = () => pageTitle("导入职位");

export default function Imports() {
  const { runs, total, page, perPage, columns } = useLoaderData<typeof loader>();
  const found = useActionData<typeof action>();
  useRefresh(runs.some(({ status }) => status === "running"));
  return (
    <>
      <WorkHead title="导入职位" />
      <section aria-labelledby="upload" className="card p-5">
        <h2 id="upload" className="mb-2 text-lg font-bold">
          上传文件
        </h2>
        <p className="text-ink-2">
          先检查、看过报告再导入。第一行为列名，可用的列：
          <code className="text-sm break-words">{columns}</code>
          ，必须有 source_id、title、company。
        </p>
        <PortalForm
          faults={found}
          encType="multipart/form-data"
          action={`${paths.adminImports()}?index`}
          className="mt-4 max-w-xl"
        >
          <Field
            name="file"
            label="职位文件"
            type="file"
            accept={IMPORT_ENDINGS.join(",")}
            hint={`${IMPORT_ENDINGS.join("、")}，最大 ${formatBytes(MAX_IMPORT_BYTES)}`}
          />
          <SubmitButton>上传并检查</SubmitButton>
        </PortalForm>
      </section>
      <section aria-labelledby="runs" className="mt-5">
        <h2 id="runs" className="mb-2 text-lg font-bold">
          导入记录
        </h2>
        {runs.length === 0 ? <p className="card p-5">还没有导入过文件。</p> : null}
        {runs.length > 0 ? (
          <Table caption="导入记录，最近的在前" columns={["文件", "时间", "内容", "状态", "结果"]}>
            {runs.map((run) => (
              <tr key={run.id}>
                <td className="break-all">
                  {run.fileId ? <Link to={paths.adminImport(run.fileId)}>{run.file}</Link> : run.file}
                </td>
                <td className="whitespace-nowrap">{formatTime(run.startedAt)}</td>
                <td className="whitespace-nowrap">
                  {run.dryRun ? "检查" : "导入"}
                  {run.fileId ? "" : "（命令）"}
                </td>
                <td className="whitespace-nowrap">{RUN_STATUS_LABELS[run.status]}</td>
                <td>
                  {run.error ??
                    [
                      `读取 ${run.rowsRead.toLocaleString("en-US")} 行`,
                      ...importCountText(run.counts, run.dryRun).slice(0, 5),
                    ].join("，")}
                </td>
              </tr>
            ))}
          </Table>
        ) : null}
        <Pager {...{ total, page, perPage }} href={paths.adminImports} />
      </section>
    </>
  );
}
