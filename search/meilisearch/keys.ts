import type { Key, Meilisearch } from "meilisearch";

const NAME = "portal";
/** The server derives a key from its own master key and this, so that one restarted empty gives the same key again. */
const UID = "5b0b9a52-7c1e-4d0a-9f3e-2c6f1a84d7e0";

/** What the portal does on its server, and nothing else. */
const ACTIONS = [
  "search",
  "documents.*",
  "indexes.*",
  "settings.get",
  "settings.update",
  "stats.get",
  "tasks.get",
  "version",
];
/** A key for some indexes only may not ask for the version. */
const INDEXES = ["*"];

export interface PortalKey {
  key: string;
  isNew: boolean;
  /** Keys of the same name with other rights, or the ones replaced, that no longer work. */
  removed: number;
}

/** Whether the client's key can make other keys: the master's or an administrator's. */
export const managesKeys = (client: Meilisearch): Promise<boolean> =>
  client.getKeys({ limit: 1 }).then(
    () => true,
    () => false,
  );

const sameList = (a: readonly string[], b: readonly string[]) => a.toSorted().join() === b.toSorted().join();

/**
 * The key that the portal is to use: the one it has, or a new one.
 * @param master a client that may manage keys
 * @param renew make a new one in any case
 */
export async function portalKey(master: Meilisearch, renew = false, name = NAME): Promise<PortalKey> {
  const { results } = await master.getKeys({ limit: 1000 });
  const own = results.filter((key) => key.name === name);
  const fits = (key: Key) => sameList(key.actions, ACTIONS) && sameList(key.indexes, INDEXES);
  const kept = renew ? undefined : own.find(fits);
  const uid = name === NAME && own.length === 0 ? { uid: UID } : {};
  const key =
    kept ?? (await master.createKey({ ...uid, name, actions: ACTIONS, indexes: INDEXES, expiresAt: null }));
  const others = own.filter((other) => other.uid !== key.uid);
  for (const other of others) await master.deleteKey(other.uid);
  return { key: key.key, isNew: !kept, removed: others.length };
}
