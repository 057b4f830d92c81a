import { lt, or } from "drizzle-orm";
import { oneTimeToken, session } from "~db/schema";
import type { Context } from "../context.server";

const KEPT_FOR = 30 * 86_400_000;

/** Forgets sessions and links that have been worth nothing for a month. */
export function tidyAccounts({ db, now }: Context): void {
  const before = now - KEPT_FOR;
  db.delete(session)
    .where(or(lt(session.expiresAt, before), lt(session.revokedAt, before)))
    .run();
  db.delete(oneTimeToken)
    .where(or(lt(oneTimeToken.expiresAt, before), lt(oneTimeToken.usedAt, before)))
    .run();
}
