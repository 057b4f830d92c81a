import { createHash } from "node:crypto";
import type { auditEntry } from "~db/schema";

type Entry = Omit<typeof auditEntry.$inferSelect, "id" | "hash">;

/** Name of an entry in the chain: it covers what is written and, by the name of the one before, all that came before. */
export function entryHash(before: string | null, entry: Entry): string {
  const { at, actor, action, entity, entityId, address, details } = entry;
  const covered = JSON.stringify([before, at, actor, action, entity, entityId, address, details]);
  return createHash("sha256").update(covered).digest("base64url");
}
