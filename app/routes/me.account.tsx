import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { requireAccount } from "~/auth/require.server";
import { Field } from "~/components/forms/field";
import { PortalForm, SubmitButton } from "~/components/forms/portal-form";
import { Stored } from "~/components/forms/stored";
import { WorkHead } from "~/components/ui/work-area";
import { CONFIRM_LINK_HOURS, CorrectForm } from "~/domain/account";
import { faults, formValues, readForm, type FormFaults } from "~/domain/form";
import { maskContact } from "~/domain/identifier";
import { accountLinks } from "~/http/account-links";
import { readFormData } from "~/http/form-data.server";
import { pageTitle } from "~/http/page-meta";
import { paths } from "~/http/paths";
import { redirectWithToast } from "~/http/toast.server";
import {
  CORRECT_REFUSAL_TEXT,
  askNewEmail,
  changeMobile,
  rename,
  showOwnAccount,
} from "~/services/account/correct-account.server";
import { vaultContext } from "~/services/vault-context.server";

export function loader(asked: LoaderFunctionArgs) {
  const shown = showOwnAccount(vaultContext(asked.context, requireAccount(asked)));
  if (!shown) throw new Response(null, { status: 404 });
  const { email, mobile, ...rest } = shown;
  return { ...rest, email: email && maskContact(email), mobile: mobile && maskContact(mobile) };
}

export async function action(asked: ActionFunctionArgs): Promise<Response | FormFaults> {
  const ctx = vaultContext(asked.context, requireAccount(asked));
  const values = formValues(await readFormData(asked.request));
  const { data: form, faults: found } = readForm(CorrectForm, values);
  if (!form) return found;
  const result =
    form.intent === "name"
      ? rename(ctx, form)
      : form.intent === "email"
        ? await askNewEmail(ctx, form, accountLinks(asked.context.publicUrl).confirmEmail)
        : await changeMobile(ctx, form);
  if ("wait" in result) return faults(values, { form: `尝试次数太多，请 ${result.wait} 分钟后再试。` });
  if ("wrong" in result) return faults(values, { password: "当前密码不正确，请检查后重试" });
  if ("refused" in result) return faults(values, { form: CORRECT_REFUSAL_TEXT[result.refused] });
  return redirectWithToast(
    paths.myAccount(),
    form.intent === "email"
      ? `确认邮件已发往 ${maskContact(form.email)}，打开里面的链接后才会更换。`
      : "已更正。",
  );
}

export const meta: MetaFunction = () => pageTitle("更正账号信息");

export default function OwnAccount() {
  const { displayName, email, mobile, version, hasPassword } = useLoaderData<typeof loader>();
  const found = useActionData<typeof action>();
  const of = (intent: string) => (found?.values.intent === intent ? found : null);
  const isStale = of("name") !== null && Number(found?.values.version) !== version;
  const password = <Field name="password" label="当前密码" type="password" autoComplete="current-password" />;
  return (
    <>
      <WorkHead title="更正账号信息" />
      <p className="-mt-3 mb-4">
        简历里的内容在<Link to={paths.profile()}>我的简历</Link>中修改。
      </p>
      <div className="space-y-5">
        <section aria-labelledby="name" className="card p-5">
          <h2 id="name" className="mb-3 text-lg font-bold">
            姓名或称呼
          </h2>
          <PortalForm faults={of("name")} scope="name-" className="max-w-md">
            <input type="hidden" name="version" value={version} />
            <Stored button="保存" fields={isStale ? [{ label: "姓名或称呼", text: displayName }] : []} />
            <Field
              name="name"
              label="姓名或称呼"
              defaultValue={displayName}
              autoComplete="name"
              maxLength={40}
            />
            <SubmitButton intent="name">保存</SubmitButton>
          </PortalForm>
        </section>
        <section aria-labelledby="email" className="card p-5">
          <h2 id="email" className="text-lg font-bold">
            邮箱
          </h2>
          <p className="mb-3 text-sm text-ink-2">
            现在：{email ?? "未填写"}。新邮箱收到的链接在 {CONFIRM_LINK_HOURS}{" "}
            小时内打开后才会更换，原邮箱同时收到通知。
          </p>
          <PortalForm faults={of("email")} scope="email-" className="max-w-md">
            <Field
              name="email"
              label="新邮箱"
              type="email"
              autoComplete="email"
              autoCapitalize="none"
              spellCheck={false}
            />
            {hasPassword ? password : null}
            <SubmitButton intent="email">发送确认链接</SubmitButton>
          </PortalForm>
        </section>
        <section aria-labelledby="mobile" className="card p-5">
          <h2 id="mobile" className="text-lg font-bold">
            手机号
          </h2>
          <p className="mb-3 text-sm text-ink-2">现在：{mobile ?? "未填写"}。用于登录，加密保存。</p>
          {hasPassword ? (
            <PortalForm faults={of("mobile")} scope="mobile-" className="max-w-md">
              <Field
                name="mobile"
                label="新手机号"
                inputMode="tel"
                autoComplete="tel"
                optional
                hint="不再用手机号登录时请留空"
              />
              {password}
              <SubmitButton intent="mobile">保存手机号</SubmitButton>
            </PortalForm>
          ) : (
            <p>
              更换手机号需要密码。您还没有设置，留有邮箱的可以通过<Link to={paths.forgot()}>“忘记密码”</Link>
              设置一个。
            </p>
          )}
        </section>
      </div>
    </>
  );
}
