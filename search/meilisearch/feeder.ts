import type { EnqueuedTaskPromise, Meilisearch, Task } from "meilisearch";
import type { Db } from "../../db/client";
import { sharedAnalyzer } from "../analysis";
import { entriesSince, lastSeq, readCursor, writeCursor } from "../cursor";
import type { IndexDefinition } from "../indexes/definition";
import { toStored, type StoredDocument } from "./documents";
import { updateSetAside, type SetAside } from "./set-aside";
import { managesKeys } from "./keys";
import { differingSettings, settingsOf } from "./settings";

/** Outbox entries, or documents of a rebuild, sent before the server is waited for: it works on them in one go. */
const BATCH = 5000;
/** Bytes of one request; a server takes 100 MB at most. */
const REQUEST_BYTES = 8 * 1024 * 1024;
/** A task may wait behind others; beyond this the batch is tried again later. */
const TASK_TIMEOUT = 120_000;
/** Settings and search parameters used here exist from here on. */
const LEAST_VERSION = "1.50.0";
/** A new index with less than half of what the one in use holds is an accident, not a change. */
const LEAST_SHARE = 0.5;
/** … unless it was small before. */
const SMALL = 1000;

/** The server did the task and refused its content; trying it again as it is would not help. */
class Refused extends Error {}

function compareVersions(a: string, b: string): number {
  const [x, y] = [a, b].map((version) => version.split(/[.-]/).slice(0, 3).map(Number));
  return (x ?? []).map((n, i) => n - (y?.[i] ?? 0)).find((difference) => difference !== 0) ?? 0;
}

/** Keeps the indexes of a server in step with the database. One process feeds; any may search. */
export class Feeder {
  #isChecked = false;
  /** Indexes whose settings this process has compared. */
  readonly #compared = new Set<string>();

  constructor(
    private readonly db: Db,
    private readonly client: Meilisearch,
    private readonly uidOf: (name: string) => string,
    private readonly refuseMasterKey: boolean,
  ) {}

  /**
   * Brings an index up to date. One that is not there — a new server, or one restarted empty — is built beside and
   * then put in place, so that no search finds it half full.
   * @param renew called before every batch; throws when another process feeds the server by now
   * @returns documents written or removed
   */
  async drain(definition: IndexDefinition, renew: () => void): Promise<number> {
    const { name } = definition;
    if (!(await this.#isThere(definition))) return this.build(definition, renew);
    let written = 0;
    for (;;) {
      renew();
      const entries = entriesSince(this.db, name, readCursor(this.db, "meilisearch", name), BATCH);
      const last = entries.at(-1);
      if (!last) return written;
      // Several changes of one document are one write of what it is now.
      const ids = [...new Set(entries.map((entry) => entry.docId))];
      await this.#write(this.uidOf(name), definition, ids);
      writeCursor(this.db, "meilisearch", name, last.seq);
      written += ids.length;
    }
  }

  /**
   * Builds the index anew under another name and swaps it in. Throws, and changes nothing, when the new one is
   * implausibly small.
   * @returns number of documents
   */
  async build(
    definition: IndexDefinition,
    renew: () => void,
    onProgress?: (done: number, total: number) => void,
  ): Promise<number> {
    const { name } = definition;
    const [live, shadow] = [this.uidOf(name), `${this.uidOf(name)}_shadow`];
    const isThere = await this.#isThere(definition);
    const seq = lastSeq(this.db);
    await this.drop(shadow);
    await finished(this.client.createIndex(shadow, { primaryKey: "id" }));
    await finished(this.client.index(shadow).updateSettings(settingsOf(definition)));
    const total = definition.count(this.db);
    let done = 0;
    for (const ids of definition.idBatches(this.db, BATCH)) {
      renew();
      await this.#write(shadow, definition, ids);
      done += ids.length;
      onProgress?.(done, total);
    }
    if (isThere) await this.#refuseSmall(live, shadow);
    await finished(this.client.swapIndexes([{ indexes: [shadow, live], rename: !isThere }]));
    // What was announced meanwhile is applied again to what is now in use.
    writeCursor(this.db, "meilisearch", name, seq);
    await this.drop(shadow);
    return done;
  }

  async drop(uid: string): Promise<void> {
    const task = await this.client.deleteIndex(uid).waitTask({ timeout: TASK_TIMEOUT });
    if (task.status === "failed" && task.error?.code !== "index_not_found")
      throw new Refused(task.error?.message);
  }

  /** Once: a server of the right version, and a key that can do no more than it must. */
  async #check(): Promise<void> {
    if (this.#isChecked) return;
    const { pkgVersion } = await this.client.getVersion();
    if (compareVersions(pkgVersion, LEAST_VERSION) < 0)
      throw new Error(
        `Meilisearch ${pkgVersion} 版本过低，需要 ${LEAST_VERSION} 或更高版本；升级步骤见 docs/search.md`,
      );
    if (this.refuseMasterKey && (await managesKeys(this.client)))
      throw new Error(
        "MEILI_API_KEY 是管理密钥，生产环境不使用；请用 npm run search -- keys 生成门户专用密钥",
      );
    this.#isChecked = true;
  }

  /** Whether the index is on the server; its settings are mended where they differ. */
  async #isThere(definition: IndexDefinition): Promise<boolean> {
    await this.#check();
    const uid = this.uidOf(definition.name);
    const { results } = await this.client.getIndexes({ limit: 1000 });
    if (!results.some((index) => index.uid === uid)) return false;
    if (!this.#compared.has(uid)) {
      const index = this.client.index(uid);
      const changes = differingSettings(settingsOf(definition), await index.getSettings());
      if (changes) await finished(index.updateSettings(changes));
      this.#compared.add(uid);
    }
    return true;
  }

  async #refuseSmall(live: string, shadow: string): Promise<void> {
    const [before, after] = await Promise.all(
      [live, shadow].map(async (uid) => (await this.client.index(uid).getStats()).numberOfDocuments),
    );
    if ((before ?? 0) >= SMALL && (after ?? 0) < (before ?? 0) * LEAST_SHARE)
      throw new Error(
        `新索引只有 ${after} 份文档，使用中的有 ${before} 份，疑似数据不全，未切换；确认数据库无误后，先删除服务器上的索引 ${live} 再重建`,
      );
  }

