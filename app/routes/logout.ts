import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import { endedSessionCookie } from "~/auth/cookie.server";
import { findAccount } from "~/auth/require.server";
import { paths } from "~/http/paths";
import { redirectWithToast } from "~/http/toast.server";
import { signOut } from "~/services/account/sign-out.server";
import { accountContext } from "~/services/load-context.server";

/** A link cannot sign anybody out. */
export const loader = () => redirect(paths.home());

export function action(asked: ActionFunctionArgs) {
  const person = findAccount(asked);
  if (person) signOut(accountContext(asked.context, person), person.sessionId);
  return redirectWithToast(paths.home(), "已退出登录。", {
    "Set-Cookie": endedSessionCookie(asked.context.https),
  });
}
