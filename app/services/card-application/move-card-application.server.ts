import { eq } from "drizzle-orm";
import { findCardApplicationMove, type FoundCardApplicationMove } from "~/domain/card-application-moves";
import type { CardApplicationRefusal } from "~/domain/card-decision";
import type { Tx } from "~db/client";
import { cardApplication, cardApplicationEvent } from "~db/schema";
import { announce } from "~search/outbox";
import { recordAction } from "../audit/record-action.server";
import { withdrawConsent } from "../consent/withdraw-consent.server";
import type { Context } from "../context.server";
import { enqueueTask } from "../task/enqueue-task.server";
import { changedRow, type CardApplicationStep } from "./apply-step.server";
import { obstacleOf } from "./find-obstacle.server";
import { cardEventsOf, findCardApplication, type CardApplicationRow } from "./load-card-application.server";
import { tellOfMove, type CardLinks } from "./tell-card-people.server";

/** Waits for another writer at the beginning: a move reads before it writes. */
export const CARD_WRITING = { behavior: "immediate" } as const;

export type CardApplicationResult = { done: true } | { refused: CardApplicationRefusal };

/**
 * Moves a case as the table says: the row, its history, the audit entry, the search announcement and the message, in
 * one transaction. Everything is judged on the row as it is now. The same press sent twice moves it once.
 */
export function moveCardApplication(
  tx: Tx,
  ctx: Context,
  step: CardApplicationStep,
  links: CardLinks,
): CardApplicationResult {
  const row = findCardApplication(tx, step.applicationId);
  if (!row) return { refused: "state" };
  const { verb, who, version } = step;
  const move = findCardApplicationMove(row.status, verb, row.returnedFrom);
  if (version !== null && row.version !== version) {
    const last = cardEventsOf(tx, row.id).at(-1);
    const again = row.version === version + 1 && last?.verb === verb && last.side === who;
    return again && isSameOfficer(ctx, last) ? { done: true } : { refused: "changed" };
  }
  if (move?.who !== who) return { refused: "state" };
  const refused = refusalOf(tx, ctx, row, move, step);
  if (refused) return { refused };

  const changed = changedRow(tx, ctx, row, move, step);
  tx.update(cardApplication).set(changed).where(eq(cardApplication.id, row.id)).run();
  const said = {
    verb,
    reasons: [...(step.reasons ?? [])],
    missing: [...(step.missing ?? [])],
    note: step.note?.trim() || null,
  };
  tx.insert(cardApplicationEvent)
    .values({
      applicationId: row.id,
      at: ctx.now,
      side: who,
      officerId: who === "office" && ctx.actor.kind === "account" ? ctx.actor.id : null,
      from: row.status,
      to: move.to,
      ...said,
    })
    .run();
  if (verb === "withdraw")
    withdrawConsent(tx, ctx, { accountId: row.personId, kind: "card", subjectId: row.id });
  // Issued after the commit, once: the card's row names the case.
  if (move.to === "approved")
    enqueueTask(tx, ctx, {
      key: `card:issue:${row.id}`,
      kind: "card:issue",
      payload: { application: row.id },
    });
  recordAction(tx, ctx, {
    action: `card-application:${verb}`,
    entity: "card-application",
    entityId: row.id,
    details: { from: row.status, to: move.to, reasons: said.reasons, missing: said.missing },
  });
  announce(tx, "talentCards", [row.id], ctx.now);
  tellOfMove(tx, ctx, changed, said, links);
  return { done: true };
}

const isSameOfficer = ({ actor }: Context, last: { officerId: string | null } | undefined) =>
  last?.officerId === null || (actor.kind === "account" && last?.officerId === actor.id);

/** What keeps a move from being made, in the order in which it is told; null = nothing. */
function refusalOf(
  tx: Tx,
  ctx: Context,
  row: CardApplicationRow,
  move: FoundCardApplicationMove,
  step: CardApplicationStep,
): CardApplicationRefusal | null {
  const obstacle = obstacleOf(tx, ctx, row, move);
  if (obstacle) return obstacle;
  for (const need of move.needs) {
    if (need === "complete" && !step.isComplete?.(row)) return "incomplete";
    if (need === "reason" && (step.reasons ?? []).length === 0 && !step.note?.trim()) return "reason";
    if (need === "missing" && (step.missing ?? []).length === 0) return "missing";
  }
  return null;
}
