import { createHash, randomBytes } from "node:crypto";
import type { AppLoadContext, ServerBuild } from "@remix-run/node";
import { createRequestHandler } from "@remix-run/node";
import { matchRoutes } from "@remix-run/react";
import { chooseEncoding, encode, isCompressible } from "./encoding";
import { INERT_POLICY, hashInlineScripts, pagePolicy, type HeaderRecord } from "./headers";
import { PageCache, pageKey, type KeptPage } from "./page-cache";
import { bodyOf, hasSeen, type Bindings, type Replies, type Trace } from "./replies";

/** Set by a route on a response that is the same for every anonymous visitor; never sent. */
const MARK = "x-page-cache";

export interface PagesOptions {
  build: ServerBuild;
  cache: PageCache;
  replies: Replies;
  https: boolean;
  development: boolean;
  context: (trace: Trace, bindings: Bindings, nonce: string) => AppLoadContext;
}

export interface Pages {
  /** Answers at once when the page is at hand. */
  atHand(trace: Trace, bindings: Bindings): Response | undefined;
  render(trace: Trace, bindings: Bindings, request: Request): Promise<Response>;
}

/** Only a visitor of whom nothing is known may be sent what others are sent. */
function isAnonymousRead({ incoming }: Bindings): boolean {
  const { method, headers } = incoming;
  return (
    (method === "GET" || method === "HEAD") &&
    headers.cookie === undefined &&
    headers.authorization === undefined
  );
}

/** Everything that Remix answers: pages, their data, the API, feeds. */
export function createPages({ build, cache, replies, https, development, context }: PagesOptions): Pages {
  const handle = createRequestHandler(build, development ? "development" : "production");
  const routes = routeTree(build);

  function routeOf(path: string): string {
    const page = path.replace(/\/?(_root)?\.data$/, "") || "/";
    const matched = matchRoutes(routes, page);
    const pattern = matched
      ?.map(({ route }) => route.path ?? "")
      .filter(Boolean)
      .join("/");
    return pattern === undefined ? "unmatched" : `/${pattern}`;
  }

  function policy(contentType: string, scripts: readonly string[]): string {
    return contentType.startsWith("text/html") ? pagePolicy({ scripts, https, development }) : INERT_POLICY;
  }

  /** The kept form of a public answer; null when it may not be kept. */
  async function keep(trace: Trace, bindings: Bindings, nonce: string, response: Response) {
    const contentType = response.headers.get("content-type") ?? "";
    const open =
      response.status === 200 &&
      response.headers.get(MARK) === "public" &&
      !response.headers.has("set-cookie") &&
      isCompressible(contentType);
    if (!open) return null;
    const text = await response.clone().text();
    const bare = contentType.startsWith("text/html")
      ? hashInlineScripts(text, nonce)
      : { html: text, hashes: [] };
    if (!bare) return null;
    const bytes = Buffer.from(bare.html);
    const wanted = chooseEncoding(bindings.incoming.headers["accept-encoding"]);
    const { body, encoding } = await encode(bytes, wanted);
    const { etag, ...headers } = headersOf(response);
    const page: KeptPage = {
      headers: {
        ...headers,
        Vary: "Accept-Encoding, Cookie",
        "Content-Security-Policy": policy(contentType, bare.hashes),
      },
      // A route may know better what counts as a change: an API's duration does not.
      etag: etag ?? `W/"${createHash("sha1").update(bytes).digest("base64url")}"`,
      route: trace.route,
      bodies: { [encoding]: body },
    };
    return page;
  }

  /** One visitor's own answer. */
  async function single(
    trace: Trace,
    bindings: Bindings,
    nonce: string,
    response: Response,
  ): Promise<Response> {
    const contentType = response.headers.get("content-type") ?? "";
    const headers = headersOf(response);
    headers["Content-Security-Policy"] ??= policy(contentType, [`'nonce-${nonce}'`]);
    headers["Cache-Control"] ??= "private, no-store";
    // Whoever brings a cookie may be shown a name: nobody in between may keep that.
    if (bindings.incoming.headers.cookie !== undefined && headers["Cache-Control"] === "no-cache")
      headers["Cache-Control"] = "private, no-cache";
    if (response.status === 405) headers.allow ??= "GET, HEAD";
    if (!isCompressible(contentType))
      return withCookies(replies.send(trace, response.status, headers, response.body), response);
    if (response.status === 200 && headers.etag && hasSeen(bindings, headers.etag))
      return replies.send(trace, 304, headers, null);
    const { body, encoding } = await bodyOf(response, bindings);
    headers["Vary"] = join(headers["Vary"], "Accept-Encoding, Cookie");
    if (encoding !== "identity") headers["Content-Encoding"] = encoding;
    const empty = body.byteLength === 0;
    return withCookies(replies.send(trace, response.status, headers, empty ? null : body), response);
  }

  async function ask(
    trace: Trace,
    bindings: Bindings,
    request: Request,
  ): Promise<{ nonce: string; response: Response }> {
    const nonce = randomBytes(16).toString("base64url");
    // Where it comes from was judged by then; Remix would judge it again by `Host`, which a proxy may have rewritten.
    request.headers.delete("origin");
    return { nonce, response: await handle(request, context(trace, bindings, nonce)) };
  }

  return {
    atHand(trace, bindings) {
      if (!isAnonymousRead(bindings)) return undefined;
      const page = cache.get(pageKey(bindings.incoming.url ?? ""));
      if (!page) return undefined;
      const wanted = chooseEncoding(bindings.incoming.headers["accept-encoding"]);
      const body = PageCache.bodyAtHand(page, wanted);
      if (!body) return undefined;
      trace.cache = "hit";
      trace.route = page.route;
      return replies.kept(trace, bindings, page, body);
    },

    async render(trace, bindings, request) {
      const target = bindings.incoming.url ?? "/";
      trace.route = routeOf(new URL(request.url).pathname);
      const shareable = isAnonymousRead(bindings);
      trace.cache = shareable ? "miss" : "bypass";
      if (shareable) {
        const key = pageKey(target);
        let own: { nonce: string; response: Response } | undefined;
        const page =
          cache.get(key) ??
          (await cache.share(key, async () => {
            own = await ask(trace, bindings, whole(request));
            return keep(trace, bindings, own.nonce, own.response);
          }));
        if (page) {
          const wanted = chooseEncoding(bindings.incoming.headers["accept-encoding"]);
          const body = PageCache.bodyAtHand(page, wanted) ?? (await cache.body(key, page, wanted));
          return replies.kept(trace, bindings, page, body);
        }
        if (own) return single(trace, bindings, own.nonce, own.response);
      }
      const { nonce, response } = await ask(trace, bindings, request);
      return single(trace, bindings, nonce, response);
    },
  };
}

