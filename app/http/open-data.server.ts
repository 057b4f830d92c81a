import { createHash } from "node:crypto";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { problem, problemResponse, type ProblemKind } from "./problem";

const METHODS = "GET, HEAD, OPTIONS";

/** Any page of any site may read open data; it never depends on who asks. */
const CORS = {
  "Access-Control-Allow-Origin": "*",
  "Access-Control-Expose-Headers": "ETag, Retry-After, X-Request-Id",
};

export interface OpenDocument {
  body: string;
  contentType: string;
  cacheControl: string;
  /** What must differ for the document to count as changed; the body unless given. */
  stable?: string;
  /** False for documents that few ask for twice: the server does not keep them. */
  keep?: boolean;
  /** 200 unless given; anything else is not kept. */
  status?: number;
}

/** `wait`: it was asked too often, come back after so many seconds. */
type Answer = OpenDocument | { missing: string } | { bad: string } | { wait: number } | Response;

export const NO_STORE = "no-store";
export const REVALIDATE = "public, no-cache";
export const ONE_MINUTE = "public, max-age=60";
export const FIVE_MINUTES = "public, max-age=300";
export const ONE_HOUR = "public, max-age=3600";

/** A JSON document. `volatile` names members that do not count as a change, such as a duration. */
export function json(
  value: object,
  cacheControl = REVALIDATE,
  volatile: readonly string[] = [],
): OpenDocument {
  const stable = Object.fromEntries(Object.entries(value).filter(([key]) => !volatile.includes(key)));
  return {
    body: JSON.stringify(value),
    contentType: "application/json; charset=utf-8",
    cacheControl,
    stable: volatile.length > 0 ? JSON.stringify(stable) : undefined,
  };
}

function fail(args: LoaderFunctionArgs, kind: ProblemKind, detail: string, headers: HeadersInit = {}) {
  const { pathname, search } = new URL(args.request.url);
  const instance = `${pathname}${search}`.slice(0, 2000);
  return problemResponse(problem(kind, args.context.publicUrl, instance, detail), { ...CORS, ...headers });
}

/**
 * Answers GET, HEAD and OPTIONS for open data: CORS, preflight, `ETag` with 304, problem+json for what is missing and
 * for what breaks. The only place where these are decided.
 */
export async function openData(
  args: LoaderFunctionArgs,
  read: () => Answer | Promise<Answer>,
): Promise<Response> {
  if (args.request.method === "OPTIONS") {
    const asked = args.request.headers.get("Access-Control-Request-Headers");
    const preflight = {
      Allow: METHODS,
      "Access-Control-Allow-Methods": METHODS,
      "Access-Control-Max-Age": "86400",
      ...(asked && /^[\w\s,-]{1,500}$/.test(asked) ? { "Access-Control-Allow-Headers": asked } : {}),
    };
    return new Response(null, { status: 204, headers: { ...CORS, ...preflight } });
  }
  let answer: Answer;
  try {
    answer = await read();
  } catch (error) {
    args.context.reportError(error);
    return fail(args, "InternalError", "请稍后重试；若持续出现，请附上响应头中的请求编号反馈。");
  }
  if ("missing" in answer) return fail(args, "NotFound", answer.missing);
  if ("bad" in answer) return fail(args, "BadRequest", answer.bad);
  if ("wait" in answer)
    return fail(args, "TooManyRequests", "核验过于频繁，请稍后再试。", {
      "Retry-After": String(answer.wait),
    });
  if (answer instanceof Response) return answer;
  return document(args.request, answer);
}

function document(
  request: Request,
  { body, contentType, cacheControl, stable, keep = true, status = 200 }: OpenDocument,
): Response {
  if (cacheControl === NO_STORE || status !== 200) {
    const headers = { ...CORS, "Content-Type": contentType, "Cache-Control": cacheControl };
    return new Response(request.method === "HEAD" ? null : body, { status, headers });
  }
  // Weak: the server may compress the bytes, and a duration may differ.
  const etag = `W/"${createHash("sha256")
    .update(stable ?? body)
    .digest("base64url")
    .slice(0, 22)}"`;
  const headers = { ...CORS, "Content-Type": contentType, "Cache-Control": cacheControl, ETag: etag };
  if (keep) Object.assign(headers, { "X-Page-Cache": "public" });
  const known = request.headers.get("If-None-Match")?.split(",") ?? [];
  const opaque = (tag: string) => tag.trim().replace(/^W\//, "");
  if (known.some((tag) => tag.trim() === "*" || opaque(tag) === opaque(etag)))
    return new Response(null, { status: 304, headers });
  return new Response(request.method === "HEAD" ? null : body, { headers });
}

/** The answer to every method that would change something. */
export function readOnly(args: LoaderFunctionArgs): Response {
  return fail(args, "MethodNotAllowed", `此地址只支持 ${METHODS}。`, { Allow: METHODS });
}
