import { randomUUID } from "node:crypto";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requirePermission } from "~/auth/require.server";
import {
  EXPERIENCE_FIELD_LABELS,
  ExperienceFields,
  RemoveEntry,
  type ShownExperience,
} from "~/components/candidates/entry-fields";
import { EntryForm } from "~/components/candidates/entry-form";
import { ENTRY_REFUSAL_TEXT, EXPERIENCE_KIND_LABELS, type ExperienceKind } from "~/domain/candidate";
import { faults, formValues, readForm, type FormFaults } from "~/domain/form";
import { keysOf } from "~/domain/labels";
import { EntryKey, experienceForm } from "~/domain/profile-form";
import { readFormData } from "~/http/form-data.server";
import { pageTitle } from "~/http/page-meta";
import { paths } from "~/http/paths";
import { redirectWithToast } from "~/http/toast.server";
import { loadExperience } from "~/services/candidate/load-entry.server";
import { removeEntry, wasRemoved } from "~/services/candidate/remove-entry.server";
import { saveExperience } from "~/services/candidate/save-entry.server";
import { accountContext } from "~/services/load-context.server";

const FIELDS = keysOf<keyof ShownExperience>(EXPERIENCE_FIELD_LABELS);

export function loader(asked: LoaderFunctionArgs) {
  const ctx = accountContext(asked.context, requirePermission(asked, "candidate:act"));
  const id = asked.params.entryId ?? "";
  const row = id === "new" ? null : loadExperience(ctx, id);
  if (row === undefined) throw new Response(null, { status: 404 });
  const shown: ShownExperience = {
    kind: row?.kind ?? "",
    organisation: row?.organisation ?? "",
    title: row?.title ?? "",
    startMonth: row?.startMonth ?? "",
    endMonth: row?.endMonth ?? "",
    text: row?.text ?? "",
  };
  return { isNew: row === null, formKey: row?.id ?? randomUUID(), storedAt: row?.updatedAt ?? null, shown };
}

export async function action(asked: ActionFunctionArgs): Promise<Response | FormFaults> {
  const ctx = accountContext(asked.context, requirePermission(asked, "candidate:act"));
  const id = asked.params.entryId ?? "";
  const isNew = id === "new";
  const row = isNew ? undefined : loadExperience(ctx, id);
  const values = formValues(await readFormData(asked.request));
  if (!isNew && !row) {
    if (values.intent !== "remove" || !wasRemoved(ctx, "experience", id))
      throw new Response(null, { status: 404 });
    return redirectWithToast(paths.profile(), "经历已删除。");
  }
  if (values.intent === "remove" && row) {
    removeEntry(ctx, "experience", row);
    return redirectWithToast(paths.profile(), "经历已删除。");
  }
  if (values.intent !== "save") throw new Response(null, { status: 400 });
  const { data: key, faults: stale } = readForm(EntryKey, values);
  if (!key) return stale;
  const { data: entry, faults: found } = readForm(experienceForm(ctx.now), values);
  if (!entry) return found;
  const target = { id: isNew ? key.formKey : id, shown: isNew ? null : key.shown };
  const result = saveExperience(ctx, target, entry);
  if ("refused" in result) {
    if (result.refused === "gone") throw new Response(null, { status: 404 });
    return faults(values, { form: ENTRY_REFUSAL_TEXT[result.refused] });
  }
  return redirectWithToast(paths.profile(), "经历已保存。");
}

export const meta: MetaFunction = () => pageTitle("工作、实习与项目");

/** What is stored of a field, in words. */
const textOf = (field: keyof ShownExperience, value: string) =>
  field === "kind" && value ? EXPERIENCE_KIND_LABELS[value as ExperienceKind] : value;

export default function ExperiencePage() {
  const { isNew, formKey, storedAt, shown } = useLoaderData<typeof loader>();
  const found = useActionData<typeof action>();
  const differing = FIELDS.filter((field) => shown[field] !== (found?.values[field] ?? "")).map((field) => ({
    label: EXPERIENCE_FIELD_LABELS[field],
    text: textOf(field, shown[field]),
  }));
  return (
    <EntryForm
      title={isNew ? "添加工作、实习或项目" : "修改工作、实习或项目"}
      entry={{ formKey, storedAt }}
      faults={found}
      differing={differing}
      after={isNew ? null : <RemoveEntry what={shown.organisation} />}
    >
      <ExperienceFields shown={shown} />
    </EntryForm>
  );
}
