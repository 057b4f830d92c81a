import type { Context } from "../context.server";
import { BatchWriter } from "./batch-writer.server";
import { emptyCounts, note, type ImportCounts } from "./counts.server";
import { stableId } from "./identity.server";
import { createRowReader, type Rejection, type SourceRow } from "./read-row.server";

export type { ImportCounts, Rejection, SourceRow };

export interface ImportOptions {
  file: string;
  fileHash: string;
  dryRun: boolean;
  onBatch?: (rowsRead: number) => void;
  onRejection?: (rejection: Rejection) => void;
}

const BATCH = 500;

/**
 * Imports postings from rows in file order. Rows, sources, search announcements and the progress of the run are
 * written together, batch by batch; a run that is killed leaves whole batches, and the next run over the same file
 * finds them and goes on. With `dryRun` nothing is written.
 */
export async function importJobs(
  ctx: Context,
  rows: AsyncIterable<SourceRow>,
  options: ImportOptions,
): Promise<ImportCounts> {
  const counts = emptyCounts();
  const runId = stableId(`${options.fileHash}\u0000${options.file}\u0000${ctx.now}`);
  const writer = options.dryRun ? null : new BatchWriter(ctx, runId);
  writer?.start(options);
  const readRow = createRowReader();
  let read = 0;
  let batch: SourceRow[] = [];
  const flush = () => {
    read += batch.length;
    const readings = batch.map(readRow);
    for (const reading of readings) {
      if (reading.kind === "posting") note(counts, reading);
      else {
        counts.rejected += 1;
        options.onRejection?.(reading.rejection);
      }
    }
    writer?.write(readings, counts, read);
    batch = [];
    options.onBatch?.(read);
  };
  try {
    for await (const row of rows) {
      batch.push(row);
      if (batch.length === BATCH) flush();
    }
    flush();
    writer?.separate();
  } catch (error) {
    writer?.fail(error);
    throw error;
  }
  writer?.finish(counts);
  return counts;
}
