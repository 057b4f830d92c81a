import cluster from "node:cluster";
import { createServer } from "node:net";
import { availableParallelism } from "node:os";
import { setTimeout } from "node:timers/promises";
import type { ServerBuild } from "@remix-run/node";
import { createSecretBox } from "~/auth/secret-box.server";
import { loadSecrets } from "~/auth/secrets.server";
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from "~/domain/demo-account";
import { readEnv, type Env } from "~/http/env.server";
import { sealMobiles } from "~/services/account/seal-mobiles.server";
import type { Context } from "~/services/context.server";
import { isDemoDatabase } from "~/services/demo/is-demo-database.server";
import { openDatabase } from "~db/client";
import { migrateDatabase } from "~db/migrate";
import { STOP, runPrimary } from "./primary";
import { serve, type Serving } from "./serve";

/**
 * The whole program: checks the settings, migrates, serves with one worker for each core, ends on SIGTERM or SIGINT.
 * @param program the file that runs this, for the workers
 */
export async function run(build: ServerBuild, program: string): Promise<void> {
  const { env, faults } = readEnv(process.env);
  if (!env) return fail(faults);
  if (cluster.isWorker) return work(build, env);

  const began = performance.now();
  if (env.PORT !== 0 && !(await isFree(env.PORT, env.HOST)))
    return fail([
      `端口 ${env.PORT} 已被占用。请先停止占用它的程序，或换一个端口：PORT=${env.PORT + 1} npm start`,
    ]);
  let demo: boolean;
  try {
    demo = prepareDatabase(env);
  } catch (error) {
    return fail([`数据库 ${env.DATABASE_FILE} 无法打开或升级：${(error as Error).message}`]);
  }
  const workers = env.WORKERS ?? availableParallelism();
  const serving =
    workers === 1 ? await serve(build, env, { drains: true }) : await runPrimary(env, workers, program);
  endOn(["SIGTERM", "SIGINT"], serving);
  // Freshly loaded data should be there when the address is printed; a long backlog need not be waited for.
  await Promise.race([serving.caughtUp, setTimeout(5_000)]);
  const url = env.PUBLIC_URL ?? `http://localhost:${serving.port}`;
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(`金凤凰 · 凤栖 已启动：${url}（${workers} 个服务进程，${seconds} 秒）`);
  if (demo) {
    console.log("当前为示例数据，企业与职位均为虚构。按 Ctrl+C 停止。");
    if (env.NODE_ENV !== "production")
      console.log(
        `示例账号：${DEMO_ACCOUNTS.map(({ email }) => email).join("、")}，密码均为 ${DEMO_PASSWORD}`,
      );
  }
}

async function work(build: ServerBuild, env: Env): Promise<void> {
  let serving: Serving | null = null;
  let ending = false;
  const end = () => {
    if (ending) return;
    ending = true;
    void (serving?.stop() ?? Promise.resolve()).finally(() => process.exit(0));
  };
  // The terminal sends its Ctrl+C to every process; the primary decides when a worker ends.
  process.on("SIGINT", () => {});
  process.on("SIGTERM", end);
  process.on("disconnect", end);
  process.on("message", (message: { type?: unknown }) => message?.type === STOP && end());
  serving = await serve(build, env, { drains: false });
}

/** Migrates, and seals what is not; tells whether the data is the fictional one. */
function prepareDatabase(env: Env): boolean {
  const db = openDatabase(env.DATABASE_FILE);
  try {
    migrateDatabase(db);
    const ctx: Context = { db, actor: { kind: "system", name: "start" }, now: Date.now() };
    const { dataKey, oldDataKey } = loadSecrets(env);
    sealMobiles({ ...ctx, box: createSecretBox(dataKey, oldDataKey) });
    return isDemoDatabase(ctx);
  } finally {
    db.$client.close();
  }
}

function endOn(signals: NodeJS.Signals[], serving: Serving): void {
  let ending = false;
  for (const signal of signals)
    process.on(signal, () => {
      // The second Ctrl+C of somebody who does not want to wait.
      if (ending) process.exit(1);
      ending = true;
      void serving.stop().then(() => process.exit(0));
    });
}

function isFree(port: number, host: string | undefined): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", (error: NodeJS.ErrnoException) => resolve(error.code !== "EADDRINUSE"));
    probe.listen({ port, host }, () => probe.close(() => resolve(true)));
  });
}

function fail(lines: string[]): void {
  for (const line of lines) console.error(line);
  process.exitCode = 1;
}
