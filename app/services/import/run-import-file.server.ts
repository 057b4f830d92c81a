import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { and, eq, isNull, lt } from "drizzle-orm";
import { IMPORT_KEPT_DAYS } from "~/domain/import";
import type { TaskProgress } from "~/domain/task";
import { importFile } from "~db/schema";
import type { Context } from "../context.server";
import { importJobs } from "./import-jobs.server";
import { UnreadableFile, readRows } from "./read-rows.server";
import { importFolder } from "./receive-import-file.server";

const DAY = 86_400_000;
/** A posting takes about so many bytes; how many there are is not known before the end. */
const BYTES_A_ROW = 900;

interface Asked {
  fileId: string;
  dryRun: boolean;
  /** Where files that are handed in are kept. */
  folder: string;
}

/**
 * Looks through a file that was handed in, or imports it. A file that cannot be read is told on its page and not tried
 * again.
 */
export async function runImportFile(
  ctx: Context,
  { fileId, dryRun, folder }: Asked,
  report: (progress: TaskProgress) => void,
): Promise<void> {
  const file = ctx.db.select().from(importFile).where(eq(importFile.id, fileId)).get();
  if (!file || file.removedAt !== null) return;
  const estimate = Math.max(1, Math.round(file.bytes / BYTES_A_ROW));
  const about = { file: file.name, fileHash: file.sha256, dryRun, fileId };
  const progress = (rows: number) => report({ done: rows, total: Math.max(estimate, rows + 1) });
  try {
    const path = join(importFolder(folder), file.storedName);
    const rows = existsSync(path) ? readRows(path) : gone();
    await importJobs(ctx, rows, { ...about, onBatch: progress });
  } catch (error) {
    // What is wrong with it is kept with the run; it would be wrong the next time as well.
    if (!(error instanceof UnreadableFile)) throw error;
  }
  report({ done: 1, total: 1 });
}

/** A database that was restored without its files. */
async function* gone(): AsyncGenerator<never> {
  throw new UnreadableFile("文件已不在服务器上，请重新上传");
}

/** Removes files that were handed in long ago; what became of them stays. */
export async function removeOldImports({ db, now }: Context, folder: string): Promise<void> {
  const old = and(isNull(importFile.removedAt), lt(importFile.uploadedAt, now - IMPORT_KEPT_DAYS * DAY));
  for (const { id, storedName } of db.select().from(importFile).where(old).all()) {
    await rm(join(importFolder(folder), storedName), { force: true });
    db.update(importFile).set({ removedAt: now }).where(eq(importFile.id, id)).run();
  }
}