  /**
   * Writes those of the ids that can be found and removes the rest. A batch that is refused is halved until the
   * document that is refused stands alone; that one is set aside.
   */
  async #write(uid: string, definition: IndexDefinition, ids: readonly string[]): Promise<void> {
    const analyzer = sharedAnalyzer();
    const documents = definition.load(this.db, ids).map((doc) => toStored(definition, doc, analyzer));
    const found = new Set(documents.map(({ id }) => id));
    const gone = ids.filter((id) => !found.has(id));
    const index = this.client.index<StoredDocument>(uid);
    const refused: SetAside[] = [];
    const add = async (some: StoredDocument[]): Promise<void> => {
      try {
        if (some.length > 0) await finished(index.addDocuments(some, { primaryKey: "id" }));
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        const half = Math.ceil(some.length / 2);
        if (some.length > 1) {
          await add(some.slice(0, half));
          await add(some.slice(half));
        } else
          for (const { id } of some)
            refused.push({ index: definition.name, id, error: error.message, at: Date.now() });
      }
    };
    await Promise.all(bySize(documents).map(add));
    if (gone.length > 0) await finished(index.deleteDocuments(gone));
    for (const { id } of refused) found.delete(id);
    updateSetAside(this.db, definition.name, new Set([...found, ...gone]), refused);
  }
}

/** The documents in parts that the server takes in one request. */
function bySize(documents: readonly StoredDocument[]): StoredDocument[][] {
  const parts: StoredDocument[][] = [];
  let bytes = Infinity;
  for (const document of documents) {
    const own = Buffer.byteLength(JSON.stringify(document));
    if (bytes + own > REQUEST_BYTES) {
      parts.push([]);
      bytes = 0;
    }
    parts.at(-1)?.push(document);
    bytes += own;
  }
  return parts;
}

async function finished(enqueued: EnqueuedTaskPromise): Promise<Task> {
  const task = await enqueued.waitTask({ timeout: TASK_TIMEOUT });
  if (task.status !== "succeeded")
    throw new Refused(task.error?.message ?? `a task of the search server ended as ${task.status}`);
  return task;
}
