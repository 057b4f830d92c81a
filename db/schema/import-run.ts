import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { account } from "./account";
import { json, timestamp } from "./columns";

export const IMPORT_RUN_STATUSES = ["running", "finished", "failed"] as const;

/** A file of postings that the office handed in. Its bytes lie in the folder of uploads until it is removed. */
export const importFile = sqliteTable("import_file", {
  id: text("id").primaryKey(),
  /** What it was called, for showing and for telling its kind by its ending. */
  name: text("name").notNull(),
  storedName: text("stored_name").notNull(),
  bytes: integer("bytes").notNull(),
  sha256: text("sha256").notNull(),
  uploadedBy: text("uploaded_by")
    .notNull()
    .references(() => account.id),
  uploadedAt: timestamp("uploaded_at").notNull(),
  removedAt: timestamp("removed_at"),
});

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
  /** Null for runs of the command. */
  fileId: text("file_id").references(() => importFile.id, { onDelete: "cascade" }),
  /** Looked at only, nothing was written. */
  dryRun: integer("dry_run", { mode: "boolean" }).notNull().default(false),
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
