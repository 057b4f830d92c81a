import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { timestamp } from "./columns";

/**
 * What search must learn. A row is written in the same transaction as the change it announces; workers read it
 * afterwards. `seq` only grows, so its maximum is the version of all searchable content.
 */
export const searchOutbox = sqliteTable(
  "search_outbox",
  {
    seq: integer("seq").primaryKey({ autoIncrement: true }),
    /** Name of the search index: `jobs`, `enterprises`. */
    indexName: text("index_name").notNull(),
    docId: text("doc_id").notNull(),
    createdAt: timestamp("created_at").notNull(),
  },
  (t) => [index("search_outbox_doc").on(t.indexName, t.docId)],
);

/** How far an engine has read the outbox, one row for each engine and index. */
export const searchCursor = sqliteTable("search_cursor", {
  /** `<engine>:<index>` */
  consumer: text("consumer").primaryKey(),
  seq: integer("seq").notNull(),
  updatedAt: timestamp("updated_at").notNull(),
});

/** The engines that are fed over a network: who feeds one at the moment, and what went wrong last. */
export const searchFeed = sqliteTable("search_feed", {
  engine: text("engine").primaryKey(),
  /** `<host>:<process>:<random>`; null = nobody. */
  owner: text("owner"),
  /** Until then the owner alone feeds, unless its process has ended. */
  ownedUntil: timestamp("owned_until"),
  lastError: text("last_error"),
  failedAt: timestamp("failed_at"),
});
