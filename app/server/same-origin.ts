import type { IncomingMessage } from "node:http";

const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Whether a request that changes something comes from another site, as the browser says it. A request with neither
 * header is no browser's: it holds no cookie that it was not given.
 * @param publicUrl origin at which visitors reach the portal; a proxy may have rewritten `Host`
 */
export function isForeign({ method, headers }: IncomingMessage, publicUrl: string): boolean {
  if (SAFE.has(method ?? "")) return false;
  const site = headers["sec-fetch-site"];
  if (site !== undefined) return site !== "same-origin" && site !== "none";
  const { origin, host } = headers;
  if (origin === undefined || origin === publicUrl) return false;
  return !URL.canParse(origin) || new URL(origin).host !== host;
}
