import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { json, timestamp } from "./columns";

/** Who did what to what. Written in the transaction of the change; never updated. */
export const auditEntry = sqliteTable(
  "audit_entry",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    at: timestamp("at").notNull(),
    /** `system`, `command:import`, later a user's id. */
    actor: text("actor").notNull(),
    /** `job:publish`, `import:finish` … */
    action: text("action").notNull(),
    entity: text("entity").notNull(),
    entityId: text("entity_id").notNull(),
    details: json<Record<string, unknown>>("details"),
  },
  (t) => [index("audit_entry_entity").on(t.entity, t.entityId)],
);
