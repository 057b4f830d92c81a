import { randomUUID } from "node:crypto";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { requirePermission } from "~/auth/require.server";
import { BenefitFields } from "~/components/benefits/benefit-fields";
import { PortalForm, SubmitButton } from "~/components/forms/portal-form";
import { WorkHead } from "~/components/ui/work-area";
import { NewBenefitForm } from "~/domain/benefit-form";
import { formValues, readForm, type FormFaults } from "~/domain/form";
import { readFormData } from "~/http/form-data.server";
import { pageTitle } from "~/http/page-meta";
import { paths } from "~/http/paths";
import { redirectWithToast } from "~/http/toast.server";
import { createBenefit } from "~/services/benefit/save-benefit.server";
import { accountContext } from "~/services/load-context.server";

export function loader(asked: LoaderFunctionArgs) {
  requirePermission(asked, "benefit:manage");
  return { formKey: randomUUID() };
}

export async function action(asked: ActionFunctionArgs): Promise<Response | FormFaults> {
  const ctx = accountContext(asked.context, requirePermission(asked, "benefit:manage"));
  const { data: form, faults: found } = readForm(
    NewBenefitForm,
    formValues(await readFormData(asked.request)),
  );
  if (!form) return found;
  const id = createBenefit(ctx, form);
  return redirectWithToast(paths.adminBenefit(id), `已加入目录：${form.title}`);
}

export const meta: MetaFunction = () => pageTitle("新增权益");

export default function NewBenefit() {
  const { formKey } = useLoaderData<typeof loader>();
  const found = useActionData<typeof action>();
  return (
    <>
      <p>
        <Link to={paths.adminBenefits()}>人才卡权益</Link>
      </p>
      <WorkHead title="新增权益" />
      <section aria-label="权益内容" className="card max-w-4xl p-5">
        <PortalForm faults={found}>
          <input type="hidden" name="formKey" value={found?.values.formKey ?? formKey} />
          <BenefitFields terms={null} />
          <SubmitButton>加入目录</SubmitButton>
        </PortalForm>
      </section>
    </>
  );
}
