import { and, asc, eq, isNull } from "drizzle-orm";
import { isHandedIn } from "~/domain/card-application";
import { authorize, type Authorized } from "~/domain/permission";
import type { Db, Tx } from "~db/client";
import { cardApplication, cardApplicationEvent } from "~db/schema";
import type { AccountContext } from "../context.server";
import { findMembership } from "../member/find-membership.server";

export type CardApplicationRow = typeof cardApplication.$inferSelect;

declare const part: unique symbol;
/** A case for one's own card. */
export type OwnCardApplication = Authorized<CardApplicationRow> & { readonly [part]: "person" };
/** A case that somebody of one's own enterprise has filed for somebody. */
export type FiledCardApplication = Authorized<CardApplicationRow> & { readonly [part]: "filer" };
/** A case that was handed in, for the office. */
export type DeskCardApplication = Authorized<CardApplicationRow> & { readonly [part]: "office" };

export function findCardApplication(db: Db | Tx, id: string): CardApplicationRow | undefined {
  return db
    .select()
    .from(cardApplication)
    .where(and(eq(cardApplication.id, id), isNull(cardApplication.erasedAt)))
    .get();
}

/**
 * A case for one's own card, whoever filed it; undefined for every other, whether or not it exists. What an employer
 * is still writing is not shown.
 * @throws NotPermitted
 */
export function loadOwnCardApplication(ctx: AccountContext, id: string): OwnCardApplication | undefined {
  const row = findCardApplication(ctx.db, id);
  if (row?.personId !== ctx.actor.id) return undefined;
  if (row.status === "draft" && row.filedBy !== ctx.actor.id) return undefined;
  return authorize(ctx.actor, "card:hold", row) as OwnCardApplication;
}

/**
 * A case that one's own enterprise has filed on behalf of somebody; undefined for every other.
 * @throws NotPermitted
 */
export function loadFiledCardApplication(ctx: AccountContext, id: string): FiledCardApplication | undefined {
  const membership = findMembership(ctx);
  const row = membership && findCardApplication(ctx.db, id);
  if (!row || row.enterpriseId !== membership.enterprise.id || row.filedBy === row.personId) return undefined;
  return authorize(ctx.actor, "card:file", row) as FiledCardApplication;
}

/**
 * A case for the office; what was never handed in is not theirs to see.
 * @throws NotPermitted
 */
export function loadDeskCardApplication(ctx: AccountContext, id: string): DeskCardApplication | undefined {
  const row = findCardApplication(ctx.db, id);
  if (!row || !(isHandedIn(row.status) && row.caseNumber !== null)) return undefined;
  return authorize(ctx.actor, "card:read", row) as DeskCardApplication;
}

/** What happened to a case, from the first on. */
export function cardEventsOf(db: Db | Tx, applicationId: string) {
  return db
    .select()
    .from(cardApplicationEvent)
    .where(eq(cardApplicationEvent.applicationId, applicationId))
    .orderBy(asc(cardApplicationEvent.id))
    .all();
}
