import { eq } from "drizzle-orm";
import type { Db } from "~db/client";
import { savedSearch } from "~db/schema";
import type { Context } from "../context.server";
import { writeSearch } from "./save-search.server";

/** What whoever holds the link of a message may know of the search; null once it is removed. */
export function findSubscription(db: Db, id: string) {
  const { name, frequency } = savedSearch;
  return db.select({ name, frequency }).from(savedSearch).where(eq(savedSearch.id, id)).get() ?? null;
}

/** Ends the mails of a search for whoever holds the link of one of them; the search stays. */
export function unsubscribe(ctx: Context, id: string): void {
  ctx.db.transaction(
    (tx) => {
      const row = tx.select().from(savedSearch).where(eq(savedSearch.id, id)).get();
      if (row) writeSearch(tx, ctx, row, { name: row.name, frequency: "off" });
    },
    { behavior: "immediate" },
  );
}
