import { integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { account } from "./account";
import { json, timestamp } from "./columns";

/** Counters of the rate limiter: one row for each key and window. */
export const rateLimit = sqliteTable("rate_limit", {
  key: text("key").primaryKey(),
  windowStart: timestamp("window_start").notNull(),
  hits: integer("hits").notNull(),
});

/** Settings that an administrator may change, and facts about the data (`demo.seeded`). */
export const setting = sqliteTable("setting", {
  key: text("key").primaryKey(),
  value: json<unknown>("value").notNull(),
  updatedAt: timestamp("updated_at").notNull(),
});

/** Every value that a setting ever had, who set it and why. The last one is in `setting`. */
export const settingVersion = sqliteTable(
  "setting_version",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    key: text("key").notNull(),
    /** From 1. */
    version: integer("version").notNull(),
    value: json<unknown>("value").notNull(),
    note: text("note").notNull(),
    setBy: text("set_by")
      .notNull()
      .references(() => account.id),
    setAt: timestamp("set_at").notNull(),
  },
  (t) => [uniqueIndex("setting_version_key").on(t.key, t.version)],
);
