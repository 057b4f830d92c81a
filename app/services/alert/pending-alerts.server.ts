import { and, eq, gte, isNull, lt } from "drizzle-orm";
import type { Db, Tx } from "~db/client";
import { mailOutbox, savedSearch } from "~db/schema";

/** A message of news is worth sending for so long; afterwards its positions may have ended. */
const WORTH_SENDING = 86_400_000;

const KIND = "alert:";

/** Names the message of a search on a day (number). */
export const alertKey = (searchId: string, day: number) => `${KIND}${searchId}:${day}`;

/** Takes back what of a search is written and not sent, in the transaction of whoever ends its messages. */
export function dropPending(tx: Tx, searchId: string): void {
  const key = mailOutbox.onceKey;
  // All keys that begin so: ";" comes after ":".
  const ofSearch = and(gte(key, `${KIND}${searchId}:`), lt(key, `${KIND}${searchId};`));
  tx.delete(mailOutbox)
    .where(and(ofSearch, isNull(mailOutbox.sentAt)))
    .run();
}

/** Whether a message that can be ended is still wanted by whoever it goes to: its search stands, and it is of today. */
export function isStillWanted(
  db: Db,
  { onceKey, createdAt }: Pick<typeof mailOutbox.$inferSelect, "onceKey" | "createdAt">,
  now: number,
): boolean {
  if (createdAt < now - WORTH_SENDING) return false;
  if (!onceKey.startsWith(KIND)) return true;
  const id = onceKey.slice(KIND.length, onceKey.lastIndexOf(":"));
  const row = db
    .select({ frequency: savedSearch.frequency })
    .from(savedSearch)
    .where(eq(savedSearch.id, id))
    .get();
  return row !== undefined && row.frequency !== "off";
}
