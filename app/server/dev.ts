import { existsSync, watch } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { broadcastDevReady, type ServerBuild } from "@remix-run/node";
import { createOidcClient } from "~/auth/oidc.server";
import { createSecretBox } from "~/auth/secret-box.server";
import { loadSecrets } from "~/auth/secrets.server";
import { readEnv } from "~/http/env.server";
import { sealMobiles } from "~/services/account/seal-mobiles.server";
import { openDatabase } from "~db/client";
import { migrateDatabase } from "~db/migrate";
import { createSearchEngine, searchServerOf } from "~search/create";
import { startChores } from "./chores";
import { startDrainers } from "./drainer";
import { listen } from "./listen";
import { createLogger } from "./log";
import { createPortal, type Portal } from "./portal";
import { operatorOf, publicUrlOf } from "./serve";
import { readStaticFiles } from "./static-files";
import { uploadStore } from "./upload-store";

/**
 * npm run dev: one process over the compiler's output. Every finished build makes a new portal over the same database
 * and engine; the browser reloads when told that it is there.
 */
async function dev(): Promise<void> {
  const { env, faults } = readEnv(process.env);
  if (!env) {
    for (const fault of faults) console.error(fault);
    process.exit(1);
  }
  const { log } = createLogger(env.LOG_LEVEL === "info" ? "warn" : env.LOG_LEVEL);
  const db = openDatabase(env.DATABASE_FILE);
  migrateDatabase(db);
  const secrets = loadSecrets(env);
  const box = createSecretBox(secrets.dataKey, secrets.oldDataKey);
  sealMobiles({ db, box, now: Date.now(), actor: { kind: "system", name: "start" } });
  const search = createSearchEngine(db, searchServerOf(env));
  const drainer = startDrainers(db, search, log);
  const { sessionSecret } = secrets;
  const chores = startChores({ db, search, env, publicUrl: publicUrlOf(env), sessionSecret, log });

  const load = async (): Promise<Portal> => {
    const build = (await import(
      `${pathToFileURL(resolve("build/index.js")).href}?t=${Date.now()}`
    )) as ServerBuild;
    const portal = createPortal({
      build,
      db,
      search,
      files: readStaticFiles("public"),
      log,
      limiter: null,
      publicUrl: publicUrlOf(env),
      trustProxy: env.TRUST_PROXY,
      ...secrets,
      oidc: createOidcClient(env),
      operator: operatorOf(env),
      uploads: uploadStore(env),
      development: true,
      clock: Date.now,
    });
    await broadcastDevReady(build);
    return portal;
  };

  let portal = await load();
  const listening = await listen(
    {
      fetch: (request, bindings) => portal.fetch(request, bindings),
      unreadable: () => portal.unreadable(),
      leave: () => portal.leave(),
    },
    env.PORT,
    env.HOST,
  );
  console.log(`开发服务：http://localhost:${listening.port}`);

  // The compiler writes this file last.
  let pause: NodeJS.Timeout | undefined;
  watch("build", (_event, name) => {
    if (name !== "version.txt" || !existsSync("build/version.txt")) return;
    clearTimeout(pause);
    pause = setTimeout(() => {
      load().then(
        (next) => (portal = next),
        (error: unknown) => console.error(error),
      );
    }, 50);
  });
  for (const signal of ["SIGTERM", "SIGINT"] as const)
    process.on(signal, () => {
      void Promise.all([chores.stop(), drainer.stop()]).finally(() => process.exit(0));
    });
}

void dev();
