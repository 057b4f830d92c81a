import type { ActionFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useActionData } from "@remix-run/react";
import { Field } from "~/components/forms/field";
import { PortalForm, SubmitButton } from "~/components/forms/portal-form";
import { NarrowPage } from "~/components/ui/narrow-page";
import { Notice } from "~/components/ui/notice";
import { ForgotForm, RESET_LINK_MINUTES } from "~/domain/account";
import { faults, formValues, readForm } from "~/domain/form";
import { readFormData } from "~/http/form-data.server";
import { pageTitle } from "~/http/page-meta";
import { paths } from "~/http/paths";
import { askReset } from "~/services/account/ask-reset.server";
import { tryContext } from "~/services/load-context.server";

export async function action({ request, context }: ActionFunctionArgs) {
  const values = formValues(await readFormData(request));
  const { data: form, faults: found } = readForm(ForgotForm, values);
  if (!form) return { sent: false, faults: found };
  const linkOf = (token: string) => new URL(paths.reset(token), context.publicUrl).href;
  const { wait } = askReset(tryContext(context, request), form.identifier, linkOf);
  if (wait !== null)
    return { sent: false, faults: faults(values, { form: `申请次数太多，请 ${wait} 分钟后再试。` }) };
  return { sent: true, faults: null };
}

export const meta: MetaFunction = () => pageTitle("忘记密码");

export default function Forgot() {
  const answer = useActionData<typeof action>();
  return (
    <NarrowPage title="忘记密码" lead="填写注册时的邮箱或手机号。">
      {answer?.sent ? (
        <div role="status">
          <Notice kind="ok" title="申请已收到">
            <p>
              如果这个账号存在并且留有邮箱，几分钟内会收到一封邮件，里面的链接 {RESET_LINK_MINUTES}{" "}
              分钟内有效、只能使用一次。没有收到时，请查看垃圾邮件，或过一小时再申请。
            </p>
          </Notice>
          <p className="mt-4">
            <Link to={paths.login()}>返回登录</Link>
          </p>
        </div>
      ) : (
        <PortalForm faults={answer?.faults}>
          <Field
            name="identifier"
            label="邮箱或手机号"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
          />
          <SubmitButton>发送重置链接</SubmitButton>
          <p className="mt-4 text-sm text-ink-2">
            只用手机号注册、没有留邮箱的账号，请联系平台管理员核实身份后重置。
          </p>
        </PortalForm>
      )}
    </NarrowPage>
  );
}
