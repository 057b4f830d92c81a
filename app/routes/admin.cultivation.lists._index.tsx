import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { requirePermission } from "~/auth/require.server";
import { Field, SelectField } from "~/components/forms/field";
import { PortalForm, SubmitButton } from "~/components/forms/portal-form";
import { Pager } from "~/components/ui/pager";
import { Table } from "~/components/ui/table";
import { WorkHead } from "~/components/ui/work-area";
import { CERTIFICATE_KINDS, CERTIFICATE_LABELS } from "~/domain/cultivation";
import { OfficialListForm } from "~/domain/cultivation-form";
import { faults, formValues, readForm } from "~/domain/form";
import { MOST_LIST_ROWS } from "~/domain/official-list";
import { readPage } from "~/domain/paging";
import { MAX_SHEET_BYTES } from "~/domain/position-sheet";
import { formatDate, formatTime } from "~/domain/time";
import { readFormData } from "~/http/form-data.server";
import { pageTitle } from "~/http/page-meta";
import { paths } from "~/http/paths";
import { redirectWithToast } from "~/http/toast.server";
import { importList, listImports } from "~/services/cultivation/import-list.server";
import { accountContext } from "~/services/load-context.server";

export function loader(asked: LoaderFunctionArgs) {
  const person = requirePermission(asked, "cultivation:decide");
  const page = readPage(new URL(asked.request.url).searchParams.get("page"));
  return listImports(accountContext(asked.context, person), page);
}

export async function action(asked: ActionFunctionArgs) {
  const person = requirePermission(asked, "cultivation:decide");
  const form = await readFormData(asked.request);
  const values = formValues(form);
  const file = form.get("file");
  const { data, faults: found } = readForm(OfficialListForm, values);
  const given = file instanceof File && file.size > 0 ? file : null;
  if (!data || !given)
    return faults(values, { ...found?.errors, ...(given ? {} : { file: "请选择名单文件" }) });
  const bytes = Buffer.from(await given.arrayBuffer());
  const result = await importList(accountContext(asked.context, person), data, { name: given.name, bytes });
  if ("fault" in result) return faults(values, { file: result.fault });
  return redirectWithToast(paths.adminList(result.id), "名单已读取，请核对差异后再更新证书。");
}

export const meta: MetaFunction = () => pageTitle("官方名单");

const kinds = CERTIFICATE_KINDS.map((value) => ({ value, label: CERTIFICATE_LABELS[value] }));

export default function OfficialLists() {
  const { lists, total, page, perPage } = useLoaderData<typeof loader>();
  const found = useActionData<typeof action>();
  return (
    <>
      <p>
        <Link to={paths.adminCultivation()}>企业培育库</Link>
      </p>
      <WorkHead title="官方名单" />
      <section aria-labelledby="read" className="card p-5">
        <h2 id="read" className="text-lg font-bold">
          读取一份名单
        </h2>
        <p className="text-ink-2">
          按统一社会信用代码对应企业，先列出差异，核对后再更新证书。表头用中文即可：统一社会信用代码、企业名称必须有，证书编号、发证日期、有效期至可以没有。
        </p>
        <PortalForm
          faults={found}
          encType="multipart/form-data"
          action={`${paths.adminLists()}?index`}
          className="mt-4 max-w-xl"
        >
          <SelectField name="kind" label="种类" placeholder="请选择" options={kinds} />
          <Field
            name="title"
            label="名单名称"
            hint="会作为证书来源公开，如“2026 年第一批科技型中小企业名单”"
          />
          <Field
            name="issuedOn"
            label="公布日期"
            type="date"
            hint="名单里没有单独发证日期的企业，按这一天计算有效期"
          />
          <Field
            name="file"
            label="名单文件"
            type="file"
            accept=".xlsx,.csv"
            hint={`.xlsx 或 .csv，最大 ${MAX_SHEET_BYTES / 1024 / 1024} MB，最多 ${MOST_LIST_ROWS.toLocaleString("en-US")} 行`}
          />
          <SubmitButton>读取并列出差异</SubmitButton>
        </PortalForm>
      </section>
      {lists.length > 0 ? (
        <section aria-labelledby="earlier" className="mt-5">
          <h2 id="earlier" className="mb-2 text-lg font-bold">
            读取过的名单
          </h2>
          <Table caption="读取过的名单，最近的在前" columns={["名单", "种类", "读取", "更新证书"]}>
            {lists.map((one) => (
              <tr key={one.id}>
                <td>
                  <Link to={paths.adminList(one.id)}>{one.title}</Link>
                  <small className="block break-all text-ink-2">{one.fileName}</small>
                </td>
                <td>{CERTIFICATE_LABELS[one.kind]}</td>
                <td className="whitespace-nowrap">
                  {formatTime(one.createdAt)}
                  <small className="block text-ink-2">{one.createdBy}</small>
                </td>
                <td className="whitespace-nowrap">
                  {one.appliedAt === null ? "还没有" : formatDate(one.appliedAt)}
                </td>
              </tr>
            ))}
          </Table>
          <Pager {...{ total, page, perPage }} href={paths.adminLists} />
        </section>
      ) : null}
    </>
  );
}
