import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { FILE_MIMES } from "../../app/domain/file-kind";
import { account } from "./account";
import { timestamp } from "./columns";

/** `unscanned`: no scanner is configured. What a scanner finds fault with is never kept. */
export const SCANS = ["clean", "unscanned"] as const;

/** A file that somebody handed in. Its bytes lie outside the web root under `storedName`. */
export const upload = sqliteTable(
  "upload",
  {
    id: text("id").primaryKey(),
    ownerId: text("owner_id")
      .notNull()
      .references(() => account.id),
    storedName: text("stored_name").notNull(),
    /** By content. */
    mime: text("mime", { enum: FILE_MIMES }).notNull(),
    bytes: integer("bytes").notNull(),
    sha256: text("sha256").notNull(),
    /** What its owner called it, for showing only. */
    name: text("name").notNull(),
    scan: text("scan", { enum: SCANS }).notNull(),
    createdAt: timestamp("created_at").notNull(),
  },
  (t) => [index("upload_owner").on(t.ownerId)],
);
