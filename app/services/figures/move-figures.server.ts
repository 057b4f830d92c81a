import { and, desc, eq } from "drizzle-orm";
import {
  FIGURES_TRANSITIONS,
  type FiguresSide,
  type FiguresStatus,
  type FiguresVerb,
} from "~/domain/figures-status";
import type { Db, Tx } from "~db/client";
import { isConfirmed } from "~db/conditions";
import { enterpriseFigures, figuresEvent } from "~db/schema";
import { recordAction } from "../audit/record-action.server";
import type { Context } from "../context.server";
import { enqueueTask } from "../task/enqueue-task.server";

export type FiguresRow = typeof enterpriseFigures.$inferSelect;

export const FIGURES_REFUSAL_TEXT = {
  state: "当前状态不能这样办理，请刷新后查看",
  changed: "已有人先办理或修改，请刷新后查看最新内容",
  incomplete: "还有必填的数据没有填写，或有需要说明的地方没有说明",
  note: "请写明退回的原因",
  own: "您是该企业的成员，不能办理它的数据",
  verified: "单位尚未通过核验或核验已到期，核验后才能提交",
} as const;
export type FiguresRefusal = keyof typeof FIGURES_REFUSAL_TEXT;
export type FiguresResult = { done: true } | { refused: FiguresRefusal };

export interface FiguresStep {
  figuresId: string;
  verb: FiguresVerb;
  who: FiguresSide;
  /** As the page showed it; null = whatever it is now. */
  version: number | null;
  note?: string | null;
  /** Whether nothing is missing and what looks odd is explained; asked where the move needs it. */
  isComplete?: (row: FiguresRow) => boolean;
  /** Written with the move. */
  set?: Partial<Pick<FiguresRow, "findings" | "explanations">>;
}

export const findFigures = (tx: Db | Tx, id: string): FiguresRow | undefined =>
  tx.select().from(enterpriseFigures).where(eq(enterpriseFigures.id, id)).get();

/**
 * Moves a year's figures as the table says: the row, its history and the audit entry, in the caller's transaction.
 * Confirming puts the revision in the place of the one that was confirmed before, and has the company judged.
 */
export function moveFigures(tx: Tx, ctx: Context, step: FiguresStep): FiguresResult {
  const { verb, who, version, note, set } = step;
  const row = findFigures(tx, step.figuresId);
  if (!row) return { refused: "state" };
  if (version !== null && row.version !== version)
    return wasThisMove(tx, ctx, row, step) ? { done: true } : { refused: "changed" };
  const move = FIGURES_TRANSITIONS.find((one) => one.verb === verb && one.from.includes(row.status));
  if (move?.who !== who) return { refused: "state" };
  if (move.needs === "complete" && !step.isComplete?.(row)) return { refused: "incomplete" };
  if (move.needs === "note" && !note?.trim()) return { refused: "note" };

  if (verb === "confirm") {
    const before = tx
      .select({ id: enterpriseFigures.id })
      .from(enterpriseFigures)
      .where(
        and(
          eq(enterpriseFigures.enterpriseId, row.enterpriseId),
          eq(enterpriseFigures.year, row.year),
          isConfirmed,
        ),
      )
      .get();
    if (before) write(tx, ctx, before.id, "superseded", { verb: "supersede", who: "system" });
    enqueueTask(tx, ctx, {
      key: `cultivation:assess:${row.enterpriseId}:${row.id}`,
      kind: "cultivation:assess",
      payload: { enterprise: row.enterpriseId },
    });
  }
  write(tx, ctx, row.id, move.to, { verb, who, note, set });
  return { done: true };
}

/** Whether the same press has moved it already. */
function wasThisMove(tx: Tx, { actor }: Context, row: FiguresRow, { verb, version }: FiguresStep): boolean {
  if (version === null || row.version !== version + 1 || actor.kind !== "account") return false;
  const last = tx
    .select({ verb: figuresEvent.verb, actorId: figuresEvent.actorId, at: figuresEvent.at })
    .from(figuresEvent)
    .where(eq(figuresEvent.figuresId, row.id))
    .orderBy(desc(figuresEvent.id))
    .limit(1)
    .get();
  return last?.verb === verb && last.actorId === actor.id && last.at === row.updatedAt;
}

function write(
  tx: Tx,
  ctx: Context,
  id: string,
  to: FiguresStatus,
  { verb, who, note, set }: Pick<FiguresStep, "verb" | "who" | "note" | "set">,
): void {
  const row = findFigures(tx, id);
  if (!row) return;
  const officer = who === "office" && ctx.actor.kind === "account" ? ctx.actor.id : null;
  tx.update(enterpriseFigures)
    .set({
      ...set,
      status: to,
      ...(verb === "submit" ? { submittedAt: ctx.now, note: null } : {}),
      ...(who === "office" ? { decidedAt: ctx.now, decidedBy: officer, note: note?.trim() || null } : {}),
      updatedAt: ctx.now,
      version: row.version + 1,
    })
    .where(eq(enterpriseFigures.id, id))
    .run();
  tx.insert(figuresEvent)
    .values({
      figuresId: id,
      at: ctx.now,
      side: who,
      actorId: ctx.actor.kind === "account" ? ctx.actor.id : null,
      verb,
      note: note?.trim() || null,
    })
    .run();
  recordAction(tx, ctx, {
    action: `figures:${verb}`,
    entity: "enterprise-figures",
    entityId: id,
    details: { enterpriseId: row.enterpriseId, year: row.year, revision: row.revision, from: row.status, to },
  });
}