function headersOf(response: Response): HeaderRecord {
  const headers: HeaderRecord = {};
  const named = {
    vary: "Vary",
    "cache-control": "Cache-Control",
    "content-security-policy": "Content-Security-Policy",
    "permissions-policy": "Permissions-Policy",
    "referrer-policy": "Referrer-Policy",
  };
  response.headers.forEach((value, name) => {
    if (name === MARK || name === "set-cookie" || name === "content-length") return;
    headers[named[name as keyof typeof named] ?? name] = value;
  });
  return headers;
}

/** What is kept for many must be complete: not for HEAD, nor for what the first to ask has already seen. */
function whole(request: Request): Request {
  if (request.method === "GET" && !request.headers.has("if-none-match")) return request;
  const headers = new Headers(request.headers);
  headers.delete("if-none-match");
  return new Request(request.url, { headers, signal: request.signal });
}

function withCookies(sent: Response, from: Response): Response {
  for (const cookie of from.headers.getSetCookie()) sent.headers.append("Set-Cookie", cookie);
  return sent;
}

function join(known: string | undefined, more: string): string {
  return known ? `${known}, ${more}` : more;
}

type RouteObject = Parameters<typeof matchRoutes>[0][number];

function routeTree(build: ServerBuild, parentId?: string): RouteObject[] {
  return Object.values(build.routes)
    .filter((route) => route !== undefined && route.parentId === parentId)
    .map((route) => {
      const { id, path, index } = route as { id: string; path?: string; index?: boolean };
      return index ? { path, index } : { path, children: routeTree(build, id) };
    });
}
