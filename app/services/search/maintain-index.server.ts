import type { TaskProgress } from "~/domain/task";
import type { SearchEngine } from "~search/engine";
import { announce } from "~search/outbox";
import { isIndexName } from "~search/create";
import type { Context } from "../context.server";

type Report = (progress: TaskProgress) => void;

/** Builds an index anew beside the one that answers, and puts it in its place. */
export async function rebuildIndex(search: SearchEngine, index: string, report: Report): Promise<void> {
  report({ done: 0, total: 1 });
  const documents = await search.rebuild(index, (done, total) => report({ done, total: Math.max(total, 1) }));
  report({ done: documents, total: documents, found: { documents } });
}

/** Compares an index with the database, document by document. */
export async function verifyIndex(search: SearchEngine, index: string, report: Report): Promise<void> {
  const { missing, surplus, stale } = await search.verify(index);
  const found = { missing: missing.length, surplus: surplus.length, stale: stale.length };
  report({ done: 1, total: 1, found });
}

/** Announces anew whatever an index has otherwise than the database. */
export async function repairIndex(
  { db, now }: Context,
  search: SearchEngine,
  index: string,
  report: Report,
): Promise<void> {
  if (!isIndexName(index)) throw new Error(`unknown search index: ${index}`);
  const { missing, surplus, stale } = await search.verify(index);
  const ids = [...new Set([...missing, ...surplus, ...stale])];
  db.transaction((tx) => announce(tx, index, ids, now), { behavior: "immediate" });
  report({ done: 1, total: 1, found: { announced: ids.length } });
}
