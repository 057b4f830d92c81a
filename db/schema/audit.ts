import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { json, timestamp } from "./columns";

/** Who did what to what. Written in the transaction of the change; never updated. */
export const auditEntry = sqliteTable(
  "audit_entry",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    at: timestamp("at").notNull(),
    /** `system`, `command:import`, `visitor`, or the id of an account. */
    actor: text("actor").notNull(),
    /** `job:publish`, `import:finish` … */
    action: text("action").notNull(),
    entity: text("entity").notNull(),
    entityId: text("entity_id").notNull(),
    /** Network address it was asked from; null for commands and the system. */
    address: text("address"),
    details: json<Record<string, unknown>>("details"),
    /** Over this entry and the hash of the one before, see app/services/audit; null for entries from before the chain. */
    hash: text("hash"),
  },
  (t) => [
    index("audit_entry_entity").on(t.entityId),
    index("audit_entry_actor").on(t.actor),
    index("audit_entry_action").on(t.action),
  ],
);
