import { and, desc, eq } from "drizzle-orm";
import { findMove, jobState, type JobRefusal } from "~/domain/job";
import { readStep } from "~/domain/position-fields";
import type { PositionDraft } from "~/domain/position-draft";
import { POSITION_FIELDS, type PositionField } from "~/domain/position-form";
import type { PositionStep } from "~/domain/position-steps";
import { monthlyAmount } from "~/domain/salary";
import type { Tx } from "~db/client";
import { auditEntry, job } from "~db/schema";
import { recordAction } from "../audit/record-action.server";
import type { AccountContext } from "../context.server";
import { findPosition, type OwnPosition, type PositionRow } from "./load-position.server";
import { WRITING } from "./move-position.server";

export interface StepInput {
  step: PositionStep;
  values: Readonly<Record<string, string>>;
  /** As the form was shown with. */
  version: number;
}

export interface SavedStep {
  refused: Extract<JobRefusal, "changed" | "state"> | null;
  /** By field, what could not be read; the rest is saved. */
  errors: Partial<Record<PositionField, string>>;
  /** Refused as changed: what is stored of the fields that would be overwritten. */
  stored: Partial<Record<PositionField, string>>;
  version: number;
}

/** Keystrokes are many; a sitting is written down once. */
const SITTING = 30 * 60_000;

/**
 * Saves what could be read of a step of a draft. What has not changed counts as saved at any version; where somebody
 * else has changed the position since, nothing is overwritten until the form is sent again with the new version.
 */
export function saveStep(ctx: AccountContext, { row: shown }: OwnPosition, input: StepInput): SavedStep {
  return ctx.db.transaction((tx): SavedStep => {
    const found = findPosition(tx, shown.id);
    const answer = { errors: {}, stored: {}, version: found?.row.version ?? input.version };
    if (!found || !findMove(jobState(found.row, ctx.now), "save")) return { ...answer, refused: "state" };
    const { row } = found;
    const { set, errors } = readStep(input.step, input.values, row, ctx.now);
    const after: PositionRow = withMonthlyPay({ ...row, ...(set as Partial<PositionRow>) });
    const fields = changedFields(row, after);
    if (fields.length === 0) return { ...answer, errors, refused: null };
    if (row.version !== input.version)
      return { ...answer, errors, stored: shownOf(row, fields), refused: "changed" };
    const version = row.version + 1;
    tx.update(job)
      .set({ ...after, updatedAt: ctx.now, version })
      .where(eq(job.id, row.id))
      .run();
    recordSitting(tx, ctx, row.id);
    return { refused: null, errors, stored: {}, version };
  }, WRITING);
}

/** The pay a month, as search compares it. */
export function withMonthlyPay<D extends PositionRow>(row: D): D {
  const { salaryMin, salaryMax, salaryPeriod: period } = row;
  return {
    ...row,
    salaryMinMonthly: period && monthlyAmount(salaryMin, period),
    salaryMaxMonthly: period && monthlyAmount(salaryMax, period),
  };
}

const FIELDS = Object.keys(POSITION_FIELDS) as PositionField[];

function changedFields(before: PositionDraft, after: PositionDraft): PositionField[] {
  return FIELDS.filter(
    (field) => POSITION_FIELDS[field].shown(before) !== POSITION_FIELDS[field].shown(after),
  );
}

function shownOf(row: PositionDraft, fields: readonly PositionField[]) {
  return Object.fromEntries(fields.map((field) => [field, POSITION_FIELDS[field].shown(row)]));
}

function recordSitting(tx: Tx, ctx: AccountContext, entityId: string): void {
  const last = tx
    .select({ at: auditEntry.at, actor: auditEntry.actor, action: auditEntry.action })
    .from(auditEntry)
    .where(and(eq(auditEntry.entity, "job"), eq(auditEntry.entityId, entityId)))
    .orderBy(desc(auditEntry.id))
    .limit(1)
    .get();
  const goesOn = last?.action === "job:save" && last.actor === ctx.actor.id && ctx.now - last.at < SITTING;
  if (!goesOn) recordAction(tx, ctx, { action: "job:save", entity: "job", entityId });
}
