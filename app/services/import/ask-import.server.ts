import { and, desc, eq } from "drizzle-orm";
import type { Authorized } from "~/domain/permission";
import type { Tx } from "~db/client";
import { importRun } from "~db/schema";
import { recordAction } from "../audit/record-action.server";
import type { AccountContext } from "../context.server";
import { enqueueTask } from "../task/enqueue-task.server";
import type { ImportFileRow } from "./show-imports.server";

export type AskImportResult = { done: true } | { refused: "unchecked" | "removed" };

/** Has the postings of a file written that was looked through before. Asked twice it is done once. */
export function askImport(ctx: AccountContext, file: Authorized<ImportFileRow>): AskImportResult {
  if (file.removedAt !== null) return { refused: "removed" };
  return ctx.db.transaction(
    (tx): AskImportResult => {
      if (lastRun(tx, file.id, true)?.status !== "finished") return { refused: "unchecked" };
      const task = { key: `import:run:${file.id}`, kind: "import:run" } as const;
      if (enqueueTask(tx, ctx, { ...task, payload: { file: file.id, by: ctx.actor.id } }))
        recordAction(tx, ctx, { action: "import:ask", entity: "import_file", entityId: file.id });
      return { done: true };
    },
    { behavior: "immediate" },
  );
}

function lastRun(tx: Tx, fileId: string, dryRun: boolean) {
  const own = and(eq(importRun.fileId, fileId), eq(importRun.dryRun, dryRun));
  return tx.select().from(importRun).where(own).orderBy(desc(importRun.startedAt)).limit(1).get();
}
