import { json, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { requirePermission } from "~/auth/require.server";
import { ImportReport } from "~/components/figures/import-report";
import { Field } from "~/components/forms/field";
import { PortalForm, SubmitButton } from "~/components/forms/portal-form";
import { NoEnterprise } from "~/components/positions/employer-notice";
import { WorkHead } from "~/components/ui/work-area";
import { SHEET_YEARS } from "~/domain/figures-sheet";
import { faults, formValues, type FormFaults } from "~/domain/form";
import { MAX_SHEET_BYTES } from "~/domain/position-sheet";
import { readFormData } from "~/http/form-data.server";
import { pageTitle } from "~/http/page-meta";
import { paths } from "~/http/paths";
import { redirectWithToast } from "~/http/toast.server";
import {
  readFiguresFile,
  reportAgain,
  takeOverFigures,
  type ReadFile,
  type TakenYear,
} from "~/services/figures/import-figures.server";
import { accountContext } from "~/services/load-context.server";
import { findMembership } from "~/services/member/find-membership.server";

export function loader(asked: LoaderFunctionArgs) {
  const person = requirePermission(asked, "figures:write");
  return { isMember: findMembership(accountContext(asked.context, person)) !== undefined };
}

const answer = (found: FormFaults | null, report: ReadFile | null) => json({ faults: found, report });

export async function action(asked: ActionFunctionArgs) {
  const person = requirePermission(asked, "figures:write");
  const ctx = accountContext(asked.context, person);
  const form = await readFormData(asked.request);
  const values = formValues(form);
  if (values.intent === "take") {
    const sent = sentYears(values);
    const chosen = (values.years ?? "").split(",").map(Number);
    const years = sent.filter(({ year }) => chosen.includes(year));
    const result = years.length === 0 ? { fault: "请至少选择一个年度" } : takeOverFigures(ctx, years);
    if ("fault" in result) return answer(faults({}, { form: result.fault }), reportAgain(ctx, sent, chosen));
    return redirectWithToast(
      paths.hireFigures(),
      `已导入 ${result.years.map((year) => `${year} 年`).join("、")}，核对后提交。`,
    );
  }
  const file = form.get("file");
  if (!(file instanceof File) || file.size === 0)
    return answer(faults({}, { file: "请选择要导入的文件" }), null);
  const report = await readFiguresFile(ctx, Buffer.from(await file.arrayBuffer()));
  return "fault" in report ? answer(faults({}, { file: report.fault }), null) : answer(null, report);
}

const CELL = /^cell:(\d{4}):(\d{1,6}):(\w+)$/;

/** The years of the report, chosen or not, with what it sent back of them. */
function sentYears(values: Readonly<Record<string, string>>): TakenYear[] {
  const cells = Object.entries(values).flatMap(([field, typed]) => {
    const [, year, line, name] = CELL.exec(field) ?? [];
    return name === undefined ? [] : [{ year: Number(year), line: Number(line), name, typed }];
  });
  return [...new Set(cells.map(({ year }) => year))].map((year) => {
    const own = cells.filter((cell) => cell.year === year);
    return {
      ...{ year, version: Number(values[`version:${year}`]) },
      values: Object.fromEntries(own.map(({ name, typed }) => [name, typed])),
      lines: Object.fromEntries(own.map(({ name, line }) => [name, line])),
    };
  });
}

export const meta: MetaFunction = () => pageTitle("导入年度数据");

export default function ImportFigures() {
  const { isMember } = useLoaderData<typeof loader>();
  const found = useActionData<typeof action>();
  if (!isMember) return <NoEnterprise />;
  return (
    <>
      <p>
        <Link to={paths.hireFigures()}>年度数据</Link>
      </p>
      <WorkHead title="用 Excel 填报" />
      <section aria-labelledby="how" className="card p-5">
        <h2 id="how" className="mb-2 text-lg font-bold">
          三步完成
        </h2>
        <ol className="list-decimal space-y-2 pl-5">
          <li>
            <a href={paths.hireFiguresTemplate()} download>
              下载 Excel 模板
            </a>
            ：每行一项，每列一年（最近 {SHEET_YEARS} 年），已填报的数据已经在里面。
          </li>
          <li>
            上传填好的文件（.xlsx 或 .csv，最大 {MAX_SHEET_BYTES / 1024 / 1024}{" "}
            MB）。空着的单元格不会改动已填的内容。
          </li>
          <li>核对读到的内容，选择要导入的年度。导入后只是草稿，还要上传证明材料并提交。</li>
        </ol>
        <PortalForm
          faults={found?.report ? null : found?.faults}
          encType="multipart/form-data"
          className="mt-5 max-w-xl"
        >
          <Field name="file" label="年度数据文件" type="file" accept=".xlsx,.csv" />
          <SubmitButton intent="read">上传并核对</SubmitButton>
        </PortalForm>
      </section>
      {found?.report ? <ImportReport report={found.report} found={found.faults} /> : null}
    </>
  );
}
