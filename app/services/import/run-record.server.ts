import { and, eq, ne } from "drizzle-orm";
import type { Db, Tx } from "~db/client";
import { importRejection, importRun } from "~db/schema";
import type { Context } from "../context.server";
import type { ImportCounts } from "./counts.server";
import type { Rejection, RowReading } from "./read-row.server";

export interface RunStart {
  file: string;
  fileHash: string;
  dryRun: boolean;
  fileId?: string;
}

/** What keeps the rows of a run as they are read, batch by batch. */
export interface RunWriter {
  start(options: RunStart): void;
  write(readings: readonly RowReading[], counts: ImportCounts, rowsRead: number): void;
  separate(): void;
  finish(counts: ImportCounts): void;
  fail(error: unknown): void;
}

/** Writes down that a run has begun. One of the same file that still counts as running was killed. */
export function startRun(
  tx: Tx,
  { now }: Context,
  id: string,
  { file, fileHash, dryRun, fileId }: RunStart,
): void {
  const killed = and(eq(importRun.fileHash, fileHash), eq(importRun.status, "running"), ne(importRun.id, id));
  tx.update(importRun).set({ status: "failed", error: "中断，后来重新开始" }).where(killed).run();
  tx.insert(importRun)
    .values({ id, file, fileHash, status: "running", counts: {}, startedAt: now, dryRun, fileId })
    .onConflictDoNothing()
    .run();
}

/** @param counts as far as it is */
export function noteRun(
  tx: Tx,
  id: string,
  { rowsRead, counts }: { rowsRead: number; counts: ImportCounts },
): void {
  tx.update(importRun)
    .set({ rowsRead, counts: flat(counts) })
    .where(eq(importRun.id, id))
    .run();
}

export function noteRejection(tx: Tx, runId: string, rejection: Rejection): void {
  tx.insert(importRejection)
    .values({ runId, ...rejection })
    .run();
}

export function finishRun(tx: Tx, { now }: Context, id: string, counts: ImportCounts): void {
  const end = { status: "finished", finishedAt: now, counts: flat(counts) } as const;
  tx.update(importRun).set(end).where(eq(importRun.id, id)).run();
}

export function failRun(db: Db, id: string, error: unknown): void {
  const message = error instanceof Error ? error.message : String(error);
  db.update(importRun).set({ status: "failed", error: message }).where(eq(importRun.id, id)).run();
}

/** Cells that could not be read are counted beside the rows, as `unreadable.city`. */
function flat({ unreadable, ...totals }: ImportCounts): Record<string, number> {
  const cells = Object.entries(unreadable).map(([field, n]) => [`unreadable.${field}`, n]);
  return { ...totals, ...Object.fromEntries(cells) };
}
