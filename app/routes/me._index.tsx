import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { requireAccount } from "~/auth/require.server";
import { ConfirmNotice } from "~/components/account/confirm-notice";
import { CaseTag } from "~/components/card-cases/case-tag";
import { Field } from "~/components/forms/field";
import { PortalForm, SubmitButton } from "~/components/forms/portal-form";
import { WorkHead } from "~/components/ui/work-area";
import { ChangePasswordForm, MIN_PASSWORD } from "~/domain/account";
import { faults, formValues, readForm, type FormFaults } from "~/domain/form";
import { maskContact } from "~/domain/identifier";
import { safeNext } from "~/domain/next-path";
import { isPermitted } from "~/domain/permission";
import { ROLE_LABELS } from "~/domain/role";
import { CARD_CATEGORY_LABELS } from "~/domain/talent-card";
import { formatTime } from "~/domain/time";
import { accountLinks } from "~/http/account-links";
import { readFormData } from "~/http/form-data.server";
import { pageTitle } from "~/http/page-meta";
import { paths } from "~/http/paths";
import { redirectWithToast } from "~/http/toast.server";
import { changePassword } from "~/services/account/change-password.server";
import { askConfirmation } from "~/services/account/confirm-email.server";
import { endOtherSessions, endOwnSession, loadOwnSession } from "~/services/account/end-own-sessions.server";
import { hasPassword, identitiesOf, unlinkIdentity } from "~/services/account/sign-in-by-identity.server";
import { listSessions } from "~/services/account/list-sessions.server";
import { readMobile } from "~/services/account/read-mobile.server";
import { runningCase } from "~/services/card-application/list-card-applications.server";
import { vaultContext } from "~/services/vault-context.server";

export function loader(asked: LoaderFunctionArgs) {
  const person = requireAccount(asked);
  const { displayName, email, roles, sessionId } = person;
  const unconfirmed = email !== null && !person.emailConfirmed ? maskContact(email) : null;
  const contact = email ?? readMobile(vaultContext(asked.context, person));
  return {
    displayName,
    cardCase: isPermitted(person.roles, "card:hold") ? runningCase(asked.context.db, person.id) : null,
    contact: contact ? maskContact(contact) : "未填写邮箱和手机号",
    unconfirmed,
    hasPassword: hasPassword(asked.context.db, person.id),
    identities: identitiesOf(asked.context.db, person.id),
    provider: asked.context.oidc && { name: asked.context.oidc.name, issuer: asked.context.oidc.issuer },
    roles: [...roles, ...person.lockedRoles].map((role) => ROLE_LABELS[role]),
    sessions: listSessions(vaultContext(asked.context, person), person.id).map((session) => ({
      ...session,
      isThis: session.id === sessionId,
    })),
  };
}

export async function action(asked: ActionFunctionArgs): Promise<Response | FormFaults> {
  const person = requireAccount(asked);
  const ctx = vaultContext(asked.context, person);
  const values = formValues(await readFormData(asked.request));
  if (values.intent === "confirm-email") {
    const back = safeNext(values.next, paths.me());
    const asking = askConfirmation(ctx, accountLinks(asked.context.publicUrl).confirmEmail);
    if ("wait" in asking) return redirectWithToast(back, `发送次数太多，请 ${asking.wait} 分钟后再试。`);
    return redirectWithToast(back, "sent" in asking ? "确认邮件已发送。" : "邮箱已经确认，不必再发。");
  }
  if (values.intent === "end-others") {
    endOtherSessions(ctx, person.sessionId);
    return redirectWithToast(paths.me(), "其他设备已全部退出登录。");
  }
  if (values.intent === "end-session") {
    const target = loadOwnSession(ctx, values.session ?? "");
    if (!target) throw new Response(null, { status: 404 });
    endOwnSession(ctx, target);
    return redirectWithToast(paths.me(), `“${target.device}”已退出登录。`);
  }
  if (values.intent === "unlink") {
    const result = unlinkIdentity(ctx, values.issuer ?? "");
    if ("done" in result) return redirectWithToast(paths.me(), "已解除绑定。");
    return faults(values, { form: "这是您唯一的登录方式。请先用“忘记密码”设置密码，再解除绑定。" });
  }
  if (values.intent !== "password") throw new Response(null, { status: 400 });
  const { data: form, faults: found } = readForm(ChangePasswordForm, values);
  if (!form) return found;
  const result = await changePassword(ctx, form, person.sessionId);
  if ("wait" in result) return faults(values, { form: `尝试次数太多，请 ${result.wait} 分钟后再试。` });
  if ("wrong" in result) return faults(values, { currentPassword: "当前密码不正确，请检查后重试" });
  if ("weak" in result) return faults(values, { newPassword: result.weak });
  return redirectWithToast(paths.me(), "密码已更改，其他设备已退出登录。");
}

export const meta: MetaFunction = () => pageTitle("我的账号");

