import { settled } from "~/domain/position-draft";
import type { AccountContext } from "../context.server";
import type { OwnPosition } from "./load-position.server";
import { movePosition, WRITING, type Move, type MoveResult } from "./move-position.server";

/** Hands a draft in. What is no longer asked goes; the industry is the employer's. */
export function submitPosition(
  ctx: AccountContext,
  { row: shown }: OwnPosition,
  version: number,
): MoveResult {
  const set: Move["set"] = ({ row, employer }) => ({
    ...settled(row),
    industry: employer.industry,
    submittedAt: ctx.now,
  });
  const move = { jobId: shown.id, verb: "submit", who: "owner", version, set } as const;
  return ctx.db.transaction((tx) => movePosition(tx, ctx, move), WRITING);
}
