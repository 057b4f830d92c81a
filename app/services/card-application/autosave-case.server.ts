import type { CaseReview } from "~/domain/card-review";
import type { VaultContext } from "../vault-context.server";
import { isFieldPart } from "./answer-case-form.server";
import type { CasePart } from "./case-part.server";
import { findCardApplication } from "./load-card-application.server";
import { formOf } from "./review-case.server";
import { saveCardPart, type SavedPart } from "./save-card-application.server";

export type AutosavedCase = Omit<SavedPart, "errors"> & { review: CaseReview };

/** Saves a part while it is being written; null where there is no such part. */
export function autosaveCase(
  ctx: VaultContext,
  part: CasePart,
  values: Record<string, string>,
): AutosavedCase | null {
  const name = values.part;
  if (!isFieldPart(name)) return null;
  const { version, refused, stored } = saveCardPart(ctx, part, {
    part: name,
    values,
    version: Number(values.version),
  });
  const row = findCardApplication(ctx.db, part.row.id) ?? part.row;
  return { version, refused, stored, review: formOf(ctx.db, row, part.side, ctx.now).review };
}