export default function Me() {
  const { displayName, contact, unconfirmed, roles, sessions, hasPassword, cardCase } =
    useLoaderData<typeof loader>();
  const found = useActionData<typeof action>();
  return (
    <>
      <WorkHead title="我的账号" />
      {unconfirmed ? <ConfirmNotice email={unconfirmed} next={paths.me()} /> : null}
      <section aria-labelledby="about-me" className="card p-5">
        <h2 id="about-me" className="visually-hidden">
          基本信息
        </h2>
        <dl className="grid grid-cols-[6em_1fr] gap-y-1">
          <dt className="text-ink-2">姓名或称呼</dt>
          <dd>{displayName}</dd>
          <dt className="text-ink-2">登录账号</dt>
          <dd>{contact}</dd>
          <dt className="text-ink-2">身份</dt>
          <dd>{roles.join("、")}</dd>
        </dl>
        <p className="mt-3">
          <Link to={paths.myAccount()} className="btn btn-quiet">
            更正称呼、邮箱和手机号
          </Link>
        </p>
      </section>
      {cardCase ? (
        <section
          aria-labelledby="card-case"
          className="card mt-5 flex flex-wrap items-center justify-between gap-3 p-5"
        >
          <div>
            <h2 id="card-case" className="text-lg font-bold">
              <Link to={paths.myCardApplication(cardCase.id)}>
                人才卡申请：{CARD_CATEGORY_LABELS[cardCase.category]}
              </Link>
              {cardCase.unseen ? <span className="tag tag-premium ml-2">有新进展</span> : null}
            </h2>
            <p className="text-sm text-ink-2">
              {cardCase.caseNumber ?? "还没有提交"} · {formatTime(cardCase.movedAt)} 更新
            </p>
          </div>
          <CaseTag status={cardCase.status} />
        </section>
      ) : null}
      <Sessions sessions={sessions} />
      <Identities />
      <section aria-labelledby="password" className="card mt-5 p-5">
        <h2 id="password" className="mb-3 text-lg font-bold">
          修改密码
        </h2>
        {hasPassword ? (
          <PortalForm faults={found} action={`${paths.me()}?index`} className="max-w-md">
            <Field name="currentPassword" label="当前密码" type="password" autoComplete="current-password" />
            <Field
              name="newPassword"
              label="新密码"
              type="password"
              autoComplete="new-password"
              hint={`至少 ${MIN_PASSWORD} 个字符。更改后其他设备会退出登录`}
            />
            <SubmitButton intent="password">更改密码</SubmitButton>
          </PortalForm>
        ) : (
          <p>
            您还没有设置密码，目前用统一身份登录。留有邮箱的，可以通过
            <Link to={paths.forgot()}>“忘记密码”</Link>设置一个。
          </p>
        )}
      </section>
    </>
  );
}

function Identities() {
  const { identities, provider, hasPassword } = useLoaderData<typeof loader>();
  if (identities.length === 0 && !provider) return null;
  const isLinked = identities.some(({ issuer }) => issuer === provider?.issuer);
  return (
    <section aria-labelledby="identities" className="card mt-5 p-5">
      <h2 id="identities" className="text-lg font-bold">
        其他登录方式
      </h2>
      <ul className="mt-2">
        {identities.map(({ issuer, linkedAt, usedAt }) => (
          <li key={issuer} className="flex flex-wrap items-center justify-between gap-3 py-2">
            <div>
              <p className="font-bold">{issuer === provider?.issuer ? provider.name : issuer}</p>
              <p className="text-sm text-ink-2">
                {formatTime(linkedAt)} 绑定 · 最近使用 {formatTime(usedAt)}
              </p>
            </div>
            {hasPassword ? (
              <Form method="post" action={`${paths.me()}?index`}>
                <input type="hidden" name="issuer" value={issuer} />
                <SubmitButton intent="unlink" className="btn btn-quiet">
                  解除绑定
                </SubmitButton>
              </Form>
            ) : (
              <p className="text-sm text-ink-2">唯一的登录方式，不能解除</p>
            )}
          </li>
        ))}
      </ul>
      {provider && !isLinked ? (
        <p className="mt-2">
          <Link to={paths.oidc(paths.me())} reloadDocument className="btn btn-quiet">
            绑定{provider.name}
          </Link>
        </p>
      ) : null}
    </section>
  );
}

interface Device {
  id: string;
  device: string;
  createdAt: number;
  lastSeenAt: number;
  isThis: boolean;
}

function Sessions({ sessions }: { sessions: Device[] }) {
  return (
    <section aria-labelledby="sessions" className="card mt-5 p-5">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 id="sessions" className="text-lg font-bold">
          登录的设备
        </h2>
        {sessions.length > 1 ? (
          <Form method="post" action={`${paths.me()}?index`}>
            <SubmitButton intent="end-others" className="btn btn-quiet">
              退出其他设备
            </SubmitButton>
          </Form>
        ) : null}
      </div>
      <ul className="mt-2">
        {sessions.map(({ id, device, createdAt, lastSeenAt, isThis }) => (
          <li
            key={id}
            className="flex flex-wrap items-center justify-between gap-3 border-t border-line py-3 first:border-0"
          >
            <div>
              <p className="font-bold">
                {device}
                {isThis ? <span className="tag tag-tier ml-2">本机</span> : null}
              </p>
              <p className="text-sm text-ink-2">
                {formatTime(createdAt)} 登录 · 最近使用 {formatTime(lastSeenAt)}
              </p>
            </div>
            {isThis ? null : (
              <Form method="post" action={`${paths.me()}?index`}>
                <input type="hidden" name="session" value={id} />
                <SubmitButton intent="end-session" className="btn btn-quiet" label={`让“${device}”退出登录`}>
                  退出
                </SubmitButton>
              </Form>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
