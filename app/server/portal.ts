import { randomUUID, timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { AppLoadContext, ServerBuild } from "@remix-run/node";
import { sql } from "drizzle-orm";
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { keyedHash } from "~/auth/keyed-hash.server";
import type { Operator } from "~/domain/privacy";
import type { OidcClient } from "~/auth/oidc.server";
import { createSecretBox } from "~/auth/secret-box.server";
import type { Bucket, RateLimiter } from "~/auth/rate-limit.server";
import type { FileStore } from "~/services/upload/receive-file.server";
import type { Db } from "~db/client";
import type { SearchEngine } from "~search/engine";
import { FallbackEngine } from "~search/fallback";
import { readSetAside } from "~search/meilisearch/set-aside";
import { FORM_BYTES, mostBytes } from "./body-limits";
import { clientAddress, isLocal } from "./client-address";
import { createDataVersion } from "./data-version";
import { baseHeaders, type HeaderRecord } from "./headers";
import type { Logger } from "./log";
import { createMetrics } from "./metrics";
import { PageCache } from "./page-cache";
import { createPages } from "./pages";
import { createReplies, type Bindings, type Trace } from "./replies";
import { isForeign } from "./same-origin";
import type { StaticFile } from "./static-files";

export interface PortalParts {
  build: ServerBuild;
  db: Db;
  search: SearchEngine;
  files: ReadonlyMap<string, StaticFile>;
  log: Logger;
  /** None where tests and benchmarks may ask as often as they like. */
  limiter: RateLimiter | null;
  publicUrl: string;
  trustProxy: number;
  metricsToken?: string;
  /** Makes the names under which tries to sign in are counted; the same in every process. */
  sessionSecret: string;
  /** 32 bytes in base64: seals what is kept secret. */
  dataKey: string;
  /** The one before, while it is being replaced. */
  oldDataKey?: string;
  /** Another provider of identities. */
  oidc?: OidcClient | null;
  development?: boolean;
  production?: boolean;
  operator?: Operator;
  /** Whether messages are sent. */
  mail?: boolean;
  /** Where files that are handed in are kept, and who looks at them first. */
  uploads: FileStore;
  /** UTC epoch ms */
  clock: () => number;
}

export interface Portal {
  fetch(request: Request, bindings: Bindings): Response | Promise<Response>;
  /** The headers of the empty answer to what is no request that could be given to `fetch`. */
  unreadable(): HeaderRecord;
  /** From now on /readyz sends balancers elsewhere. */
  leave(): void;
}

const CACHE_BYTES = 64 * 1024 * 1024;
const READ = "GET, HEAD";
const METHODS = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);

