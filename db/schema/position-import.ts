import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type { CellFault, SheetCells } from "../../app/domain/position-sheet";
import { account } from "./account";
import { json, timestamp } from "./columns";
import { enterprise } from "./enterprise";
import { job } from "./job";

/** A table of positions that a member of an enterprise handed in. The same file twice is one. */
export const positionImport = sqliteTable(
  "position_import",
  {
    id: text("id").primaryKey(),
    enterpriseId: text("enterprise_id")
      .notNull()
      .references(() => enterprise.id),
    importedBy: text("imported_by")
      .notNull()
      .references(() => account.id),
    /** What its owner called it, for showing only. */
    fileName: text("file_name").notNull(),
    sha256: text("sha256").notNull(),
    drafts: integer("drafts").notNull(),
    faulty: integer("faulty").notNull(),
    /** Headings that name no field. */
    ignored: json<string[]>("ignored").notNull(),
    importedAt: timestamp("imported_at").notNull(),
  },
  (t) => [uniqueIndex("position_import_file").on(t.enterpriseId, t.sha256)],
);

/** A row of such a table: the draft that it became, or its cells and what there is to mend. */
export const positionImportRow = sqliteTable(
  "position_import_row",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    importId: text("import_id")
      .notNull()
      .references(() => positionImport.id, { onDelete: "cascade" }),
    line: integer("line").notNull(),
    title: text("title").notNull(),
    /** Null for faulty rows, and once the draft was discarded. */
    jobId: text("job_id").references(() => job.id, { onDelete: "set null" }),
    faults: json<CellFault[]>("faults").notNull(),
    /** As it was written, of faulty rows only. */
    cells: json<SheetCells>("cells"),
  },
  (t) => [
    index("position_import_row_import").on(t.importId, t.line),
    index("position_import_row_job").on(t.jobId),
  ],
);
