import { randomUUID } from "node:crypto";
import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { readSessionCookie, sessionCookie } from "~/auth/cookie.server";
import { findAccount } from "~/auth/require.server";
import { ChoiceGroup, Field } from "~/components/forms/field";
import { PortalForm, SubmitButton } from "~/components/forms/portal-form";
import { NarrowPage } from "~/components/ui/narrow-page";
import { MIN_PASSWORD, RegisterForm } from "~/domain/account";
import { faults, formValues, readForm } from "~/domain/form";
import { landingOf } from "~/domain/landing";
import { safeNext } from "~/domain/next-path";
import { accountLinks } from "~/http/account-links";
import { readFormData } from "~/http/form-data.server";
import { pageTitle } from "~/http/page-meta";
import { paths } from "~/http/paths";
import { redirectWithToast } from "~/http/toast.server";
import { registerAccount } from "~/services/account/register-account.server";
import { tryContext } from "~/services/load-context.server";

export function loader(asked: LoaderFunctionArgs) {
  const query = new URL(asked.request.url).searchParams;
  const next = query.get("next");
  if (findAccount(asked)) throw redirect(safeNext(next, paths.me()));
  return { next, role: query.get("role") === "employer" ? "employer" : "candidate", formKey: randomUUID() };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const values = formValues(await readFormData(request));
  const { data: form, faults: found } = readForm(RegisterForm, values);
  if (!form) return found;
  const before = readSessionCookie(request.headers.get("Cookie"), context.https);
  const result = await registerAccount(
    tryContext(context, request),
    form,
    before,
    accountLinks(context.publicUrl).confirmEmail,
  );
  if ("wait" in result)
    return faults(values, { form: `同一网络的注册次数太多，请 ${result.wait} 分钟后再试。` });
  if ("taken" in result)
    return faults(values, {
      identifier: "这个邮箱或手机号不能用于注册。如果是您的账号，请直接登录或重新设置密码",
    });
  const { token, expiresAt } = result.opened;
  const cookie = sessionCookie(token, expiresAt, context.now, context.https);
  const told =
    form.identifier.kind === "email"
      ? "注册成功，已为您登录。确认邮件已发往您的邮箱，请打开里面的链接。"
      : "注册成功，已为您登录。";
  return redirectWithToast(safeNext(form.next, paths[landingOf([form.role])]()), told, {
    "Set-Cookie": cookie,
  });
}

export const meta: MetaFunction = () => pageTitle("注册");

const ROLES = [
  { value: "candidate", label: "求职者", hint: "找工作、找实习" },
  { value: "employer", label: "用人单位", hint: "认证企业、发布职位" },
];

export default function Register() {
  const { next, role, formKey } = useLoaderData<typeof loader>();
  const found = useActionData<typeof action>();
  return (
    <NarrowPage title="注册" lead="免费。只收集登录所需的信息，手机号与邮箱不会公开。">
      <PortalForm faults={found}>
        <input type="hidden" name="next" value={next ?? ""} />
        <input type="hidden" name="formKey" value={found?.values.formKey ?? formKey} />
        <ChoiceGroup name="role" label="我是" type="radio" options={ROLES} chosen={[role]} />
        <Field name="name" label="姓名或称呼" autoComplete="name" hint="登录后显示，最多 40 个字" />
        <Field
          name="identifier"
          label="邮箱或手机号"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          hint="用于登录；填邮箱可自助找回密码"
        />
        <Field
          name="password"
          label="密码"
          type="password"
          autoComplete="new-password"
          hint={`至少 ${MIN_PASSWORD} 个字符，可以是几个不相干的词`}
        />
        <SubmitButton>注册</SubmitButton>
      </PortalForm>
      <p className="mt-6 border-t border-line pt-4">
        已有账号？<Link to={paths.login(next ?? undefined)}>登录</Link>
      </p>
    </NarrowPage>
  );
}
