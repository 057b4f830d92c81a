import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { answerSignIn } from "~/auth/answer-sign-in.server";
import { readSessionCookie } from "~/auth/cookie.server";
import { readPendingCookie } from "~/auth/pending-cookie.server";
import { Field } from "~/components/forms/field";
import { PortalForm, SubmitButton } from "~/components/forms/portal-form";
import { NarrowPage } from "~/components/ui/narrow-page";
import { faults, formValues, readForm } from "~/domain/form";
import { CodeForm, SECOND_STEP_MINUTES } from "~/domain/second-step";
import { readFormData } from "~/http/form-data.server";
import { pageTitle } from "~/http/page-meta";
import { paths } from "~/http/paths";
import { redirectWithToast } from "~/http/toast.server";
import { completeSignIn, isCodeAwaited } from "~/services/account/complete-sign-in.server";
import { tryContext } from "~/services/load-context.server";

const TOO_LATE = `请在输入密码后 ${SECOND_STEP_MINUTES} 分钟内填写验证码，现在请重新登录。`;

export function loader({ request, context }: LoaderFunctionArgs) {
  const next = new URL(request.url).searchParams.get("next");
  const token = readPendingCookie(request.headers.get("Cookie"));
  if (!isCodeAwaited(tryContext(context, request), token)) throw redirect(paths.login(next ?? undefined));
  return { next };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const values = formValues(await readFormData(request));
  const { data: form, faults: found } = readForm(CodeForm, values);
  if (!form) return found;
  const cookies = request.headers.get("Cookie");
  const token = readPendingCookie(cookies) ?? "";
  const before = readSessionCookie(cookies, context.https);
  const result = completeSignIn(tryContext(context, request), context, { token, code: form.code, before });
  if ("spent" in result) return redirectWithToast(paths.login(form.next), TOO_LATE);
  if ("wait" in result)
    return faults(values, { form: `尝试次数太多，为保护账号安全，请 ${result.wait} 分钟后再试。` });
  if ("wrong" in result)
    return faults(values, {
      code: "验证码不正确或已用过，请等验证器显示下一组数字后重试，并确认手机时间准确",
    });
  return answerSignIn(context, result, form.next);
}

export const meta: MetaFunction = () => pageTitle("两步验证");

export default function LoginCode() {
  const { next } = useLoaderData<typeof loader>();
  const found = useActionData<typeof action>();
  return (
    <NarrowPage title="两步验证" lead="密码正确，还需要验证器上的数字。">
      <PortalForm faults={found}>
        <input type="hidden" name="next" value={next ?? ""} />
        <Field
          name="code"
          label="验证码"
          hint="手机验证器上显示的 6 位数字；手机不在身边时，填写一个恢复码"
          autoComplete="one-time-code"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={40}
        />
        <div className="flex flex-wrap items-center justify-between gap-3">
          <SubmitButton>登录</SubmitButton>
          <Link to={paths.login(next ?? undefined)}>返回</Link>
        </div>
      </PortalForm>
      <p className="mt-4 text-sm text-ink-2">手机和恢复码都丢失时，请联系平台管理员核实身份。</p>
    </NarrowPage>
  );
}
