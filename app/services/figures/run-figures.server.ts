import { isEditableFigures } from "~/domain/figures-status";
import { isVerified } from "~/domain/verification";
import { eq } from "drizzle-orm";
import { enterprise } from "~db/schema";
import type { AccountContext } from "../context.server";
import { FIGURES_WRITING, reviewRow, type OwnFigures } from "./load-figures.server";
import { findFigures, moveFigures, type FiguresResult } from "./move-figures.server";
import { saveExplanations } from "./save-figures.server";

interface Written {
  version: number;
  /** By id of the check. */
  words: Readonly<Record<string, string>>;
}

/** Keeps what was written to the checks without handing anything in. */
export function explainFigures(
  ctx: AccountContext,
  { row: shown }: OwnFigures,
  { version, words }: Written,
): FiguresResult {
  return ctx.db.transaction((tx): FiguresResult => {
    const row = findFigures(tx, shown.id);
    if (!row || !isEditableFigures(row.status)) return { refused: "state" };
    if (row.version !== version) return { refused: "changed" };
    saveExplanations(tx, ctx, row, words);
    return { done: true };
  }, FIGURES_WRITING);
}

/**
 * Hands a year in, with the words to what looks odd. They are kept even where it cannot be handed in yet; words to what
 * no longer looks odd go.
 */
export function submitFigures(
  ctx: AccountContext,
  { row: shown }: OwnFigures,
  { version, words }: Written,
): FiguresResult {
  return ctx.db.transaction((tx): FiguresResult => {
    const row = findFigures(tx, shown.id);
    const step = { figuresId: shown.id, verb: "submit", who: "enterprise" } as const;
    // The same form a second time, or not a draft any more: the move answers for both.
    if (!row || !isEditableFigures(row.status) || row.version !== version)
      return moveFigures(tx, ctx, { ...step, version });
    const employer = tx.select().from(enterprise).where(eq(enterprise.id, row.enterpriseId)).get();
    const review = reviewRow(tx, { ...row, explanations: { ...row.explanations, ...words } }, "enterprise");
    const refused =
      !employer || !isVerified(employer, ctx.now) ? "verified" : review.complete ? null : "incomplete";
    if (refused) {
      saveExplanations(tx, ctx, row, words);
      return { refused };
    }
    const kept = review.issues.map(({ id, explanation }) => [id, explanation ?? ""] as const);
    return moveFigures(tx, ctx, {
      ...{ ...step, version },
      isComplete: () => true,
      set: { explanations: Object.fromEntries(kept) },
    });
  }, FIGURES_WRITING);
}

/** Takes a year back that nobody has decided on. */
export const withdrawFigures = (ctx: AccountContext, { row }: OwnFigures, version: number): FiguresResult =>
  ctx.db.transaction(
    (tx) => moveFigures(tx, ctx, { figuresId: row.id, verb: "withdraw", who: "enterprise", version }),
    FIGURES_WRITING,
  );
