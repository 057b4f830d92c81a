import { eq, sql } from "drizzle-orm";
import { parsePosting, type Posting } from "~/domain/parsing/posting";
import type { Db } from "~db/client";
import { jobSource } from "~db/schema";
import { dedupKey, jobIdOf } from "./identity.server";

export interface MergedSource {
  source: string;
  sourceId: string;
  jobId: string;
  posting: Posting;
  key: string | null;
}

/**
 * The jobs that several rows were merged into and whose rows no longer say the same: their rows, grouped by what they
 * say now; first the row that made the job, and its group.
 */
export function partedSources(db: Db): MergedSource[][][] {
  const jobs = db
    .select({ id: jobSource.jobId })
    .from(jobSource)
    .groupBy(jobSource.jobId)
    .having(sql`count(*) > 1`)
    .orderBy(jobSource.jobId)
    .all();
  const rows = db
    .select()
    .from(jobSource)
    .where(eq(jobSource.jobId, sql.placeholder("id")))
    .orderBy(jobSource.source, jobSource.sourceId)
    .prepare();
  return jobs.flatMap(({ id }) => {
    const made = (row: { source: string; sourceId: string }) => jobIdOf(row.source, row.sourceId) === id;
    const groups = new Map<string, MergedSource[]>();
    for (const { source, sourceId, jobId, raw } of rows
      .all({ id })
      .sort((a, b) => Number(made(b)) - Number(made(a)))) {
      const reading = parsePosting(raw);
      if (reading.kind !== "posting") continue;
      const { posting } = reading;
      const key = dedupKey(posting);
      // Without a key nothing proves that two rows are one.
      const name = key ?? jobIdOf(source, sourceId);
      groups.set(name, [...(groups.get(name) ?? []), { source, sourceId, jobId, posting, key }]);
    }
    return groups.size > 1 ? [[...groups.values()]] : [];
  });
}
