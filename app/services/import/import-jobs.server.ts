import type { Context } from "../context.server";
import { BatchWriter } from "./batch-writer.server";
import { CheckWriter } from "./check-writer.server";
import type { RunWriter } from "./run-record.server";
import { emptyCounts, note, type ImportCounts } from "./counts.server";
import { stableId } from "./identity.server";
import { createRowReader, type Rejection, type SourceRow } from "./read-row.server";

export type { ImportCounts, Rejection, SourceRow };

export interface ImportOptions {
  file: string;
  fileHash: string;
  /** Nothing is written but, of a file that was handed in, what was found. */
  dryRun: boolean;
  /** The file that was handed in; none for files of the command. */
  fileId?: string;
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
  const runId = stableId(
    [options.fileHash, options.file, ctx.now, ...(options.fileId ? [options.dryRun] : [])].join("\u0000"),
  );
  const writer = writerFor(ctx, runId, options);
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

/** What keeps the rows of a run: all there is to write, what was found only, or nothing. */
function writerFor(ctx: Context, runId: string, { dryRun, fileId }: ImportOptions): RunWriter | null {
  if (!dryRun) return new BatchWriter(ctx, runId);
  return fileId ? new CheckWriter(ctx, runId) : null;
}
