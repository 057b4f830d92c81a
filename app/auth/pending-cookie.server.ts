import { SECOND_STEP_MINUTES } from "~/domain/second-step";

/** The cookie of a browser that brought the password and still owes the code. */
const NAME = "second-step";
const TOKEN = /^[\w-]{43}$/;

const cookie = (value: string, maxAge: number, https: boolean) =>
  `${NAME}=${value}; Path=/login; Max-Age=${maxAge}; HttpOnly; SameSite=Lax${https ? "; Secure" : ""}`;

export function readPendingCookie(header: string | null): string | null {
  const pair = header?.split(/;\s*/).find((part) => part.startsWith(`${NAME}=`));
  const token = pair?.slice(NAME.length + 1);
  return token !== undefined && TOKEN.test(token) ? token : null;
}

export const pendingCookie = (token: string, https: boolean) =>
  cookie(token, SECOND_STEP_MINUTES * 60, https);
export const endedPendingCookie = (https: boolean) => cookie("", 0, https);
