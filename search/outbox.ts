import { max, sql } from "drizzle-orm";
import type { Db, Tx } from "../db/client";
import { searchOutbox } from "../db/schema/index";

export type IndexName = "jobs" | "enterprises" | "talentCards" | "experts";

/** Announces a change to search; call it in the transaction that makes the change. */
export function announce(tx: Tx | Db, indexName: IndexName, docIds: readonly string[], now: number): void {
  if (docIds.length === 0) return;
  tx.run(sql`INSERT INTO ${searchOutbox} (index_name, doc_id, created_at)
    SELECT ${indexName}, value, ${now} FROM json_each(${JSON.stringify(docIds)})`);
}

/** The version of all searchable content: grows with every announced change, equal in every process. */
export function contentVersion(db: Db): number {
  return (
    db
      .select({ seq: max(searchOutbox.seq) })
      .from(searchOutbox)
      .get()?.seq ?? 0
  );
}
