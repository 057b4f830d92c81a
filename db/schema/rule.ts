import { sql } from "drizzle-orm";
import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type { RuleSet } from "../../app/domain/rules/rule-set";
import { account } from "./account";
import { json, timestamp } from "./columns";

export const RULE_VERSION_STATUSES = ["draft", "submitted", "published", "discarded"] as const;

/** Every version of every rule set. A published one is never changed: cases keep the version they were judged by. */
export const ruleSetVersion = sqliteTable(
  "rule_set_version",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    ruleSetId: text("rule_set_id").notNull(),
    /** From 1. */
    version: integer("version").notNull(),
    status: text("status", { enum: RULE_VERSION_STATUSES }).notNull(),
    body: json<RuleSet>("body").notNull(),
    /** First Shanghai day on which it is applied, `YYYY-MM-DD`; the latest published one that has begun is in force. */
    appliesFrom: text("applies_from").notNull(),
    /** Why. */
    note: text("note").notNull(),
    /** Null = shipped with the portal. */
    createdBy: text("created_by").references(() => account.id),
    createdAt: timestamp("created_at").notNull(),
    updatedAt: timestamp("updated_at").notNull(),
    /** Somebody else than who drafted it (four eyes); null = shipped, or not published. */
    publishedBy: text("published_by").references(() => account.id),
    publishedAt: timestamp("published_at"),
    /** Counts the changes of a draft. */
    revision: integer("revision").notNull().default(1),
  },
  (t) => [
    uniqueIndex("rule_set_version_number").on(t.ruleSetId, t.version),
    uniqueIndex("rule_set_version_open")
      .on(t.ruleSetId)
      .where(sql`${t.status} IN ('draft', 'submitted')`),
    index("rule_set_version_status").on(t.ruleSetId, t.status, t.appliesFrom),
  ],
);
