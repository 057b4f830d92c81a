import type { THREAD_TASKS } from "~/domain/task";
import type { Env } from "~/http/env.server";
import type { Context } from "~/services/context.server";
import { recomputeEnterprises } from "~/services/cultivation/recompute.server";
import { refreshEveryNearness } from "~/services/cultivation/refresh-nearness.server";
import { runImportFile } from "~/services/import/run-import-file.server";
import { recomputePremium } from "~/services/premium/recompute-premium.server";
import { enqueueTask } from "~/services/task/enqueue-task.server";
import type { Handler } from "~/services/task/run-due-tasks.server";
import { uploadFolder } from "~/services/upload/upload-folder.server";
import type { Db } from "~db/client";

export interface LongParts {
  db: Db;
  env: Pick<Env, "UPLOAD_DIR" | "DATABASE_FILE">;
}

/** What is done for each kind of task that takes long over the database alone. */
export function createLongHandlers({ db, env }: LongParts): Record<(typeof THREAD_TASKS)[number], Handler> {
  const system = (now: number): Context => ({ db, now, actor: { kind: "system", name: "chores" } });
  return {
    "import:check": ({ file }, now, report) =>
      runImportFile(system(now), { fileId: String(file), dryRun: true, folder: uploadFolder(env) }, report),
    "import:run": ({ file, by }, now, report) => {
      const actor = { kind: "account", id: String(by), roles: [] } as const;
      const asked = { fileId: String(file), dryRun: false, folder: uploadFolder(env) };
      return runImportFile({ db, now, actor }, asked, report);
    },
    "cultivation:recompute": async (_payload, now, report) => {
      const ctx = system(now);
      await recomputeEnterprises(ctx, report);
      const key = `cultivation:nearness:${now}`;
      ctx.db.transaction((tx) => enqueueTask(tx, ctx, { key, kind: "cultivation:nearness" }), {
        behavior: "immediate",
      });
    },
    "cultivation:nearness": async (_payload, now, report) => {
      await refreshEveryNearness(system(now), report);
    },
    "premium:recompute": async (_payload, now, report) => {
      await recomputePremium(system(now), report);
    },
  };
}
