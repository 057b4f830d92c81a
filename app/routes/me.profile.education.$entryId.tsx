import { randomUUID } from "node:crypto";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requirePermission } from "~/auth/require.server";
import {
  EDUCATION_FIELD_LABELS,
  EducationFields,
  RemoveEntry,
  type ShownEducation,
} from "~/components/candidates/entry-fields";
import { EntryForm } from "~/components/candidates/entry-form";
import { DEGREE_LABELS, ENTRY_REFUSAL_TEXT, UNLISTED_SCHOOL, type Degree } from "~/domain/candidate";
import { faults, formValues, readForm, type FormFaults } from "~/domain/form";
import { keysOf } from "~/domain/labels";
import { EducationForm, EntryKey } from "~/domain/profile-form";
import { readFormData } from "~/http/form-data.server";
import { pageTitle } from "~/http/page-meta";
import { paths } from "~/http/paths";
import { redirectWithToast } from "~/http/toast.server";
import { loadEducation } from "~/services/candidate/load-entry.server";
import { removeEntry, wasRemoved } from "~/services/candidate/remove-entry.server";
import { saveEducation } from "~/services/candidate/save-entry.server";
import { accountContext } from "~/services/load-context.server";

const FIELDS = keysOf<keyof ShownEducation>(EDUCATION_FIELD_LABELS);

export function loader(asked: LoaderFunctionArgs) {
  const ctx = accountContext(asked.context, requirePermission(asked, "candidate:act"));
  const id = asked.params.entryId ?? "";
  const row = id === "new" ? null : loadEducation(ctx, id);
  if (row === undefined) throw new Response(null, { status: 404 });
  const shown: ShownEducation = {
    school: row?.school ?? "",
    major: row?.major ?? "",
    degree: row?.degree ?? "",
    startMonth: row?.startMonth ?? "",
    endMonth: row?.endMonth ?? "",
  };
  return { isNew: row === null, formKey: row?.id ?? randomUUID(), storedAt: row?.updatedAt ?? null, shown };
}

export async function action(asked: ActionFunctionArgs): Promise<Response | FormFaults> {
  const ctx = accountContext(asked.context, requirePermission(asked, "candidate:act"));
  const id = asked.params.entryId ?? "";
  const isNew = id === "new";
  const row = isNew ? undefined : loadEducation(ctx, id);
  const values = formValues(await readFormData(asked.request));
  if (!isNew && !row) {
    if (values.intent !== "remove" || !wasRemoved(ctx, "education", id))
      throw new Response(null, { status: 404 });
    return redirectWithToast(paths.profile(), "教育经历已删除。");
  }
  if (values.intent === "remove" && row) {
    removeEntry(ctx, "education", row);
    return redirectWithToast(paths.profile(), "教育经历已删除。");
  }
  if (values.intent !== "save") throw new Response(null, { status: 400 });
  const { data: key, faults: stale } = readForm(EntryKey, values);
  if (!key) return stale;
  const { data: entry, faults: found } = readForm(EducationForm, values);
  if (!entry) return found;
  const target = { id: isNew ? key.formKey : id, shown: isNew ? null : key.shown };
  const result = saveEducation(ctx, target, entry);
  if ("refused" in result) {
    if (result.refused === "gone") throw new Response(null, { status: 404 });
    return faults(values, { form: ENTRY_REFUSAL_TEXT[result.refused] });
  }
  const note = result.done.listed ? "" : `“${entry.school}”${UNLISTED_SCHOOL}。`;
  return redirectWithToast(paths.profile(), `教育经历已保存。${note}`);
}

export const meta: MetaFunction = () => pageTitle("教育经历");

/** What is stored of a field, in words. */
const textOf = (field: keyof ShownEducation, value: string) =>
  field === "degree" && value ? DEGREE_LABELS[value as Degree] : value;

export default function EducationPage() {
  const { isNew, formKey, storedAt, shown } = useLoaderData<typeof loader>();
  const found = useActionData<typeof action>();
  const differing = FIELDS.filter((field) => shown[field] !== (found?.values[field] ?? "")).map((field) => ({
    label: EDUCATION_FIELD_LABELS[field],
    text: textOf(field, shown[field]),
  }));
  return (
    <EntryForm
      title={isNew ? "添加教育经历" : "修改教育经历"}
      entry={{ formKey, storedAt }}
      faults={found}
      differing={differing}
      after={isNew ? null : <RemoveEntry what={shown.school} />}
    >
      <EducationFields shown={shown} />
    </EntryForm>
  );
}
