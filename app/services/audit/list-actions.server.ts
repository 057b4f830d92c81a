import { and, desc, eq, inArray } from "drizzle-orm";
import { readIdentifier } from "~/domain/identifier";
import { MAX_REACHABLE_HITS } from "~/domain/paging";
import { account, auditEntry } from "~db/schema";
import { countRows } from "~db/count";
import { findByIdentifier } from "../account/find-account.server";
import type { VaultContext } from "../vault-context.server";

export interface ActionQuery {
  /** An account's id, address or number, or a name as `visitor` and `command:import`; empty for all. */
  actor: string;
  action: string;
  /** Id of what was acted on; empty for all. */
  entity: string;
  page: number;
}

const PER_PAGE = 50;

/** The audit trail, newest first. */
export function listActions({ db, box }: VaultContext, query: ActionQuery) {
  const actor = query.actor && actorOf(query.actor);
  const where = and(
    actor ? eq(auditEntry.actor, actor) : undefined,
    query.action ? eq(auditEntry.action, query.action) : undefined,
    query.entity ? eq(auditEntry.entityId, query.entity) : undefined,
  );
  const total = countRows(db, auditEntry, where);
  const last = Math.max(1, Math.ceil(Math.min(total, MAX_REACHABLE_HITS) / PER_PAGE));
  const page = Math.min(query.page, last);
  const rows = db
    .select()
    .from(auditEntry)
    .where(where)
    .orderBy(desc(auditEntry.id))
    .limit(PER_PAGE)
    .offset((page - 1) * PER_PAGE)
    .all();
  const names = new Map(
    db
      .select({ id: account.id, name: account.displayName })
      .from(account)
      .where(inArray(account.id, [...new Set(rows.flatMap((row) => [row.actor, row.entityId]))]))
      .all()
      .map(({ id, name }) => [id, name]),
  );
  const entries = rows.map(({ details, hash: _hash, ...row }) => ({
    ...row,
    actorName: names.get(row.actor) ?? null,
    entityName: names.get(row.entityId) ?? null,
    details: details ? JSON.stringify(details) : null,
  }));
  return { entries, total, page, perPage: PER_PAGE };

  function actorOf(typed: string): string {
    const identifier = readIdentifier(typed);
    if (!identifier) return typed;
    return findByIdentifier(db, { ...identifier, box })?.id ?? typed;
  }
}
