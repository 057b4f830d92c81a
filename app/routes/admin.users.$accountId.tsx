import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { requirePermission } from "~/auth/require.server";
import { ChoiceGroup } from "~/components/forms/field";
import { PortalForm, SubmitButton } from "~/components/forms/portal-form";
import { WorkHead } from "~/components/ui/work-area";
import { ManageAccountForm } from "~/domain/account";
import { faults, formValues, readForm } from "~/domain/form";
import { ROLES, ROLE_LABELS } from "~/domain/role";
import { formatTime } from "~/domain/time";
import { readFormData } from "~/http/form-data.server";
import { pageTitle } from "~/http/page-meta";
import { paths } from "~/http/paths";
import { redirectWithToast } from "~/http/toast.server";
import {
  changeRoles,
  endManagedSessions,
  loadManagedAccount,
  resetSecondStep,
  revealContact,
  setDisabled,
  viewManagedAccount,
} from "~/services/account/manage-account.server";
import { listSessions } from "~/services/account/list-sessions.server";
import { vaultContext } from "~/services/vault-context.server";

function load(asked: LoaderFunctionArgs) {
  const person = requirePermission(asked, "account:manage");
  const ctx = vaultContext(asked.context, person);
  const target = loadManagedAccount(ctx, asked.params.accountId ?? "");
  if (!target) throw new Response(null, { status: 404 });
  return { person, ctx, target };
}

export function loader(asked: LoaderFunctionArgs) {
  const { person, ctx, target } = load(asked);
  return {
    account: viewManagedAccount(ctx, target),
    isOwn: target.id === person.id,
    sessions: listSessions(ctx, target.id).map(({ device, lastSeenAt }) => ({ device, lastSeenAt })),
  };
}

const REFUSALS = {
  changed: "这个账号刚刚被其他人修改过。页面已更新为最新状态，请核对后重新操作。",
  own: "不能停用自己的账号，也不能取消自己的管理员身份。请由另一位管理员操作。",
  ownSecondStep: "自己的两步验证请在“个人中心”关闭。",
  erased: "这个账号已由本人注销，不能再启用或更改。",
  none: "每个账号至少要有一种身份，请至少选择一项。",
};

export async function action(asked: ActionFunctionArgs) {
  const { ctx, target } = load(asked);
  const values = formValues(await readFormData(asked.request));
  const { data: form, faults: found } = readForm(ManageAccountForm, values);
  if (!form) return { faults: found };
  if (form.intent === "reveal") return { contact: revealContact(ctx, target) };
  const refuse = (text: string) => ({ faults: faults(values, { form: text }) });
  const back = paths.adminUser(target.id);
  if (form.intent === "end-sessions") {
    endManagedSessions(ctx, target);
    return redirectWithToast(back, "该账号已在所有设备上退出登录。");
  }
  if (form.intent === "second-step") {
    const reset = resetSecondStep(ctx, target);
    if ("refused" in reset) return refuse(REFUSALS.ownSecondStep);
    return redirectWithToast(back, "两步验证已关闭，该账号已在所有设备上退出登录。");
  }
  const result =
    form.intent === "roles"
      ? changeRoles(ctx, target, form)
      : setDisabled(ctx, target, { disabled: form.intent === "disable", version: form.version });
  if ("refused" in result) return refuse(REFUSALS[result.refused]);
  const done = { roles: "身份已保存。", disable: "账号已停用。", enable: "账号已恢复使用。" };
  return redirectWithToast(back, done[form.intent]);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.account.displayName ?? "账号");

const ROLE_OPTIONS = ROLES.map((value) => ({ value, label: ROLE_LABELS[value] }));

export default function User() {
  const { account, sessions, isOwn } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const shown = (answer && "contact" in answer && answer.contact) || account;
  const found = answer && "faults" in answer ? answer.faults : null;
  const isDisabled = account.disabledAt !== null;
  return (
    <>
      <p>
        <Link to={paths.adminUsers()}>全部账号</Link>
      </p>
      <WorkHead title={account.displayName} />
      <section aria-labelledby="about" className="card p-5">
        <h2 id="about" className="visually-hidden">
          基本信息
        </h2>
        <dl className="grid grid-cols-[6em_1fr] gap-y-1">
          <dt className="text-ink-2">邮箱</dt>
          <dd>{shown.email ?? "未填写"}</dd>
          <dt className="text-ink-2">手机号</dt>
          <dd>{shown.mobile ?? "未填写"}</dd>
          <dt className="text-ink-2">注册时间</dt>
          <dd>{formatTime(account.createdAt)}</dd>
          <dt className="text-ink-2">两步验证</dt>
          <dd>{account.secondStep ? "已开启" : "未开启"}</dd>
          <dt className="text-ink-2">状态</dt>
          <dd>
            {account.erasedAt !== null
              ? `${formatTime(account.erasedAt)} 由本人注销，不能恢复`
              : account.disabledAt === null
                ? "正常"
                : `${formatTime(account.disabledAt)} 停用`}
          </dd>
        </dl>
        {shown === account && (account.email ?? account.mobile) !== null ? (
          <Form method="post" className="mt-3">
            <SubmitButton intent="reveal" className="btn btn-quiet">
              显示完整邮箱和手机号
            </SubmitButton>
          </Form>
        ) : null}
        <p className="mt-3 text-sm text-ink-2">
          查看此页、显示完整邮箱和手机号都记入
          <Link to={paths.adminAudit({ entity: account.id })}>审计日志</Link>。
        </p>
      </section>
      <section aria-labelledby="roles" className="card mt-5 p-5">
        <h2 id="roles" className="mb-2 text-lg font-bold">
          身份与权限
        </h2>
        <PortalForm faults={found} key={account.version}>
          <input type="hidden" name="version" value={account.version} />
          <ChoiceGroup
            name="roles"
            label="身份"
            type="checkbox"
            options={ROLE_OPTIONS}
            chosen={account.roles}
          />
          <SubmitButton intent="roles">保存身份</SubmitButton>
        </PortalForm>
      </section>
      <section aria-labelledby="sessions" className="card mt-5 p-5">
        <h2 id="sessions" className="mb-2 text-lg font-bold">
          登录与停用
        </h2>
        {sessions.length > 0 ? (
          <ul className="list-disc pl-5">
            {sessions.map(({ device, lastSeenAt }, i) => (
              <li key={i}>
                {device} · 最近使用 {formatTime(lastSeenAt)}
              </li>
            ))}
          </ul>
        ) : (
          <p>目前没有登录的设备。</p>
        )}
        <Form method="post" className="mt-4 flex flex-wrap gap-3">
          <input type="hidden" name="version" value={account.version} />
          {sessions.length > 0 ? (
            <SubmitButton intent="end-sessions" className="btn btn-quiet">
              退出全部设备
            </SubmitButton>
          ) : null}
          {account.secondStep && !isOwn ? (
            <SubmitButton intent="second-step" className="btn btn-quiet">
              关闭两步验证
            </SubmitButton>
          ) : null}
          {isOwn || account.erasedAt !== null ? null : (
            <SubmitButton intent={isDisabled ? "enable" : "disable"} className="btn btn-quiet">
              {isDisabled ? "恢复使用" : "停用账号"}
            </SubmitButton>
          )}
        </Form>
        {account.secondStep && !isOwn ? (
          <p className="mt-2 text-sm text-ink-2">
            持有人丢失手机和恢复码时，核实本人身份后再关闭两步验证；关闭会通知本人。
          </p>
        ) : null}
        <p className="mt-2 text-sm text-ink-2">停用后立即退出全部设备、不能再登录，随时可以恢复。</p>
      </section>
    </>
  );
}
