import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData, useLocation } from "@remix-run/react";
import { findAccount, requireAccount } from "~/auth/require.server";
import { PortalForm, SubmitButton } from "~/components/forms/portal-form";
import { NarrowPage } from "~/components/ui/narrow-page";
import { Notice } from "~/components/ui/notice";
import { faults } from "~/domain/form";
import { maskContact } from "~/domain/identifier";
import { MEMBER_ROLE_LABELS } from "~/domain/member";
import { pageTitle } from "~/http/page-meta";
import { paths } from "~/http/paths";
import { redirectWithToast } from "~/http/toast.server";
import { accountContext } from "~/services/load-context.server";
import { acceptInvitation, findInvitation } from "~/services/member/manage-members.server";

/** The address is a secret: it is told to nobody whom the page links to. */
const PRIVATE = { "Referrer-Policy": "no-referrer" };

export function loader(asked: LoaderFunctionArgs) {
  const found = findInvitation(asked.context, asked.params.token ?? "");
  const person = findAccount(asked);
  const shown = found && {
    enterprise: found.enterpriseName,
    role: MEMBER_ROLE_LABELS[found.role],
    email: maskContact(found.email),
  };
  return data(
    { invitation: shown ?? null, name: person?.displayName ?? null },
    { headers: PRIVATE, status: found ? 200 : 410 },
  );
}

export async function action(asked: ActionFunctionArgs) {
  const person = requireAccount(asked);
  const result = acceptInvitation(accountContext(asked.context, person), asked.params.token ?? "");
  if ("done" in result)
    return redirectWithToast(paths.hireEnterprise(), "已加入，现在可以管理本单位的职位。");
  return faults(
    {},
    {
      form:
        result.refused === "gone"
          ? "邀请已失效，请联系单位负责人重新发送。"
          : "您的账号已属于另一家单位，一个账号只能代表一家单位。请换用另一个账号，或先退出原单位。",
    },
  );
}

export const headers = () => PRIVATE;

export const meta: MetaFunction = () => pageTitle("加入企业");

export default function Invitation() {
  const { invitation, name } = useLoaderData<typeof loader>();
  const found = useActionData<typeof action>();
  const { pathname } = useLocation();
  if (!invitation)
    return (
      <NarrowPage title="邀请已失效">
        <Notice kind="warning">
          <p>这个邀请已经用过、被撤销或超过有效期。请联系单位负责人重新发送。</p>
        </Notice>
      </NarrowPage>
    );
  return (
    <NarrowPage title={`加入“${invitation.enterprise}”`}>
      <p>
        邀请发往 {invitation.email}，加入后身份为{invitation.role}。
      </p>
      {name ? (
        <PortalForm faults={found} className="mt-4">
          <p className="mb-4">将以当前账号“{name}”加入。</p>
          <SubmitButton>确认加入</SubmitButton>
        </PortalForm>
      ) : (
        <p className="mt-4 flex flex-wrap gap-3">
          <Link to={paths.login(pathname)} className="btn">
            登录后加入
          </Link>
          <Link to={paths.register(pathname)} className="btn btn-quiet">
            注册新账号
          </Link>
        </p>
      )}
    </NarrowPage>
  );
}
