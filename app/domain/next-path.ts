/** Where to go after signing in: a path of this portal, else `fallback`. Never another site, never a way to sign out. */
export function safeNext(next: string | null | undefined, fallback: string): string {
  if (!next || next.length > 1000 || !next.startsWith("/") || /[\\\p{Cc}]/u.test(next)) return fallback;
  const base = "http://portal.invalid";
  const url = URL.canParse(next, base) ? new URL(next, base) : null;
  // What a browser would resolve to another host, such as //evil.example, has another origin here as well.
  if (url?.origin !== base || url.pathname.startsWith("//")) return fallback;
  if (/^\/(login|logout|register|forgot|reset)(\/|\.data|$)/.test(url.pathname)) return fallback;
  return `${url.pathname}${url.search}`;
}
