import { jobState } from "~/domain/job";
import { reviewPosition } from "~/domain/position-review";
import type { AccountContext } from "../context.server";
import { getMinimumWages } from "../setting/get-minimum-wages.server";
import { decisionsOf, type OwnPosition } from "./load-position.server";

/** One's own position with where it stands and what was decided on it. */
export function getOwnPosition(ctx: AccountContext, { row, employer }: OwnPosition) {
  const decisions = decisionsOf(ctx.db, row.id).map(({ id, decision, reasons, note, decidedAt }) => ({
    id,
    decision,
    reasons,
    note,
    decidedAt,
  }));
  return {
    position: row,
    employer,
    state: jobState(row, ctx.now),
    review: reviewPosition(row, employer, ctx.now, getMinimumWages(ctx)),
    decisions,
  };
}
