import type { Db } from "../../db/client";
import type { IndexDefinition } from "../indexes/definition";
import { entriesSince, readCursor, writeCursor } from "../cursor";
import { readMeta, writeMeta, type GenerationWriter } from "./store";

/** Documents or outbox entries of one transaction. */
export const BATCH = 400;

/** What a batch of the outbox brought. */
export interface Applied {
  /** The last entry read. */
  seq: number;
  /** False when the outbox may hold more. */
  isLast: boolean;
  /** Documents written or removed. */
  documents: number;
}

/** Writes what was announced after `from`, one batch of it; belongs inside a transaction. */
export function applyOutbox(
  db: Db,
  definition: IndexDefinition,
  writer: () => GenerationWriter,
  from: number,
  version: number,
): Applied {
  const entries = entriesSince(db, definition.name, from, BATCH);
  const isLast = entries.length < BATCH;
  const last = entries.at(-1);
  if (!last) return { seq: from, isLast, documents: 0 };
  const ids = [...new Set(entries.map((entry) => entry.docId))];
  const into = writer();
  for (const id of ids) into.remove(id, version);
  for (const doc of definition.load(db, ids)) into.add(doc);
  into.flush();
  return { seq: last.seq, isLast, documents: ids.length };
}

/** One transaction: documents, their numbers, the version and the cursor move together or not at all. */
export function drainBatch(
  db: Db,
  definition: IndexDefinition,
  writerOf: (generation: number) => GenerationWriter,
): Applied {
  const { name } = definition;
  return db.$client
    .transaction(() => {
      const from = readCursor(db, "sqlite", name);
      const meta = readMeta(db.$client, name);
      if (!meta) throw new Error(`search index ${name} is not registered`);
      const { generation } = meta;
      const version = meta.version + 1;
      const applied = applyOutbox(db, definition, () => writerOf(generation), from, version);
      if (applied.seq === from) return applied;
      writeMeta(db.$client, name, { generation, version });
      writeCursor(db, "sqlite", name, applied.seq);
      return applied;
    })
    .immediate();
}
