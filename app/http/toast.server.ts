import { redirect } from "@remix-run/node";

const NAME = "toast";
const PLAIN = "Path=/; HttpOnly; SameSite=Lax";

/** Leads on to a page that says once what was done, where there is something to say. `headers` may carry further cookies. */
export function redirectWithToast(
  to: string,
  text: string | null | undefined,
  headers: HeadersInit = {},
): Response {
  const all = new Headers(headers);
  if (text)
    all.append("Set-Cookie", `${NAME}=${Buffer.from(text).toString("base64url")}; ${PLAIN}; Max-Age=60`);
  return redirect(to, { status: 303, headers: all });
}

/** What the page before wants to be said here, and the cookie that forgets it. */
export function readToast(request: Request): { text: string; forget: string } | null {
  const pair = request.headers
    .get("Cookie")
    ?.split(/;\s*/)
    .find((part) => part.startsWith(`${NAME}=`));
  const text = Buffer.from(pair?.slice(NAME.length + 1) ?? "", "base64url")
    .toString()
    .slice(0, 200);
  return text ? { text, forget: `${NAME}=; ${PLAIN}; Max-Age=0` } : null;
}
