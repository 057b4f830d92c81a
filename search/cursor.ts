import { and, eq, gt, sql } from "drizzle-orm";
import type { Db } from "../db/client";
import { countRows } from "../db/count";
import { searchCursor, searchOutbox } from "../db/schema/index";

/** The engines that read the outbox, each at its own pace. */
export type Reader = "sqlite" | "meilisearch";

const consumerOf = (reader: Reader, index: string) => `${reader}:${index}`;

/** How far the engine has read the outbox; 0 = nothing yet. */
export function readCursor(db: Db, reader: Reader, index: string): number {
  return (
    db
      .select({ seq: searchCursor.seq })
      .from(searchCursor)
      .where(eq(searchCursor.consumer, consumerOf(reader, index)))
      .get()?.seq ?? 0
  );
}

/** Changes whenever the engine has applied something, a rebuild of the same entries too. */
export function cursorStamp(db: Db, reader: Reader, index: string): string {
  const row = db
    .select({ seq: searchCursor.seq, updatedAt: searchCursor.updatedAt })
    .from(searchCursor)
    .where(eq(searchCursor.consumer, consumerOf(reader, index)))
    .get();
  return row ? `${row.seq}.${row.updatedAt.toString(36)}` : "0";
}

export function writeCursor(db: Db, reader: Reader, index: string, seq: number): void {
  const updatedAt = Date.now();
  db.insert(searchCursor)
    .values({ consumer: consumerOf(reader, index), seq, updatedAt })
    .onConflictDoUpdate({ target: searchCursor.consumer, set: { seq, updatedAt } })
    .run();
}

/** The newest entry of the outbox, whatever index it is for. */
export function lastSeq(db: Db): number {
  return (
    db
      .select({ seq: sql<number>`coalesce(max(${searchOutbox.seq}), 0)` })
      .from(searchOutbox)
      .get()?.seq ?? 0
  );
}

const since = (index: string, seq: number) =>
  and(eq(searchOutbox.indexName, index), gt(searchOutbox.seq, seq));

/** Entries for the index that came after `seq`, oldest first. */
export function entriesSince(db: Db, index: string, seq: number, limit: number) {
  return db
    .select({ seq: searchOutbox.seq, docId: searchOutbox.docId })
    .from(searchOutbox)
    .where(since(index, seq))
    .orderBy(searchOutbox.seq)
    .limit(limit)
    .all();
}

export function lagOf(db: Db, reader: Reader, index: string): number {
  return countRows(db, searchOutbox, since(index, readCursor(db, reader, index)));
}
