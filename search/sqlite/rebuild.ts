import type { Db } from "../../db/client";
import type { Analyzer } from "../analysis";
import type { Drift } from "../engine";
import type { IndexDefinition } from "../indexes/definition";
import { BATCH, applyOutbox } from "./apply";
import { lastSeq, writeCursor } from "../cursor";
import {
  GenerationWriter,
  createGeneration,
  dropOtherGenerations,
  generationOf,
  hasGeneration,
  highestGeneration,
  readMeta,
  writeMeta,
  type Generation,
} from "./store";

function dropUnused(db: Db, name: string): void {
  dropOtherGenerations(db.$client, name, readMeta(db.$client, name)?.generation ?? 0);
}

/** Clears up what killed rebuilds left and makes an empty generation of a number that no other rebuild knows. */
function createShadow(db: Db, definition: IndexDefinition): Generation {
  const { name } = definition;
  return db.$client
    .transaction(() => {
      const shadow = generationOf(name, highestGeneration(db.$client, name) + 1);
      dropUnused(db, name);
      createGeneration(db.$client, shadow, definition);
      return shadow;
    })
    .immediate();
}

/**
 * Builds a new generation from the database and swaps it in; of several at once the one begun last wins.
 * @returns number of documents
 */
export async function rebuildIndex(
  db: Db,
  definition: IndexDefinition,
  analyzer: Analyzer,
  onProgress?: (done: number, total: number) => void,
): Promise<number> {
  const { name } = definition;
  const client = db.$client;
  // Everything announced from here on is applied to the shadow again before the swap.
  let seq = lastSeq(db);
  const shadow = createShadow(db, definition);
  const writer = new GenerationWriter(client, shadow, definition, analyzer);
  const step = <T>(work: () => T) =>
    client
      .transaction(() => {
        if (!hasGeneration(client, shadow)) throw new Error(`another rebuild of ${name} took over`);
        return work();
      })
      .immediate();
  const total = definition.count(db);
  let done = 0;
  for (const ids of definition.idBatches(db, BATCH)) {
    step(() => {
      for (const doc of definition.load(db, ids)) writer.add(doc);
      writer.flush();
    });
    done += ids.length;
    onProgress?.(done, total);
    await new Promise(setImmediate);
  }
  // The transaction that applies the last change also swaps, so no search goes back behind what it has seen.
  for (let swapped = false; !swapped; await new Promise(setImmediate)) {
    swapped = step(() => {
      const applied = applyOutbox(db, definition, () => writer, seq, 1);
      seq = applied.seq;
      if (!applied.isLast) return false;
      writeMeta(client, name, { generation: shadow.generation, version: 1 });
      writeCursor(db, "sqlite", name, seq);
      return true;
    });
  }
  client.transaction(() => dropUnused(db, name)).immediate();
  return done;
}

/** Compares every document of the database with the index; belongs inside a transaction. */
export function compareWithDatabase(db: Db, definition: IndexDefinition): Drift {
  const { name } = definition;
  const { generation } = readMeta(db.$client, name) ?? { generation: 0 };
  const rows = db.$client
    .prepare(`SELECT id, version FROM ${generationOf(name, generation).doc} WHERE dead_at IS NULL`)
    .all() as { id: string; version: string }[];
  const drift: Drift = { index: name, missing: [], surplus: [], stale: [] };
  const indexed = new Map<string, string>();
  for (const { id, version } of rows) {
    if (indexed.has(id)) drift.surplus.push(id);
    indexed.set(id, version);
  }
  for (const ids of definition.idBatches(db, BATCH)) {
    for (const doc of definition.load(db, ids)) {
      const version = indexed.get(doc.id);
      if (version === undefined) drift.missing.push(doc.id);
      else if (version !== doc.version) drift.stale.push(doc.id);
      indexed.delete(doc.id);
    }
  }
  drift.surplus.push(...indexed.keys());
  return drift;
}
