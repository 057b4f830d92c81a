import { and, desc, eq } from "drizzle-orm";
import type { ForeignCardStatus } from "~/domain/benefit";
import { authorize, type Authorized } from "~/domain/permission";
import type { RecognitionRefusal } from "~/domain/recognition";
import type { Proposal, RecognitionDecision } from "~/domain/recognition-form";
import type { Db, Tx } from "~db/client";
import { account, auditEntry, foreignCard } from "~db/schema";
import { recordAction } from "../audit/record-action.server";
import type { AccountContext } from "../context.server";

export type ForeignCardRow = typeof foreignCard.$inferSelect;
type Result = { done: true } | { refused: RecognitionRefusal };
const WRITING = { behavior: "immediate" } as const;

/** @throws NotPermitted */
export function loadForeignCard(ctx: AccountContext, id: string): Authorized<ForeignCardRow> | undefined {
  const row = ctx.db.select().from(foreignCard).where(eq(foreignCard.id, id)).get();
  return row && authorize(ctx.actor, "card:manage", row);
}

/** Who has proposed last, out of the trail. */
export function proposerOf(db: Db | Tx, id: string) {
  return db
    .select({ id: auditEntry.actor, at: auditEntry.at, name: account.displayName })
    .from(auditEntry)
    .leftJoin(account, eq(account.id, auditEntry.actor))
    .where(and(eq(auditEntry.entityId, id), eq(auditEntry.action, "foreign-card:propose")))
    .orderBy(desc(auditEntry.id))
    .limit(1)
    .get();
}

/** Proposes what a card of the other side should be recognised as. The same press sent twice proposes once. */
export function proposeRecognition(
  ctx: AccountContext,
  { id }: Authorized<ForeignCardRow>,
  { category, note, version }: Proposal,
): Result {
  return move(ctx, id, { from: "imported", to: "proposed", version }, (tx) => {
    tx.update(foreignCard).set({ proposedCategory: category, note }).where(eq(foreignCard.id, id)).run();
    recordAction(tx, ctx, {
      action: "foreign-card:propose",
      entity: "foreign-card",
      entityId: id,
      details: { category, note },
    });
  });
}

/** Decides on a proposal; never whoever has made it. No card is issued by it. */
export function decideRecognition(
  ctx: AccountContext,
  { id }: Authorized<ForeignCardRow>,
  { verb, category, note, version }: RecognitionDecision,
): Result {
  const to = verb === "recognise" ? "recognised" : "declined";
  const granted = verb === "recognise" ? (category ?? null) : null;
  return move(ctx, id, { from: "proposed", to, version }, (tx) => {
    tx.update(foreignCard)
      .set({ grantedCategory: granted, note, decidedBy: ctx.actor.id, decidedAt: ctx.now })
      .where(eq(foreignCard.id, id))
      .run();
    recordAction(tx, ctx, {
      action: `foreign-card:${verb}`,
      entity: "foreign-card",
      entityId: id,
      details: { category: granted, note },
    });
  });
}

interface Step {
  from: ForeignCardStatus;
  to: ForeignCardStatus;
  version: number;
}

function move(ctx: AccountContext, id: string, { from, to, version }: Step, write: (tx: Tx) => void): Result {
  return ctx.db.transaction((tx): Result => {
    const row = tx.select().from(foreignCard).where(eq(foreignCard.id, id)).get();
    if (!row) return { refused: "state" };
    if (row.version !== version) {
      const mine = to === "proposed" ? proposerOf(tx, id)?.id : row.decidedBy;
      const again = row.version === version + 1 && row.status === to && mine === ctx.actor.id;
      return again ? { done: true } : { refused: "changed" };
    }
    if (row.status !== from) return { refused: "state" };
    if (to !== "proposed" && proposerOf(tx, id)?.id === ctx.actor.id) return { refused: "fourEyes" };
    tx.update(foreignCard)
      .set({ status: to, version: version + 1 })
      .where(eq(foreignCard.id, id))
      .run();
    write(tx);
    return { done: true };
  }, WRITING);
}
