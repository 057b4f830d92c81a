import { desc, eq } from "drizzle-orm";
import { savedSearch } from "~db/schema";
import type { AccountContext } from "../context.server";

/** One's own searches, the last saved first; there are never many. */
export function listSearches({ db, actor }: AccountContext) {
  return db
    .select()
    .from(savedSearch)
    .where(eq(savedSearch.accountId, actor.id))
    .orderBy(desc(savedSearch.createdAt), savedSearch.id)
    .all();
}
