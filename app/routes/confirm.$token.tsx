import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { requireAccount } from "~/auth/require.server";
import { PortalForm, SubmitButton } from "~/components/forms/portal-form";
import { NarrowPage } from "~/components/ui/narrow-page";
import { Notice } from "~/components/ui/notice";
import { faults } from "~/domain/form";
import { pageTitle } from "~/http/page-meta";
import { paths } from "~/http/paths";
import { redirectWithToast } from "~/http/toast.server";
import { confirmEmail, findConfirmation } from "~/services/account/confirm-email.server";
import { accountContext } from "~/services/load-context.server";

/** The address is a secret: it is told to nobody whom the page links to. */
const PRIVATE = { "Referrer-Policy": "no-referrer" };

export function loader(asked: LoaderFunctionArgs) {
  const person = requireAccount(asked);
  const address = findConfirmation(accountContext(asked.context, person), asked.params.token ?? "");
  return data(
    { address: address ?? null, name: person.displayName },
    { headers: PRIVATE, status: address ? 200 : 410 },
  );
}

const REFUSED = {
  spent: "这个链接已经用过或已过期，请在“我的账号”中重新发送。",
  taken: "这个邮箱已经是另一个账号的登录邮箱，不能再用于当前账号。",
};

export function action(asked: ActionFunctionArgs) {
  const person = requireAccount(asked);
  const result = confirmEmail(accountContext(asked.context, person), asked.params.token ?? "");
  if ("done" in result) return redirectWithToast(paths.me(), "邮箱已确认。");
  const { refused } = result;
  return data(faults({}, { form: REFUSED[refused] }), { status: refused === "spent" ? 410 : 200 });
}

export const headers = () => PRIVATE;

export const meta: MetaFunction = () => pageTitle("确认邮箱");

export default function ConfirmEmail() {
  const { address, name } = useLoaderData<typeof loader>();
  const found = useActionData<typeof action>();
  if (!address)
    return (
      <NarrowPage title="链接已失效">
        <Notice kind="warning">
          <p>
            这个链接已经用过、已超过有效时间，或不属于当前登录的账号。请在
            <Link to={paths.me()}>我的账号</Link>中重新发送。
          </p>
        </Notice>
      </NarrowPage>
    );
  return (
    <NarrowPage title="确认邮箱">
      <PortalForm faults={found}>
        <p className="mb-4">
          确认 <strong className="break-all">{address}</strong> 是您本人的邮箱，用于账号“{name}”。
        </p>
        <SubmitButton>确认是我的邮箱</SubmitButton>
      </PortalForm>
    </NarrowPage>
  );
}
