import type { ServerBuild } from "@remix-run/node";
import { createOidcClient } from "~/auth/oidc.server";
import { RateLimiter } from "~/auth/rate-limit.server";
import { loadSecrets } from "~/auth/secrets.server";
import type { Operator } from "~/domain/privacy";
import type { Env } from "~/http/env.server";
import { openDatabase } from "~db/client";
import { createSearchEngine, searchServerOf } from "~search/create";
import { startChores } from "./chores";
import { startDrainers } from "./drainer";
import { listen } from "./listen";
import { createLogger } from "./log";
import { createPortal } from "./portal";
import { readStaticFiles } from "./static-files";
import { uploadStore } from "./upload-store";

export interface Serving {
  port: number;
  /** What was announced before the start can be found. */
  caughtUp: Promise<void>;
  stop(): Promise<void>;
}

/** Origin at which visitors reach the portal. */
export function publicUrlOf(env: Env): string {
  return env.PUBLIC_URL ?? `http://localhost:${env.PORT}`;
}

export const operatorOf = (env: Env): Operator => ({
  name: env.OPERATOR_NAME || null,
  contact: env.OPERATOR_CONTACT || null,
});

/**
 * One serving process over a migrated database.
 * @param drains whether this process also feeds search; exactly one of all must
 */
export async function serve(build: ServerBuild, env: Env, { drains }: { drains: boolean }): Promise<Serving> {
  const { log, flush } = createLogger(env.LOG_LEVEL);
  const db = openDatabase(env.DATABASE_FILE);
  const search = createSearchEngine(db, searchServerOf(env));
  const secrets = loadSecrets(env);
  const { sessionSecret } = secrets;
  const limiter = env.RATE_LIMIT === "on" ? new RateLimiter(db, sessionSecret) : null;
  const portal = createPortal({
    build,
    db,
    search,
    files: readStaticFiles("public"),
    log,
    limiter,
    publicUrl: publicUrlOf(env),
    trustProxy: env.TRUST_PROXY,
    metricsToken: env.METRICS_TOKEN,
    ...secrets,
    oidc: createOidcClient(env),
    uploads: uploadStore(env),
    operator: operatorOf(env),
    mail: env.SMTP_URL !== undefined,
    production: env.NODE_ENV === "production",
    clock: Date.now,
  });
  const writeDown = () => {
    try {
      limiter?.flush(Date.now());
    } catch (error) {
      log.warn({ err: error }, "request counts are kept for the next second");
    }
  };
  // The dictionary and the columns of search are read before the first visitor waits for them.
  await search.search("jobs", {
    q: "软件",
    filters: [],
    facets: [],
    sort: "relevance",
    page: 1,
    perPage: 1,
    now: Date.now(),
  });
  const listening = await listen(portal, env.PORT, env.HOST);
  const counting = setInterval(writeDown, 1_000);
  const drainer = drains ? startDrainers(db, search, log) : null;
  const chores = drains
    ? startChores({ db, search, env, publicUrl: publicUrlOf(env), sessionSecret, log })
    : null;
  return {
    port: listening.port,
    caughtUp: drainer?.firstRound ?? Promise.resolve(),
    async stop() {
      await listening.stop();
      clearInterval(counting);
      await chores?.stop();
      await drainer?.stop();
      writeDown();
      await search.close();
      db.$client.close();
      log.info("stopped");
      flush();
    },
  };
}
