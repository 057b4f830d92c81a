import { openDatabase } from "~db/client";
import { migrateDatabase } from "~db/migrate";
import { importJobs, type SourceRow } from "~/services/import/import-jobs.server";
import { FACTORY_NOW } from "~seeds/factories";
import { readRows } from "~/services/import/read-rows.server";

/** `child.mjs DATABASE FILE STOP`: imports the file; at row STOP says so and waits to be killed. */
const [database = "", file = "", stop = "Infinity"] = process.argv.slice(2);

async function* stopping(rows: AsyncIterable<SourceRow>): AsyncIterable<SourceRow> {
  let read = 0;
  for await (const row of rows) {
    if (read++ === Number(stop)) {
      console.log(`stopped at ${stop}`);
      await new Promise((resolve) => process.stdin.once("data", resolve));
    }
    yield row;
  }
}

const db = openDatabase(database);
migrateDatabase(db);
const ctx = { db, actor: { kind: "command", name: "test" } as const, now: FACTORY_NOW };
await importJobs(ctx, stopping(readRows(file)), { file, fileHash: "same", dryRun: false });
db.$client.close();
