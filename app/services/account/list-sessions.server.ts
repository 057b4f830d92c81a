import { and, desc, eq } from "drizzle-orm";
import { isAlive } from "~/auth/session.server";
import { session } from "~db/schema";
import type { Context } from "../context.server";

/** The browsers that an account is signed in with, the most recently used first. */
export function listSessions({ db, now }: Context, accountId: string) {
  return db
    .select({
      id: session.id,
      device: session.device,
      createdAt: session.createdAt,
      lastSeenAt: session.lastSeenAt,
    })
    .from(session)
    .where(and(eq(session.accountId, accountId), isAlive(now)))
    .orderBy(desc(session.lastSeenAt), desc(session.createdAt))
    .all();
}
