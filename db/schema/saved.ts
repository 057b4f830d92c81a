import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { ALERT_FREQUENCIES } from "../../app/domain/saved-search";
import { account } from "./account";
import { timestamp } from "./columns";
import { job } from "./job";

/** A position that somebody wants to come back to. */
export const savedJob = sqliteTable(
  "saved_job",
  {
    accountId: text("account_id")
      .notNull()
      .references(() => account.id, { onDelete: "cascade" }),
    jobId: text("job_id")
      .notNull()
      .references(() => job.id, { onDelete: "cascade" }),
    savedAt: timestamp("saved_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.jobId] }),
    index("saved_job_account").on(t.accountId, t.savedAt),
    index("saved_job_job").on(t.jobId),
  ],
);

/** A search that is done again by itself, and whose new positions are mailed. */
export const savedSearch = sqliteTable(
  "saved_search",
  {
    /** Of the form it was saved with: a form sent twice saves one. */
    id: text("id").primaryKey(),
    accountId: text("account_id")
      .notNull()
      .references(() => account.id, { onDelete: "cascade" }),
    name: text("name").notNull(),
    /** The query as `/jobs` takes it, without page. */
    query: text("query").notNull(),
    frequency: text("frequency", { enum: ALERT_FREQUENCIES }).notNull(),
    createdAt: timestamp("created_at").notNull(),
    updatedAt: timestamp("updated_at").notNull(),
    /** Positions published after that are new to its holder. */
    seenUntil: timestamp("seen_until").notNull(),
    /** The Shanghai day (number) of the last run, so that a day is run once. */
    lastRunDay: integer("last_run_day"),
  },
  (t) => [
    index("saved_search_account").on(t.accountId, t.createdAt),
    index("saved_search_due").on(t.frequency, t.lastRunDay),
  ],
);
