import { desc } from "drizzle-orm";
import type { Tx } from "~db/client";
import { auditEntry } from "~db/schema";
import type { Actor, Context } from "../context.server";
import { entryHash } from "./chain.server";

export interface Action {
  action: string;
  entity: string;
  entityId: string;
  /** Of a change what was before and what is after; never a secret. */
  details?: Record<string, unknown>;
}

/** How the trail names who acted. */
function actorName(actor: Actor): string {
  if (actor.kind === "account") return actor.id;
  return actor.kind === "visitor" ? "visitor" : `${actor.kind}:${actor.name}`;
}

/**
 * Writes down who did what, in the transaction of the change. That must be an immediate one: entries form a chain, and
 * no other may be written between reading its end and adding to it.
 */
export const recordAction = (tx: Tx, ctx: Context, action: Action): void => recordActions(tx, ctx, [action]);

/** The same for several, one after the other in the chain. */
export function recordActions(tx: Tx, { actor, now, address }: Context, actions: readonly Action[]): void {
  if (actions.length === 0) return;
  const last = tx
    .select({ hash: auditEntry.hash })
    .from(auditEntry)
    .orderBy(desc(auditEntry.id))
    .limit(1)
    .get();
  let before = last?.hash ?? null;
  const entries = actions.map((action) => {
    // As it will be read again: JSON knows no undefined.
    const details = action.details ? JSON.parse(JSON.stringify(action.details)) : null;
    const entry = { ...action, details, at: now, actor: actorName(actor), address: address ?? null };
    before = entryHash(before, entry);
    return { ...entry, hash: before };
  });
  tx.insert(auditEntry).values(entries).run();
}
