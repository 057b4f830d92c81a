import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { oidcCookie } from "~/auth/oidc-cookie.server";
import { safeNext } from "~/domain/next-path";
import { paths } from "~/http/paths";
import { redirectWithToast } from "~/http/toast.server";

/** Leads to the provider. All that is done by asking is that this browser may come back. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { oidc, publicUrl } = context;
  const next = safeNext(new URL(request.url).searchParams.get("next"), "");
  if (!oidc) throw redirect(paths.login(next || undefined));
  const begun = await oidc.begin(new URL(paths.oidcCallback(), publicUrl).href);
  if ("fault" in begun)
    return redirectWithToast(
      paths.login(next || undefined),
      `${oidc.name}暂时无法访问，请稍后再试，或用账号和密码登录。`,
    );
  const cookie = oidcCookie<"provider">(context, { at: "provider", ...begun.proof, next });
  return redirect(begun.url, { headers: { "Set-Cookie": cookie } });
}
