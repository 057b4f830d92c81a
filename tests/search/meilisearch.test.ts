import { Meilisearch } from "meilisearch";
import { afterAll, describe, it } from "vitest";
import type { Db } from "~db/client";
import { INDEXES } from "~search/create";
import { MeilisearchEngine } from "~search/meilisearch/engine";
import { SqliteSearchEngine } from "~search/sqlite/engine";
import { describeSearchContract } from "./contract";

const host = process.env.MEILI_HOST;
const apiKey = process.env.MEILI_API_KEY;
/** The contract is about answers, not about time: a busy machine may take long. */
const searchTimeout = 30_000;

let made = 0;
const prefixes: string[] = [];

async function makeEngine(db: Db): Promise<MeilisearchEngine> {
  const prefix = `contract-${process.pid}-${made++}-`;
  prefixes.push(prefix);
  const embedded = new SqliteSearchEngine(db, INDEXES);
  await embedded.drain();
  return new MeilisearchEngine(db, INDEXES, embedded, { host: host ?? "", apiKey, searchTimeout, prefix });
}

if (host) {
  describeSearchContract("Meilisearch", makeEngine);
  afterAll(async () => {
    const client = new Meilisearch({ host, apiKey });
    const { results } = await client.getIndexes({ limit: 1000 });
    for (const { uid } of results)
      if (prefixes.some((prefix) => uid.startsWith(prefix))) await client.deleteIndex(uid).waitTask();
  });
} else {
  describe("search by Meilisearch", () => {
    it.skip("NOT TESTED: set MEILI_HOST (and MEILI_API_KEY) to the address of a Meilisearch 1.50 server");
  });
}
