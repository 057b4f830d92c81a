import type { Context } from "../context.server";
import type { ImportCounts } from "./counts.server";
import type { RowReading } from "./read-row.server";
import {
  failRun,
  finishRun,
  noteRejection,
  noteRun,
  startRun,
  type RunStart,
  type RunWriter,
} from "./run-record.server";

const WRITING = { behavior: "immediate" } as const;

/** Keeps what was found in a file and writes none of its postings. */
export class CheckWriter implements RunWriter {
  constructor(
    private readonly ctx: Context,
    private readonly runId: string,
  ) {}

  start(options: RunStart): void {
    this.ctx.db.transaction((tx) => startRun(tx, this.ctx, this.runId, options), WRITING);
  }

  write(readings: readonly RowReading[], counts: ImportCounts, rowsRead: number): void {
    this.ctx.db.transaction((tx) => {
      for (const reading of readings)
        if (reading.kind === "rejected") noteRejection(tx, this.runId, reading.rejection);
      noteRun(tx, this.runId, { rowsRead, counts });
    }, WRITING);
  }

  separate(): void {}

  finish(counts: ImportCounts): void {
    this.ctx.db.transaction((tx) => finishRun(tx, this.ctx, this.runId, counts), WRITING);
  }

  fail(error: unknown): void {
    failRun(this.ctx.db, this.runId, error);
  }
}
