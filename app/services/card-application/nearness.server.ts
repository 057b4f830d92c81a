import { and, eq } from "drizzle-orm";
import type { CardApplicationRefusal } from "~/domain/card-decision";
import type { Db, Tx } from "~db/client";
import { cardConflict } from "~db/schema";
import type { CardApplicationRow } from "./load-card-application.server";
import { isInvolved } from "./find-obstacle.server";

/** Why an officer keeps away from a case: it is their own or their enterprise's, or they said so; null = nothing. */
export function nearness(
  db: Db | Tx,
  accountId: string,
  row: CardApplicationRow,
): Extract<CardApplicationRefusal, "own" | "conflict"> | null {
  if (isInvolved(db, accountId, row)) return "own";
  const declared = db
    .select({ at: cardConflict.declaredAt })
    .from(cardConflict)
    .where(and(eq(cardConflict.applicationId, row.id), eq(cardConflict.accountId, accountId)))
    .get();
  return declared ? "conflict" : null;
}
