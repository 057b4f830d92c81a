import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { answerSignIn } from "~/auth/answer-sign-in.server";
import { readSessionCookie } from "~/auth/cookie.server";
import { endedOidcCookie, readOidcCookie } from "~/auth/oidc-cookie.server";
import { findAccount } from "~/auth/require.server";
import { ChoiceGroup, Field } from "~/components/forms/field";
import { PortalForm, SubmitButton } from "~/components/forms/portal-form";
import { NarrowPage } from "~/components/ui/narrow-page";
import { Notice } from "~/components/ui/notice";
import { IdentityForm } from "~/domain/account";
import { faults, formValues, readForm } from "~/domain/form";
import { maskContact } from "~/domain/identifier";
import { safeNext } from "~/domain/next-path";
import { readFormData } from "~/http/form-data.server";
import { pageTitle } from "~/http/page-meta";
import { paths } from "~/http/paths";
import { redirectWithToast } from "~/http/toast.server";
import { linkIdentity, registerByIdentity } from "~/services/account/sign-in-by-identity.server";
import { accountContext, tryContext } from "~/services/load-context.server";

function carriedBy({ request, context }: LoaderFunctionArgs) {
  const { oidc } = context;
  const carried = readOidcCookie(context, request.headers.get("Cookie"), "finish");
  if (!oidc || !carried) throw redirect(paths.login());
  return { carried, provider: oidc.name };
}

export function loader(asked: LoaderFunctionArgs) {
  const { carried, provider } = carriedBy(asked);
  const person = findAccount(asked);
  return {
    provider,
    name: carried.name ?? "",
    email: carried.email === null ? null : maskContact(carried.email),
    account: person?.displayName ?? null,
    next: carried.next || null,
  };
}

const LINK_REFUSALS = {
  other: "这个身份已绑定另一个账号，请先退出，再用它登录。",
  second: "您的账号已绑定另一个身份，请先在“我的账号”解除绑定。",
};

export async function action(asked: ActionFunctionArgs) {
  const { request, context } = asked;
  const { carried } = carriedBy(asked);
  const values = formValues(await readFormData(request));
  const ended = endedOidcCookie(context.https);
  const person = findAccount(asked);
  if (values.intent === "link") {
    if (!person) throw redirect(paths.login(paths.me()));
    const linked = linkIdentity(accountContext(context, person), carried);
    if ("refused" in linked) return faults(values, { form: LINK_REFUSALS[linked.refused] });
    return redirectWithToast(safeNext(carried.next, paths.me()), "绑定成功，以后可以用它登录。", {
      "Set-Cookie": ended,
    });
  }
  const { data: form, faults: found } = readForm(IdentityForm, values);
  if (!form) return found;
  const before = readSessionCookie(request.headers.get("Cookie"), context.https);
  const result = registerByIdentity(tryContext(context, request), { identity: carried, ...form }, before);
  if ("refused" in result)
    return faults(values, {
      form:
        result.refused === "taken"
          ? "这个邮箱已有账号。请先用账号和密码登录，再到“我的账号”绑定，避免出现两个账号。"
          : "这个账号已停用，请联系平台管理员。",
    });
  const response = answerSignIn(context, result, carried.next);
  response.headers.append("Set-Cookie", ended);
  return response;
}

export const meta: MetaFunction = () => pageTitle("首次登录");

const ROLES = [
  { value: "candidate", label: "求职者", hint: "找工作、找实习" },
  { value: "employer", label: "用人单位", hint: "认证企业、发布职位" },
];

export default function OidcFinish() {
  const { provider, name, email, account, next } = useLoaderData<typeof loader>();
  const found = useActionData<typeof action>();
  if (account !== null)
    return (
      <NarrowPage title={`绑定${provider}`}>
        <PortalForm faults={found}>
          <p className="mb-4">
            把{provider}中的身份{name ? `“${name}”` : ""}绑定到当前账号“{account}”？绑定后两种方式都能登录。
          </p>
          <div className="flex flex-wrap gap-3">
            <SubmitButton intent="link">确认绑定</SubmitButton>
            <Link to={paths.me()} className="btn btn-quiet">
              不绑定
            </Link>
          </div>
        </PortalForm>
      </NarrowPage>
    );
  return (
    <NarrowPage title="首次登录" lead={`您已通过${provider}，确认以下信息后即可使用。`}>
      <Notice className="mb-5">
        <p>
          已有账号？请先<Link to={paths.login(next ?? undefined)}>用账号和密码登录</Link>，再到“我的账号”绑定
          {provider}
          ，避免出现两个账号。
        </p>
      </Notice>
      <PortalForm faults={found}>
        <ChoiceGroup name="role" label="我是" type="radio" options={ROLES} chosen={["candidate"]} />
        <Field
          name="name"
          label="姓名或称呼"
          autoComplete="name"
          hint="登录后显示，最多 40 个字"
          defaultValue={name}
        />
        {email ? <p className="mb-4 text-ink-2">通知将发到 {email}。</p> : null}
        <SubmitButton intent="register">完成</SubmitButton>
      </PortalForm>
    </NarrowPage>
  );
}
