import { constants, setPriority } from "node:os";
import { Worker, isMainThread, parentPort, workerData } from "node:worker_threads";
import { THREAD_TASKS } from "~/domain/task";
import { runDueTasks } from "~/services/task/run-due-tasks.server";
import { openDatabase } from "~db/client";
import type { Logger } from "./log";
import { createLongHandlers, type LongParts } from "./long-handlers";

const NAME = "portal:long-work";
type Given = LongParts["env"] & { name: typeof NAME };

/** The built program has the thread in a file beside it; a thread does not inherit what reads the sources as they are. */
const isSource = import.meta.url.endsWith(".ts");
const FROM_SOURCE = `import("tsx/esm/api").then(({ register }) => {
  register();
  return import(${JSON.stringify(import.meta.url)});
});`;

/** An attempt that failed, as the thread tells it. */
interface Failure {
  message: string;
  kind: string;
  key: string;
  attempts: number;
}

/**
 * Does what is due of the long tasks in a thread, and ends with it; the database of its own lets nobody wait for the
 * work, and where the system knows priorities of threads, visitors go first.
 */
export async function runInThread(env: LongParts["env"], log: Logger): Promise<void> {
  const { UPLOAD_DIR, DATABASE_FILE } = env;
  const given: Given = { name: NAME, UPLOAD_DIR, DATABASE_FILE };
  await new Promise<void>((resolve, reject) => {
    const options = { workerData: given, name: NAME };
    const thread = isSource
      ? new Worker(FROM_SOURCE, { ...options, eval: true })
      : new Worker(new URL("./long-work.js", import.meta.url), options);
    thread.on("message", ({ message, ...of }: Failure) =>
      log.error({ err: new Error(message), ...of }, "a task failed"),
    );
    thread.on("error", reject);
    thread.on("exit", () => resolve());
  });
}

async function work(env: LongParts["env"]): Promise<void> {
  // Elsewhere it would be the priority of the whole process.
  if (process.platform === "linux") setPriority(constants.priority.PRIORITY_LOW);
  const db = openDatabase(env.DATABASE_FILE);
  try {
    await runDueTasks(
      db,
      createLongHandlers({ db, env }),
      Date.now,
      ({ kind, key, attempts }, error) => {
        const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
        parentPort?.postMessage({ message, kind, key, attempts } satisfies Failure);
      },
      THREAD_TASKS,
    );
  } finally {
    db.$client.close();
  }
}

if (!isMainThread && (workerData as Given | null)?.name === NAME) void work(workerData as Given);
