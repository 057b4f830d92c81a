import { randomUUID } from "node:crypto";
import { and, eq, isNull, max } from "drizzle-orm";
import { FIRST_FIGURES_YEAR } from "~/domain/figures";
import { isEditableFigures } from "~/domain/figures-status";
import { carriedFigures } from "~/domain/figures-form";
import { shanghaiYear } from "~/domain/time";
import type { Tx } from "~db/client";
import { enterpriseFigures } from "~db/schema";
import { recordAction } from "../audit/record-action.server";
import type { AccountContext } from "../context.server";
import { findMembership } from "../member/find-membership.server";
import { dropEvidenceOf } from "./keep-evidence.server";
import {
  FIGURES_WRITING,
  confirmedRevision,
  currentRevision,
  figuresBefore,
  type OwnFigures,
} from "./load-figures.server";
import { findFigures, type FiguresResult, type FiguresRow } from "./move-figures.server";

/** The years that can be told: up to the last whole one in Shanghai, last year first. */
export function tellableYears(now: number): number[] {
  const last = shanghaiYear(now) - 1;
  return Array.from({ length: Math.max(0, last - FIRST_FIGURES_YEAR + 1) }, (_, i) => last - i);
}

export type BeginResult = { row: FiguresRow } | { refused: "member" | "year" };

/**
 * Begins a year of the enterprise that whoever is signed in acts for, with what is carried over from the year before; of
 * a year that is confirmed, the revision that corrects it. What was begun already is gone on with.
 */
export function beginFigures(ctx: AccountContext, year: number): BeginResult {
  const membership = findMembership(ctx);
  if (!membership) return { refused: "member" };
  if (!tellableYears(ctx.now).includes(year)) return { refused: "year" };
  const { id: enterpriseId } = membership.enterprise;
  return ctx.db.transaction((tx) => ({ row: beginRevision(tx, ctx, enterpriseId, year) }), FIGURES_WRITING);
}

/** The revision of a year that can be written, or waits; begun where there is none. */
export function beginRevision(tx: Tx, ctx: AccountContext, enterpriseId: string, year: number): FiguresRow {
  const current = currentRevision(tx, enterpriseId, year);
  if (current && current.status !== "confirmed") return current;
  const corrected = confirmedRevision(tx, enterpriseId, year);
  const last = tx
    .select({ n: max(enterpriseFigures.revision) })
    .from(enterpriseFigures)
    .where(and(eq(enterpriseFigures.enterpriseId, enterpriseId), eq(enterpriseFigures.year, year)))
    .get()?.n;
  const row = tx
    .insert(enterpriseFigures)
    .values({
      ...{ id: randomUUID(), enterpriseId, year, status: "draft" },
      revision: (last ?? 0) + 1,
      figures: corrected?.figures ?? carriedFigures(figuresBefore(tx, { enterpriseId, year }, "enterprise")),
      explanations: corrected?.explanations ?? {},
      // Experts are not asked again for what has not changed: the office has it before it as it was found.
      findings: corrected?.findings ?? {},
      createdBy: ctx.actor.id,
      createdAt: ctx.now,
      updatedAt: ctx.now,
    })
    .returning()
    .get();
  const details = { enterpriseId, year, revision: row.revision };
  recordAction(tx, ctx, {
    action: "figures:create",
    entity: "enterprise-figures",
    entityId: row.id,
    details,
  });
  return row;
}

/** Removes what was not handed in, with its papers. What is gone already counts as removed. */
export function discardFigures(
  ctx: AccountContext,
  { row: shown }: OwnFigures,
  version: number,
): FiguresResult {
  return ctx.db.transaction((tx): FiguresResult => {
    const row = findFigures(tx, shown.id);
    if (!row) return { done: true };
    if (!isEditableFigures(row.status)) return { refused: "state" };
    if (row.version !== version) return { refused: "changed" };
    dropEvidenceOf(tx, row.id);
    tx.delete(enterpriseFigures).where(eq(enterpriseFigures.id, row.id)).run();
    const details = { enterpriseId: row.enterpriseId, year: row.year, revision: row.revision };
    recordAction(tx, ctx, {
      action: "figures:discard",
      entity: "enterprise-figures",
      entityId: row.id,
      details,
    });
    return { done: true };
  }, FIGURES_WRITING);
}

/** Removes what a company never handed in, with its papers: nobody is left to go on with it. */
export function dropUnsubmitted(tx: Tx, enterpriseId: string): void {
  const own = and(
    eq(enterpriseFigures.enterpriseId, enterpriseId),
    eq(enterpriseFigures.status, "draft"),
    isNull(enterpriseFigures.submittedAt),
  );
  for (const { id } of tx.select({ id: enterpriseFigures.id }).from(enterpriseFigures).where(own).all()) {
    dropEvidenceOf(tx, id);
    tx.delete(enterpriseFigures).where(eq(enterpriseFigures.id, id)).run();
  }
}
