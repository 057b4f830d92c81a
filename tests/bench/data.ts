import { resolve } from "node:path";
import { importJobs } from "~/services/import/import-jobs.server";
import { openDatabase, type Db } from "~db/client";
import { migrateDatabase } from "~db/migrate";
import { loadDemo } from "~seeds/demo/load";
import { readRows } from "~/services/import/read-rows.server";

export const REAL_FILE = resolve("../shared/data/jobs/jobs_tech_2019_full_desc.csv");

/** Postings of the larger of the generated scales. */
const CITY = 50_000;

/**
 * A database with postings and no index.
 * @param data the real file, or how many generated postings (about)
 * @returns rows that were read or generated
 */
export async function loadJobs(file: string, data: "real" | number): Promise<number> {
  const db = openDatabase(file);
  migrateDatabase(db);
  const now = Date.now();
  try {
    if (data === "real") {
      const ctx = { db, actor: { kind: "command", name: "bench" } as const, now };
      const options = { file: REAL_FILE, fileHash: "bench", dryRun: false };
      const counts = await importJobs(ctx, readRows(REAL_FILE), options);
      return counts.created + counts.merged + counts.rejected;
    }
    const { jobs } = loadDemo(db, { now, scale: data < CITY ? "small" : "city" });
    return jobs + copyJobs(db, Math.max(1, Math.round(data / jobs)) - 1);
  } finally {
    db.$client.close();
  }
}

/** More postings than there are names for employers: the same ones again, so many times, under other ids. */
function copyJobs(db: Db, times: number): number {
  const columns = (db.$client.pragma("table_info(job)") as { name: string }[]).map(({ name }) => name);
  let copied = 0;
  for (let i = 1; i <= times; i++) {
    const values = columns.map((column) =>
      /^id$|source_id/.test(column) ? `"${column}" || '-c${i}'` : `"${column}"`,
    );
    const insert = `INSERT INTO job (${columns.map((c) => `"${c}"`).join()}) SELECT ${values.join()} FROM job WHERE id NOT LIKE '%-c%'`;
    copied += db.$client.prepare(insert).run().changes;
  }
  return copied;
}
