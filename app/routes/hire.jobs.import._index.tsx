import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { requirePermission } from "~/auth/require.server";
import { Field } from "~/components/forms/field";
import { PortalForm, SubmitButton } from "~/components/forms/portal-form";
import { NoEnterprise } from "~/components/positions/employer-notice";
import { Table } from "~/components/ui/table";
import { WorkHead } from "~/components/ui/work-area";
import { faults } from "~/domain/form";
import { EXAMPLE_MARK, MAX_SHEET_BYTES, MAX_SHEET_ROWS } from "~/domain/position-sheet";
import { formatTime } from "~/domain/time";
import { readFormData } from "~/http/form-data.server";
import { pageTitle } from "~/http/page-meta";
import { paths } from "~/http/paths";
import { redirectWithToast } from "~/http/toast.server";
import { accountContext } from "~/services/load-context.server";
import { importPositions } from "~/services/position-sheet/import-positions.server";
import { listSheetImports } from "~/services/position-sheet/show-sheets.server";

export function loader(asked: LoaderFunctionArgs) {
  const person = requirePermission(asked, "position:write");
  return { imports: listSheetImports(accountContext(asked.context, person)) ?? null };
}

export async function action(asked: ActionFunctionArgs) {
  const person = requirePermission(asked, "position:write");
  const file = (await readFormData(asked.request)).get("file");
  if (!(file instanceof File)) return faults({}, { file: "请选择要导入的文件" });
  const bytes = Buffer.from(await file.arrayBuffer());
  const result = await importPositions(accountContext(asked.context, person), { name: file.name, bytes });
  if ("fault" in result) return faults({}, { file: result.fault });
  return redirectWithToast(paths.hireJobImport(result.id), "文件已读取，结果如下。");
}

export const meta: MetaFunction = () => pageTitle("批量导入职位");

export default function PositionImports() {
  const { imports } = useLoaderData<typeof loader>();
  const found = useActionData<typeof action>();
  if (!imports) return <NoEnterprise />;
  return (
    <>
      <p>
        <Link to={paths.hireJobs()}>本单位职位</Link>
      </p>
      <WorkHead title="批量导入职位" />
      <section aria-labelledby="how" className="card p-5">
        <h2 id="how" className="mb-2 text-lg font-bold">
          三步完成
        </h2>
        <ol className="list-decimal space-y-2 pl-5">
          <li>
            <a href={paths.hireJobTemplate()} download>
              下载 Excel 模板
            </a>
            ，每行填写一个职位。以“{EXAMPLE_MARK}”开头的示例行不会导入。
          </li>
          <li>
            上传填好的文件（.xlsx 或 .csv，最大 {MAX_SHEET_BYTES / 1024 / 1024} MB，一次最多 {MAX_SHEET_ROWS}{" "}
            个职位）。
          </li>
          <li>没有问题的行生成草稿，有问题的行列出原因，改好后再次上传。草稿检查无误后逐个提交审核。</li>
        </ol>
        <PortalForm
          faults={found}
          encType="multipart/form-data"
          action={`${paths.hireJobImports()}?index`}
          className="mt-5 max-w-xl"
        >
          <Field name="file" label="职位文件" type="file" accept=".xlsx,.csv" />
          <SubmitButton>上传并生成草稿</SubmitButton>
        </PortalForm>
      </section>
      {imports.length > 0 ? (
        <section aria-labelledby="earlier" className="mt-5">
          <h2 id="earlier" className="mb-2 text-lg font-bold">
            最近的导入
          </h2>
          <Table caption="导入记录，最近的在前" columns={["文件", "时间", "上传人", "草稿", "待修改"]}>
            {imports.map(({ id, fileName, importedAt, importedBy, drafts, faulty }) => (
              <tr key={id}>
                <td className="break-all">
                  <Link to={paths.hireJobImport(id)}>{fileName}</Link>
                </td>
                <td className="whitespace-nowrap">{formatTime(importedAt)}</td>
                <td>{importedBy}</td>
                <td>{drafts}</td>
                <td>{faulty}</td>
              </tr>
            ))}
          </Table>
        </section>
      ) : null}
    </>
  );
}
