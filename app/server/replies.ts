import type { HttpBindings } from "@hono/node-server";
import { chooseEncoding, encode, type Encoded } from "./encoding";
import { ERROR_STYLE_HASH, errorHtml, errorProblem, type RefusedStatus } from "./error-response";
import { baseHeaders, pagePolicy, type HeaderRecord } from "./headers";
import type { CacheUse } from "./metrics";
import type { StaticFile } from "./static-files";

export type Bindings = HttpBindings;

/** What is told about a request afterwards. */
export interface Trace {
  requestId: string;
  /** Path and query as they were asked for. */
  target: string;
  method: string;
  started: number;
  route: string;
  cache: CacheUse;
  status: number;
  bytes: number;
}

/** A stream is passed on as it comes, with no length given. */
export type Body = Uint8Array | string | ReadableStream | null;

export interface Replies {
  /** `headers` are used as they are, plus those that every response carries. */
  send(trace: Trace, status: number, headers: HeaderRecord, body: Body): Response;
  /** Sends kept bytes, or 304 to a visitor who has them. */
  kept(
    trace: Trace,
    bindings: Bindings,
    page: { headers: HeaderRecord; etag: string },
    body: Encoded,
  ): Response;
  file(trace: Trace, bindings: Bindings, file: StaticFile): Response;
  /** A refusal of the server itself: problem+json to programs, a plain page to people. */
  refuse(trace: Trace, path: string, status: RefusedStatus, headers?: HeaderRecord): Response;
}

/** @param publicUrl origin at which visitors reach the portal */
export function createReplies(publicUrl: string): Replies {
  const https = publicUrl.startsWith("https:");
  const base = baseHeaders(https);
  const errorPolicy = pagePolicy({ styles: [ERROR_STYLE_HASH], https });

  function send(trace: Trace, status: number, headers: HeaderRecord, body: Body): Response {
    trace.status = status;
    const given: HeaderRecord = { ...base, ...headers, "X-Request-Id": trace.requestId };
    if (!(body instanceof ReadableStream)) {
      trace.bytes = body === null ? 0 : Buffer.byteLength(body);
      // The length of what a HEAD leaves out is not known here unless the body is given all the same.
      const unknown = body === null && trace.method === "HEAD";
      if (status !== 304 && status !== 204 && !unknown) given["Content-Length"] = String(trace.bytes);
    }
    return new Response(body as BodyInit | null, { status, headers: given });
  }

  function kept(
    trace: Trace,
    bindings: Bindings,
    page: { headers: HeaderRecord; etag: string },
    body: Encoded,
  ) {
    const headers: HeaderRecord = { ...page.headers, ETag: page.etag };
    if (hasSeen(bindings, page.etag)) return send(trace, 304, headers, null);
    if (body.encoding !== "identity") headers["Content-Encoding"] = body.encoding;
    return send(trace, 200, headers, body.body);
  }

  return {
    send,
    kept,
    file(trace, bindings, file) {
      trace.route = "static";
      trace.cache = "static";
      const wanted = chooseEncoding(bindings.incoming.headers["accept-encoding"]);
      const body = file.bodies[wanted];
      const answer: Encoded = body
        ? { body, encoding: wanted }
        : { body: file.bodies.identity as Uint8Array, encoding: "identity" };
      return kept(trace, bindings, file, answer);
    },
    refuse(trace, path, status, headers = {}) {
      const machine = path.startsWith("/api/") || path.startsWith("/feeds/") || path === "/metrics";
      return send(
        trace,
        status,
        {
          "Content-Type": machine ? "application/problem+json; charset=utf-8" : "text/html; charset=utf-8",
          "Cache-Control": "no-store",
          ...(machine ? {} : { "Content-Security-Policy": errorPolicy }),
          // A page of another site must be able to read that it asks too often.
          ...(machine
            ? { "Access-Control-Allow-Origin": "*", "Access-Control-Expose-Headers": "Retry-After" }
            : {}),
          ...headers,
        },
        machine ? errorProblem(status, publicUrl, trace.target) : errorHtml(status, trace.requestId),
      );
    },
  };
}

/** Whether the visitor already has this state of the answer. Compared weakly: an encoding is no change. */
export function hasSeen({ incoming }: Bindings, etag: string): boolean {
  const opaque = (tag: string) => tag.trim().replace(/^W\//, "");
  return incoming.headers["if-none-match"]?.split(",").some((tag) => opaque(tag) === opaque(etag)) ?? false;
}

/** Reads a response to its end and compresses it. Event streams and other endless bodies must not come here. */
export async function bodyOf(response: Response, bindings: Bindings): Promise<Encoded> {
  const body = new Uint8Array(await response.arrayBuffer());
  return encode(body, chooseEncoding(bindings.incoming.headers["accept-encoding"]));
}
