/**
 * The cookie that holds a session's token. Over https its name binds it to this host and to every path; browsers do
 * not take such a name over plain http, where development happens.
 */
function cookieName(https: boolean): string {
  return https ? "__Host-session" : "session";
}

const TOKEN = /^[\w-]{43}$/;

/** @returns the token as it was sent, null where there is none that could be one */
export function readSessionCookie(header: string | null, https: boolean): string | null {
  const name = `${cookieName(https)}=`;
  const pair = header?.split(/;\s*/).find((part) => part.startsWith(name));
  const token = pair?.slice(name.length);
  return token !== undefined && TOKEN.test(token) ? token : null;
}

/** @param expiresAt UTC epoch ms; @param now UTC epoch ms */
export function sessionCookie(token: string, expiresAt: number, now: number, https: boolean): string {
  return cookie(token, Math.floor((expiresAt - now) / 1000), https);
}

export function endedSessionCookie(https: boolean): string {
  return cookie("", 0, https);
}

function cookie(value: string, maxAge: number, https: boolean): string {
  const attributes = `Path=/; Max-Age=${maxAge}; HttpOnly; SameSite=Lax${https ? "; Secure" : ""}`;
  return `${cookieName(https)}=${value}; ${attributes}`;
}
