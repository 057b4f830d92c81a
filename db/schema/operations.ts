import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
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
