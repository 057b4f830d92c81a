import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { answerSignIn } from "~/auth/answer-sign-in.server";
import { readSessionCookie } from "~/auth/cookie.server";
import { findAccount } from "~/auth/require.server";
import { Field } from "~/components/forms/field";
import { PortalForm, SubmitButton } from "~/components/forms/portal-form";
import { NarrowPage } from "~/components/ui/narrow-page";
import { SignInForm } from "~/domain/account";
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from "~/domain/demo-account";
import { faults, formValues, readForm } from "~/domain/form";
import { landingOf } from "~/domain/landing";
import { safeNext } from "~/domain/next-path";
import { ROLE_LABELS, type Role } from "~/domain/role";
import { readFormData } from "~/http/form-data.server";
import { pageTitle } from "~/http/page-meta";
import { paths } from "~/http/paths";
import { signIn } from "~/services/account/sign-in.server";
import { isDemoDatabase } from "~/services/demo/is-demo-database.server";
import { searchContext, tryContext } from "~/services/load-context.server";

const landing = (roles: readonly Role[]) => paths[landingOf(roles)]();

export function loader(asked: LoaderFunctionArgs) {
  const next = new URL(asked.request.url).searchParams.get("next");
  const person = findAccount(asked);
  if (person) throw redirect(safeNext(next, landing(person.roles)));
  const { production, oidc } = asked.context;
  return {
    next,
    provider: oidc?.name ?? null,
    demo: !production && isDemoDatabase(searchContext(asked.context)),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const values = formValues(await readFormData(request));
  const { data: form, faults: found } = readForm(SignInForm, values);
  if (!form) return found;
  const before = readSessionCookie(request.headers.get("Cookie"), context.https);
  const result = await signIn(tryContext(context, request), form, before);
  if ("wait" in result)
    return faults(values, {
      form: `尝试次数太多，为保护账号安全，请 ${result.wait} 分钟后再试，或用“忘记密码”重新设置。`,
    });
  if ("refused" in result)
    return faults(values, {
      form:
        result.refused === "disabled"
          ? "这个账号已停用，请联系平台管理员。"
          : "账号或密码不正确，请检查后重试。",
    });
  return answerSignIn(context, result, form.next);
}

export const meta: MetaFunction = () => pageTitle("登录");

export default function Login() {
  const { next, demo, provider } = useLoaderData<typeof loader>();
  const found = useActionData<typeof action>();
  return (
    <NarrowPage title="登录">
      <PortalForm faults={found}>
        <input type="hidden" name="next" value={next ?? ""} />
        <Field
          name="identifier"
          label="邮箱或手机号"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
        />
        <Field name="password" label="密码" type="password" autoComplete="current-password" />
        <div className="flex flex-wrap items-center justify-between gap-3">
          <SubmitButton>登录</SubmitButton>
          <Link to={paths.forgot()}>忘记密码</Link>
        </div>
      </PortalForm>
      {provider ? (
        <p className="mt-6 border-t border-line pt-4">
          <Link to={paths.oidc(next ?? undefined)} reloadDocument className="btn btn-quiet w-full">
            用{provider}登录
          </Link>
        </p>
      ) : null}
      <p className="mt-6 border-t border-line pt-4">
        还没有账号？<Link to={paths.register(next ?? undefined)}>注册</Link>
      </p>
      {demo ? <DemoAccounts /> : null}
    </NarrowPage>
  );
}

function DemoAccounts() {
  return (
    <section aria-labelledby="demo-accounts" className="mt-4 border-t border-line pt-4 text-sm text-ink-2">
      <h2 id="demo-accounts" className="font-bold text-ink">
        示例账号
      </h2>
      <p>
        当前为示例数据，可用下列账号试用，密码均为 <code>{DEMO_PASSWORD}</code>
      </p>
      <ul className="mt-1">
        {DEMO_ACCOUNTS.map(({ email, role }) => (
          <li key={email}>
            {ROLE_LABELS[role]}：<code>{email}</code>
          </li>
        ))}
      </ul>
    </section>
  );
}
