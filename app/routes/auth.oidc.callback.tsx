import { data, redirect, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { answerSignIn } from "~/auth/answer-sign-in.server";
import { readSessionCookie } from "~/auth/cookie.server";
import { endedOidcCookie, oidcCookie, readOidcCookie } from "~/auth/oidc-cookie.server";
import { NarrowPage } from "~/components/ui/narrow-page";
import { Notice } from "~/components/ui/notice";
import { pageTitle } from "~/http/page-meta";
import { paths } from "~/http/paths";
import { signInByIdentity } from "~/services/account/sign-in-by-identity.server";
import { tryContext } from "~/services/load-context.server";

const FAULTS = {
  away: "身份认证服务暂时没有回应，请稍后重新登录。",
  denied: "您在身份认证页面取消了登录，账号没有变化。",
  failed: "这次登录无法核实，可能是页面停留太久、重复打开了链接，或在另一个浏览器中打开。请重新登录。",
  disabled: "这个账号已停用，请联系平台管理员。",
};
type Fault = keyof typeof FAULTS;

/** Where the provider sends the browser back to. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { oidc, publicUrl, https } = context;
  const cookies = request.headers.get("Cookie");
  const refuse = (fault: Fault, next = "") =>
    data(
      { fault, next, name: oidc?.name ?? "" },
      { status: 400, headers: { "Set-Cookie": endedOidcCookie(https) } },
    );
  if (!oidc) throw redirect(paths.login());
  const carried = readOidcCookie(context, cookies, "provider");
  if (!carried) return refuse("failed");
  const { next } = carried;
  const came = new URL(request.url);
  const answer = await oidc.finish(new URL(`${came.pathname}${came.search}`, publicUrl), carried);
  if ("fault" in answer) {
    if (answer.fault === "failed") context.reportError(answer.reason);
    return refuse(answer.fault, next);
  }
  const { identity } = answer;
  const before = readSessionCookie(cookies, https);
  const result = signInByIdentity(tryContext(context, request), identity, before);
  if ("refused" in result) return refuse(result.refused, next);
  if ("unknown" in result) {
    const cookie = oidcCookie<"finish">(context, { at: "finish", ...identity, next });
    throw redirect(paths.oidcFinish(), { headers: { "Set-Cookie": cookie } });
  }
  const response = answerSignIn(context, result, next);
  response.headers.append("Set-Cookie", endedOidcCookie(https));
  throw response;
}

export const meta: MetaFunction = () => pageTitle("登录未完成");

export default function OidcCallback() {
  const { fault, next, name } = useLoaderData<typeof loader>();
  return (
    <NarrowPage title="登录未完成">
      <Notice kind="warning">
        <p>{FAULTS[fault]}</p>
      </Notice>
      <p className="mt-4 flex flex-wrap gap-4">
        {fault === "disabled" ? null : (
          <Link to={paths.oidc(next || undefined)} reloadDocument className="btn">
            用{name}重新登录
          </Link>
        )}
        <Link to={paths.login(next || undefined)} className="btn btn-quiet">
          用账号和密码登录
        </Link>
      </p>
    </NarrowPage>
  );
}
