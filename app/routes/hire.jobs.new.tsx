import { randomUUID } from "node:crypto";
import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requirePermission } from "~/auth/require.server";
import { PortalForm, SubmitButton } from "~/components/forms/portal-form";
import { NoEnterprise } from "~/components/positions/employer-notice";
import { PositionFields } from "~/components/positions/position-fields";
import { WorkHead } from "~/components/ui/work-area";
import { faults, formValues } from "~/domain/form";
import { FormKey } from "~/domain/position-actions";
import { readStep } from "~/domain/position-fields";
import { readFormData } from "~/http/form-data.server";
import { pageTitle } from "~/http/page-meta";
import { paths } from "~/http/paths";
import { accountContext } from "~/services/load-context.server";
import { findMembership } from "~/services/member/find-membership.server";
import { createDraft } from "~/services/position/create-draft.server";

export function loader(asked: LoaderFunctionArgs) {
  const person = requirePermission(asked, "position:write");
  const membership = findMembership(accountContext(asked.context, person));
  return { formKey: membership ? randomUUID() : null };
}

export async function action(asked: ActionFunctionArgs) {
  const person = requirePermission(asked, "position:write");
  const values = formValues(await readFormData(asked.request));
  const formKey = FormKey.safeParse(values.formKey);
  if (!formKey.success) return faults(values, { form: "表单已失效，请刷新页面后重新填写。" });
  const { set, errors } = readStep("post", values, { employmentForm: "unknown" }, asked.context.now);
  if (!set.title && !errors.title) errors.title = "请填写职位名称，例如“嵌入式软件工程师”";
  if (Object.keys(errors).length > 0) return faults(values, errors);
  const made = createDraft(accountContext(asked.context, person), formKey.data, set);
  if ("id" in made) return redirect(paths.hireJobEdit(made.id), 303);
  return faults(values, {
    form:
      made.refused === "member"
        ? "您的账号还没有关联单位，请先登记单位。"
        : "表单已失效，请刷新页面后重新填写。",
  });
}

export const meta: MetaFunction = () => pageTitle("发布职位");

const FIRST = {
  step: "post",
  state: "open",
  fields: ["title", "employmentForm", "campus", "headcount"],
  gaps: [],
  marks: [],
  pay: [],
} as const;

export default function NewPosition() {
  const { formKey } = useLoaderData<typeof loader>();
  const found = useActionData<typeof action>();
  if (!formKey) return <NoEnterprise />;
  return (
    <>
      <WorkHead title="发布职位" />
      <PortalForm faults={found} className="card p-5 md:p-7">
        <p className="mb-5 text-ink-2">先起一个草稿，后面几步随时保存，填完再提交审核。</p>
        <input type="hidden" name="formKey" value={found?.values.formKey ?? formKey} />
        <PositionFields
          view={{ ...FIRST, fields: [...FIRST.fields], gaps: [], marks: [], pay: [] }}
          values={{}}
          days={{ first: "", last: "" }}
        />
        <SubmitButton>保存并继续</SubmitButton>
      </PortalForm>
    </>
  );
}
