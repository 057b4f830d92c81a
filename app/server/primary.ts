import cluster, { type Worker } from "node:cluster";
import { loadSecrets } from "~/auth/secrets.server";
import type { Env } from "~/http/env.server";
import { openDatabase } from "~db/client";
import { createSearchEngine, searchServerOf } from "~search/create";
import { startChores } from "./chores";
import { startDrainers } from "./drainer";
import { createLogger } from "./log";
import { answerForAllWorkers } from "./metrics";
import { publicUrlOf, type Serving } from "./serve";

/** A worker that lived so long died of something new. */
const STEADY = 60_000;
const LONGEST_PAUSE = 30_000;
/** More deaths than that before anything was ever served: the cause will not go away by itself. */
const HOPELESS = 5;
/** A little longer than a worker may take for what is in flight. */
const LAST_CALL = 12_000;

export const STOP = "portal:stop";

/**
 * Keeps one worker for each core alive and feeds search; serves nothing itself.
 * @param program file that the workers run
 * @throws when no worker ever comes to listen
 */
export async function runPrimary(env: Env, workers: number, program: string): Promise<Serving> {
  const { log, flush } = createLogger(env.LOG_LEVEL);
  const { sessionSecret, dataKey } = loadSecrets(env);
  const secrets = { SESSION_SECRET: sessionSecret, DATA_KEY: dataKey };
  cluster.setupPrimary({ exec: program, args: [] });
  answerForAllWorkers();

  let stopping = false;
  let deaths = 0;
  const timers = new Set<NodeJS.Timeout>();
  const fork = () => {
    const born = Date.now();
    const worker = cluster.fork(secrets);
    worker.on("exit", (code, signal) => {
      if (stopping) return;
      deaths = Date.now() - born > STEADY ? 1 : deaths + 1;
      const pause = Math.min(LONGEST_PAUSE, 500 * 2 ** (deaths - 1));
      log.error({ worker: worker.process.pid, code, signal, pause }, "a worker died and is replaced");
      const timer = setTimeout(() => {
        timers.delete(timer);
        fork();
      }, pause);
      timers.add(timer);
    });
  };
  for (let i = 0; i < workers; i++) fork();
  const port = await new Promise<number>((resolve, reject) => {
    cluster.on("listening", (_worker, address) => resolve(address.port));
    cluster.on("exit", () => deaths >= HOPELESS && reject(new Error("no worker came to listen")));
  });

  const db = openDatabase(env.DATABASE_FILE);
  const search = createSearchEngine(db, searchServerOf(env));
  const drainer = startDrainers(db, search, log);
  const chores = startChores({ db, search, env, publicUrl: publicUrlOf(env), sessionSecret, log });
  return {
    port,
    caughtUp: drainer.firstRound,
    async stop() {
      stopping = true;
      for (const timer of timers) clearTimeout(timer);
      await Promise.all(Object.values(cluster.workers ?? {}).map((worker) => worker && dismiss(worker)));
      await chores.stop();
      await drainer.stop();
      await search.close();
      db.$client.close();
      flush();
    },
  };
}

function dismiss(worker: Worker): Promise<void> {
  return new Promise((resolve) => {
    const force = setTimeout(() => worker.process.kill("SIGKILL"), LAST_CALL);
    worker.on("exit", () => {
      clearTimeout(force);
      resolve();
    });
    if (worker.isConnected()) worker.send({ type: STOP });
  });
}
