import { redirect, type AppLoadContext } from "@remix-run/node";
import { landingOf } from "~/domain/landing";
import { safeNext } from "~/domain/next-path";
import type { Role } from "~/domain/role";
import { paths } from "~/http/paths";
import { sessionCookie } from "./cookie.server";
import { endedPendingCookie, pendingCookie } from "./pending-cookie.server";

/** As services answer a sign-in: done, or with a token for whoever brings the code. */
type Finished =
  { opened: { token: string; expiresAt: number; roles: readonly Role[] } } | { secondStep: string };

/** Gives the browser its cookie and leads on: to where it wanted to go, or to the page that asks for the code. */
export function answerSignIn(
  { https, now }: Pick<AppLoadContext, "https" | "now">,
  finished: Finished,
  next: string | null | undefined,
): Response {
  if ("secondStep" in finished) {
    const onwards = next ? safeNext(next, "") : "";
    const headers = { "Set-Cookie": pendingCookie(finished.secondStep, https) };
    return redirect(paths.loginCode(onwards || undefined), { status: 303, headers });
  }
  const { token, expiresAt, roles } = finished.opened;
  const headers = new Headers({ "Set-Cookie": sessionCookie(token, expiresAt, now, https) });
  headers.append("Set-Cookie", endedPendingCookie(https));
  return redirect(safeNext(next, paths[landingOf(roles)]()), { status: 303, headers });
}
