import type { Db } from "~db/client";
import type { SearchEngine } from "~search/engine";
import { contentVersion } from "~search/outbox";

/**
 * Names the state of everything public: rows and index. Asked before every kept page, so the two versions are only
 * read again when SQLite says that this or another connection has committed something.
 */
export function createDataVersion(db: Db, search: SearchEngine): () => string {
  const commits = db.$client
    .prepare("SELECT data_version || '.' || total_changes() FROM pragma_data_version")
    .pluck();
  let seen: unknown;
  let version = "";
  return () => {
    const now = commits.get();
    if (now !== seen) {
      version = `${contentVersion(db)}/${search.version()}`;
      seen = now;
    }
    return version;
  };
}