/** Everything between a request and its response, for one process. */
export function createPortal(parts: PortalParts): Portal {
  const { db, search, log, limiter, clock, files } = parts;
  const https = parts.publicUrl.startsWith("https:");
  const replies = createReplies(parts.publicUrl);
  const cache = new PageCache({ maxBytes: CACHE_BYTES, version: createDataVersion(db, search), clock });
  const metrics = createMetrics({
    cacheBytes: () => cache.bytes,
    searchIsDegraded: () => search instanceof FallbackEngine && search.circuit.circuit !== "closed",
    searchState: () => search.state(),
    searchSetAside: () => readSetAside(db).length,
  });
  const keyed = keyedHash(parts.sessionSecret);
  const box = createSecretBox(parts.dataKey, parts.oldDataKey);
  const context = (trace: Trace, bindings: Bindings, nonce: string): AppLoadContext => ({
    db,
    search,
    now: clock(),
    nonce,
    requestId: trace.requestId,
    publicUrl: parts.publicUrl,
    https,
    address: clientAddress(bindings.incoming, parts.trustProxy),
    keyed,
    box,
    oidc: parts.oidc ?? null,
    operator: parts.operator ?? { name: null, contact: null },
    production: parts.production ?? false,
    mail: parts.mail ?? false,
    files: parts.uploads,
    reportError: (error) =>
      log.error({ err: error, requestId: trace.requestId, route: trace.route }, "failed"),
  });
  const development = parts.development ?? false;
  const pages = createPages({ build: parts.build, cache, replies, https, development, context });
  let leaving = false;

  const app = new Hono<{ Bindings: Bindings & { trace: Trace } }>();
  const json = (trace: Trace, status: number, value: unknown) => {
    const headers = {
      "Content-Type": "application/json; charset=utf-8",
      "Cache-Control": "no-store",
    };
    return replies.send(trace, status, headers, JSON.stringify(value));
  };

  app.get("/healthz", ({ env: { trace } }) => {
    trace.route = "/healthz";
    return json(trace, 200, { status: "ok" });
  });

  const mayInspect = (incoming: IncomingMessage) => {
    const bearer = incoming.headers.authorization?.replace(/^Bearer /, "");
    return isLocal(incoming) || Boolean(bearer && isSame(bearer, parts.metricsToken));
  };

  app.get("/readyz", async ({ env: { trace, incoming } }) => {
    trace.route = "/readyz";
    const database = await stateOf(() => db.get(sql`SELECT 1`));
    const indexes = await stateOf(() => search.state());
    const ready = !leaving && database.ok && indexes.ok;
    const state = {
      ok: indexes.ok,
      engine: search.name,
      ...(search instanceof FallbackEngine ? { circuit: search.circuit } : {}),
      indexes: indexes.value ?? [],
    };
    return json(trace, ready ? 200 : 503, {
      status: leaving ? "leaving" : ready ? "ready" : "unavailable",
      database: { ok: database.ok },
      // Errors name hosts and addresses: those who run the portal may read them.
      search: mayInspect(incoming) ? state : { ok: state.ok },
    });
  });

  app.get("/metrics", async ({ env: { trace, incoming } }) => {
    trace.route = "/metrics";
    if (!mayInspect(incoming)) return replies.refuse(trace, "/metrics", 403);
    const headers = { "Content-Type": metrics.contentType, "Cache-Control": "no-store" };
    return replies.send(trace, 200, headers, await metrics.text());
  });

  const limit = (maxSize: number) =>
    bodyLimit({
      maxSize,
      onError: ({ env: { trace }, req }) => replies.refuse(trace, req.path, 413, { Connection: "close" }),
    });
  app.on(["POST", "PUT", "PATCH", "DELETE"], "*", (c, next) => {
    // What does not say how long it is is held in memory before anybody is known: so much of it only as of a form.
    const saysLength = !c.env.incoming.headers["transfer-encoding"];
    return limit(saysLength ? mostBytes(c.req.path) : FORM_BYTES)(c, next);
  });

  app.all("*", ({ env, req }) => {
    const { trace, incoming } = env;
    if (isForeign(incoming, parts.publicUrl)) return replies.refuse(trace, req.path, 403);
    const address = limiter ? clientAddress(incoming, parts.trustProxy) : "";
    const wait = limiter?.hit(bucketOf(req.path), address, clock());
    if (wait) return replies.refuse(trace, req.path, 429, { "Retry-After": String(wait) });
    const isPage = bucketOf(req.path) === "page";
    if (req.method === "OPTIONS" && isPage) return replies.send(trace, 204, { Allow: READ }, null);
    return pages.render(trace, env, req.raw);
  });

  app.onError((error, { env: { trace }, req }) => {
    log.error({ err: error, requestId: trace.requestId, route: trace.route }, "failed");
    return replies.refuse(trace, req.path, 500);
  });

  function answer(request: Request, bindings: Bindings, trace: Trace): Response | Promise<Response> {
    const { incoming } = bindings;
    const path = pathOf(incoming.url ?? "/");
    if (path === null || isInternal(incoming.url)) return replies.refuse(trace, incoming.url ?? "", 400);
    if (!METHODS.has(incoming.method ?? ""))
      return replies.refuse(trace, path, 405, { Allow: [...METHODS].join(", ") });
    if (incoming.method === "GET" || incoming.method === "HEAD") {
      const file = files.get(path);
      if (file) return replies.file(trace, bindings, file);
      if (path.startsWith("/build/")) return replies.refuse(trace, path, 404);
      const kept = pages.atHand(trace, bindings);
      if (kept) return kept;
    }
    return app.fetch(request, { ...bindings, trace });
  }

  function done(trace: Trace, response: Response): Response {
    const duration = performance.now() - trace.started;
    const { requestId, method, route, cache: use, status, bytes } = trace;
    metrics.observe({ route, method, status, cache: use, duration });
    log.info(
      { requestId, method, route, status, bytes, cache: use, ms: Math.round(duration * 10) / 10 },
      "request",
    );
    return response;
  }

  return {
    fetch(request, bindings) {
      const { incoming } = bindings;
      const trace: Trace = {
        requestId: requestIdOf(incoming.headers["x-request-id"], parts.trustProxy),
        target: incoming.url ?? "/",
        // Only known names become labels of metrics.
        method: METHODS.has(incoming.method ?? "") ? (incoming.method as string) : "OTHER",
        started: performance.now(),
        route: "none",
        cache: "none",
        status: 500,
        bytes: 0,
      };
      const response = answer(request, bindings, trace);
      if (response instanceof Response) return done(trace, response);
      return response.then((finished) => done(trace, finished));
    },
    unreadable: () => ({
      ...baseHeaders(https),
      "Cache-Control": "no-store",
      "X-Request-Id": randomUUID(),
      "Content-Length": "0",
      Connection: "close",
    }),
    leave() {
      leaving = true;
    },
  };
}

/** A proxy that numbers requests is followed, so that its log and ours can be joined. */
function requestIdOf(given: string | string[] | undefined, trustProxy: number): string {
  return trustProxy > 0 && typeof given === "string" && /^[\w.-]{8,64}$/.test(given) ? given : randomUUID();
}

/** Asks for the data of one route by the name that programs once used; nothing of ours does. */
const isInternal = (target = "") => /[?&]_data=/.test(target);

/** The path of a request, still encoded; null when it cannot be decoded. */
function pathOf(target: string): string | null {
  const cut = target.indexOf("?");
  const path = cut === -1 ? target : target.slice(0, cut);
  if (!path.startsWith("/")) return null;
  if (!path.includes("%")) return path;
  try {
    return decodeURIComponent(path).includes("\0") ? null : path;
  } catch {
    return null;
  }
}

function bucketOf(path: string): Bucket {
  if (path === "/api/v1/suggest") return "suggest";
  return path.startsWith("/api/") || path.startsWith("/feeds/") ? "api" : "page";
}

function isSame(given: string, expected: string | undefined): boolean {
  if (expected === undefined) return false;
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}

async function stateOf<T>(read: () => T | Promise<T>): Promise<{ ok: boolean; value?: T }> {
  try {
    return { ok: true, value: await read() };
  } catch {
    return { ok: false };
  }
}
