import { Meilisearch } from "meilisearch";
import type { Db } from "~db/client";
import { INDEXES, searchServerOf } from "~search/create";
import { MeilisearchEngine } from "~search/meilisearch/engine";
import { managesKeys, portalKey } from "~search/meilisearch/keys";
import { SqliteSearchEngine } from "~search/sqlite/engine";

/** These tests are about answers, not about time: a busy machine may take long. */
const SEARCH_TIMEOUT = 30_000;
const TASK_TIMEOUT = 120_000;

/** The server that the environment names for tests and benchmarks. */
export const server = searchServerOf(process.env);
/** … with the key given, which may be the master's. */
export const given = new Meilisearch({ host: server?.host ?? "http://localhost", apiKey: server?.apiKey });

/** What is said where there is none, so that nobody takes silence for a pass. */
export const NO_SERVER =
  "NOT TESTED: set MEILI_HOST (and MEILI_API_KEY) to the address of a Meilisearch 1.50 server";

const KEY_NAME = `test ${process.pid}`;
const prefixes: string[] = [];
let ownKey: Promise<string | undefined> | undefined;

/** A key with the rights of the portal's own, where the key given can make one. */
export function keyOfPortal(): Promise<string | undefined> {
  const make = async () =>
    (await managesKeys(given)) ? (await portalKey(given, false, KEY_NAME)).key : server?.apiKey;
  return (ownKey ??= make());
}

export function engineWith(db: Db, apiKey: string | undefined, prefix: string): MeilisearchEngine {
  return new MeilisearchEngine(db, INDEXES, new SqliteSearchEngine(db, INDEXES), {
    host: server?.host ?? "",
    ...(apiKey ? { apiKey } : {}),
    searchTimeout: SEARCH_TIMEOUT,
    prefix,
    refuseMasterKey: true,
  });
}

/** An engine with indexes of its own on that server; `removeServerIndexes` takes them away again. */
export async function makeServerEngine(db: Db): Promise<MeilisearchEngine> {
  const prefix = `portal-test-${process.pid}-${prefixes.length}-`;
  prefixes.push(prefix);
  await new SqliteSearchEngine(db, INDEXES).drain();
  return engineWith(db, await keyOfPortal(), prefix);
}

export async function removeServerIndexes(): Promise<void> {
  if (!server) return;
  const { results } = await given.getIndexes({ limit: 1000 });
  for (const { uid } of results)
    if (prefixes.some((prefix) => uid.startsWith(prefix)))
      await given.deleteIndex(uid).waitTask({ timeout: TASK_TIMEOUT });
  const key = await ownKey;
  if (key && key !== server.apiKey) await given.deleteKey(key);
}
