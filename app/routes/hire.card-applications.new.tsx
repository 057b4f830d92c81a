import { randomUUID } from "node:crypto";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { requirePermission } from "~/auth/require.server";
import { Field, SelectField } from "~/components/forms/field";
import { PortalForm, SubmitButton } from "~/components/forms/portal-form";
import { NoEnterprise } from "~/components/positions/employer-notice";
import { WorkHead } from "~/components/ui/work-area";
import { AskToFileForm } from "~/domain/card-application-form";
import { CARD_INVITATION_DAYS } from "~/domain/card-disclosure";
import { faults, formValues, readForm } from "~/domain/form";
import { CARD_CATEGORIES, CARD_CATEGORY_LABELS } from "~/domain/talent-card";
import { readFormData } from "~/http/form-data.server";
import { pageTitle } from "~/http/page-meta";
import { paths } from "~/http/paths";
import { redirectWithToast } from "~/http/toast.server";
import { askToFile } from "~/services/card-application/invite-person.server";
import { findMembership } from "~/services/member/find-membership.server";
import { vaultContext } from "~/services/vault-context.server";

export function loader(asked: LoaderFunctionArgs) {
  const ctx = vaultContext(asked.context, requirePermission(asked, "card:file"));
  return { enterprise: findMembership(ctx)?.enterprise.name ?? null, formKey: randomUUID() };
}

const REFUSALS = {
  member: "您的账号还没有关联单位，请先登记单位。",
  unverified: "本单位还没有核验，或核验已到期。核验通过后才能为员工代办。",
  tooMany: "等待答复的请求太多，请先撤回一些不需要的。",
  again: "表单已失效，请刷新页面后重新填写。",
} as const;

export async function action(asked: ActionFunctionArgs) {
  const ctx = vaultContext(asked.context, requirePermission(asked, "card:file"));
  const values = formValues(await readFormData(asked.request));
  const { data: form, faults: found } = readForm(AskToFileForm, values);
  if (!form) return found;
  const { formKey, category, contact } = form;
  const own = new URL(paths.myCardApplications(), asked.context.publicUrl).href;
  const result = askToFile(ctx, { formKey, category, identifier: contact }, own);
  if ("wait" in result) return faults(values, { form: `请求太频繁，请 ${result.wait} 分钟后再试。` });
  if ("refused" in result) return faults(values, { form: REFUSALS[result.refused] });
  return redirectWithToast(
    paths.hireCardApplications(),
    "请求已记录。对方如已注册为求职者，会收到通知；同意后即可开始填写。",
  );
}

export const meta: MetaFunction = () => pageTitle("为员工代办人才卡");

const CATEGORIES = CARD_CATEGORIES.map((value) => ({ value, label: CARD_CATEGORY_LABELS[value] }));

export default function AskToFile() {
  const { enterprise, formKey } = useLoaderData<typeof loader>();
  const found = useActionData<typeof action>();
  if (!enterprise) return <NoEnterprise />;
  return (
    <>
      <p>
        <Link to={paths.hireCardApplications()}>人才卡代办</Link>
      </p>
      <WorkHead title="为员工代办人才卡" />
      <PortalForm faults={found} className="card p-5 md:p-7">
        <input type="hidden" name="formKey" value={found?.values.formKey ?? formKey} />
        <Field
          name="contact"
          label="员工的邮箱或手机号"
          hint="对方注册本平台时用的，须填写完整；用邮箱的，对方须已确认邮箱，否则收不到请求"
          autoComplete="off"
        />
        <SelectField name="category" label="申请的类别" options={CATEGORIES} placeholder="请选择" />
        <ol className="mb-5 list-decimal space-y-1 pl-5">
          <li>
            对方登录后看到“{enterprise}”的请求，{CARD_INVITATION_DAYS} 天内可以同意（项目默认）。
          </li>
          <li>同意后由贵单位填写单位、岗位和条件，上传材料。</li>
          <li>对方核对内容，填写证件并上传身份证件，确认后提交。贵单位看不到证件号码和身份证件。</li>
        </ol>
        <p className="mb-4 text-sm text-ink-2">为保护个人信息，无论对方是否注册，这里的答复都一样。</p>
        <SubmitButton>发出请求</SubmitButton>
      </PortalForm>
    </>
  );
}
