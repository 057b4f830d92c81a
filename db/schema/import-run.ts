import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { json, timestamp } from "./columns";

export const IMPORT_RUN_STATUSES = ["running", "finished", "failed"] as const;

/** One run of the importer over one file; `counts` grows batch by batch in the same transaction as the rows. */
export const importRun = sqliteTable("import_run", {
  id: text("id").primaryKey(),
  file: text("file").notNull(),
  fileHash: text("file_hash").notNull(),
  status: text("status", { enum: IMPORT_RUN_STATUSES }).notNull(),
  rowsRead: integer("rows_read").notNull().default(0),
  counts: json<Record<string, number>>("counts").notNull(),
  startedAt: timestamp("started_at").notNull(),
  finishedAt: timestamp("finished_at"),
  error: text("error"),
});

/** A row that was not imported, and why. `line` is the line of the file, or the row of the sheet. */
export const importRejection = sqliteTable(
  "import_rejection",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    runId: text("run_id")
      .notNull()
      .references(() => importRun.id, { onDelete: "cascade" }),
    line: integer("line").notNull(),
    field: text("field").notNull(),
    reason: text("reason").notNull(),
    raw: text("raw").notNull(),
  },
  (t) => [index("import_rejection_run").on(t.runId, t.line)],
);
