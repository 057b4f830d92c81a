import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { Field } from "~/components/forms/field";
import { PortalForm, SubmitButton } from "~/components/forms/portal-form";
import { NarrowPage } from "~/components/ui/narrow-page";
import { Notice } from "~/components/ui/notice";
import { MIN_PASSWORD, ResetForm } from "~/domain/account";
import { faults, formValues, readForm } from "~/domain/form";
import { readFormData } from "~/http/form-data.server";
import { pageTitle } from "~/http/page-meta";
import { paths } from "~/http/paths";
import { redirectWithToast } from "~/http/toast.server";
import { isResetLinkGood, resetPassword } from "~/services/account/reset-password.server";
import { tryContext } from "~/services/load-context.server";

/** The address is a secret: it is told to nobody whom the page links to. */
const PRIVATE = { "Referrer-Policy": "no-referrer" };

export function loader({ request, params, context }: LoaderFunctionArgs) {
  const good = isResetLinkGood(tryContext(context, request), params.token ?? "");
  return data({ good }, { headers: PRIVATE, status: good ? 200 : 410 });
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const values = formValues(await readFormData(request));
  const { data: form, faults: found } = readForm(ResetForm, values);
  if (!form) return found;
  const result = await resetPassword(tryContext(context, request), params.token ?? "", form.password);
  if ("weak" in result) return faults(values, { password: result.weak });
  if ("spent" in result) return faults(values, { form: "这个链接已经用过或已过期，请重新申请。" });
  return redirectWithToast(paths.login(), "密码已更改，请用新密码登录。");
}

export const headers = () => PRIVATE;

export const meta: MetaFunction = () => pageTitle("设置新密码");

export default function Reset() {
  const { good } = useLoaderData<typeof loader>();
  const found = useActionData<typeof action>();
  if (!good)
    return (
      <NarrowPage title="链接已失效">
        <Notice kind="warning">
          <p>
            这个链接已经用过，或已超过有效时间。请<Link to={paths.forgot()}>重新申请</Link>。
          </p>
        </Notice>
      </NarrowPage>
    );
  return (
    <NarrowPage title="设置新密码" lead="设置后，其他设备上的登录会全部退出。">
      <PortalForm faults={found}>
        <Field
          name="password"
          label="新密码"
          type="password"
          autoComplete="new-password"
          hint={`至少 ${MIN_PASSWORD} 个字符，可以是几个不相干的词`}
        />
        <SubmitButton>保存新密码</SubmitButton>
      </PortalForm>
    </NarrowPage>
  );
}
