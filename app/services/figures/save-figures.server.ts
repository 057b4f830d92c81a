import { and, desc, eq } from "drizzle-orm";
import { findFigure, type FigureName, type Figures, type FigureSection } from "~/domain/figures";
import { isEditableFigures } from "~/domain/figures-status";
import { changedFigures, formatFigure, readSection } from "~/domain/figures-form";
import type { Tx } from "~db/client";
import { auditEntry, enterpriseFigures } from "~db/schema";
import { recordAction } from "../audit/record-action.server";
import type { AccountContext } from "../context.server";
import { FIGURES_WRITING, type OwnFigures } from "./load-figures.server";
import { findFigures, type FiguresRow } from "./move-figures.server";

export interface SectionInput {
  section: FigureSection;
  values: Readonly<Record<string, string>>;
  /** As the form was shown with. */
  version: number;
}

export interface SavedSection {
  refused: "changed" | "state" | null;
  /** By figure, what could not be read; the rest is saved. */
  errors: Partial<Record<FigureName, string>>;
  /** Refused as changed: by label, what is stored of the figures that would be overwritten. */
  stored: Record<string, string>;
  version: number;
}

/** Keystrokes are many; a sitting is written down once. */
const SITTING = 30 * 60_000;

/**
 * Saves what could be read of a section. What has not changed counts as saved at any version; where somebody else has
 * changed the year since, nothing is overwritten until the form is sent again with the new version.
 */
export function saveSection(
  ctx: AccountContext,
  { row: shown }: OwnFigures,
  input: SectionInput,
): SavedSection {
  return ctx.db.transaction((tx): SavedSection => {
    const row = findFigures(tx, shown.id);
    const answer = { errors: {}, stored: {}, version: row?.version ?? input.version };
    if (!row || !isEditableFigures(row.status)) return { ...answer, refused: "state" };
    const { set, errors } = readSection(input.section, input.values);
    const after: Figures = { ...row.figures, ...set };
    const changed = changedFigures(row.figures, after);
    if (changed.length === 0) return { ...answer, errors, refused: null };
    if (row.version !== input.version)
      return { ...answer, errors, stored: shownOf(row, changed), refused: "changed" };
    const version = writeFigures(tx, ctx, row, { figures: after });
    return { refused: null, errors, stored: {}, version };
  }, FIGURES_WRITING);
}

/** Keeps what was written to the checks; said again, it is what is there already. */
export function saveExplanations(
  tx: Tx,
  ctx: AccountContext,
  row: FiguresRow,
  words: Readonly<Record<string, string>>,
): FiguresRow {
  const kept = Object.entries({ ...row.explanations, ...words }).filter(([, text]) => text !== "");
  const explanations = Object.fromEntries(kept);
  if (JSON.stringify(explanations) === JSON.stringify(row.explanations)) return row;
  const version = writeFigures(tx, ctx, row, { explanations });
  return { ...row, explanations, version };
}

/** @returns the new version */
export function writeFigures(
  tx: Tx,
  ctx: AccountContext,
  row: FiguresRow,
  set: Partial<Pick<FiguresRow, "figures" | "explanations">>,
): number {
  const version = row.version + 1;
  tx.update(enterpriseFigures)
    .set({ ...set, updatedAt: ctx.now, version })
    .where(eq(enterpriseFigures.id, row.id))
    .run();
  recordSitting(tx, ctx, row.id);
  return version;
}

function shownOf(row: FiguresRow, names: readonly FigureName[]): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const figure = findFigure(name);
      return figure ? [[figure.label, formatFigure(figure, row.figures[name]) ?? ""]] : [];
    }),
  );
}

function recordSitting(tx: Tx, ctx: AccountContext, entityId: string): void {
  const last = tx
    .select({ at: auditEntry.at, actor: auditEntry.actor, action: auditEntry.action })
    .from(auditEntry)
    .where(and(eq(auditEntry.entity, "enterprise-figures"), eq(auditEntry.entityId, entityId)))
    .orderBy(desc(auditEntry.id))
    .limit(1)
    .get();
  const goesOn =
    last?.action === "figures:save" && last.actor === ctx.actor.id && ctx.now - last.at < SITTING;
  if (!goesOn) recordAction(tx, ctx, { action: "figures:save", entity: "enterprise-figures", entityId });
}
