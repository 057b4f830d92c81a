import { eq } from "drizzle-orm";
import { findMove, jobState, type CloseReason } from "~/domain/job";
import { job } from "~db/schema";
import { recordAction } from "../audit/record-action.server";
import { tellApplicantsOfClosing } from "../application/tell-applicants.server";
import type { ApplicationLinks } from "../application/tell-people.server";
import type { AccountContext } from "../context.server";
import { findPosition, type OwnPosition } from "./load-position.server";
import { movePosition, WRITING, type Move, type MoveResult } from "./move-position.server";

type OwnMove = Omit<Move, "jobId" | "who">;

function move(ctx: AccountContext, { row }: OwnPosition, own: OwnMove): MoveResult {
  return ctx.db.transaction((tx) => movePosition(tx, ctx, { ...own, jobId: row.id, who: "owner" }), WRITING);
}

/** Takes a submitted position back to go on writing. */
export const withdrawPosition = (ctx: AccountContext, position: OwnPosition, version: number) =>
  move(ctx, position, { verb: "withdraw", version });

/** Takes a published position down to change it; it comes back by another review, as old as it was. */
export const revisePosition = (ctx: AccountContext, position: OwnPosition, version: number) =>
  move(ctx, position, { verb: "revise", version, set: { pausedReason: null } });

export const pausePosition = (ctx: AccountContext, position: OwnPosition, version: number) =>
  move(ctx, position, { verb: "pause", version, set: { pausedReason: "owner" } });

/** Opens a paused position again, which says at once that it is open. */
export const resumePosition = (ctx: AccountContext, position: OwnPosition, version: number) =>
  move(ctx, position, { verb: "resume", version, set: { pausedReason: null, confirmedAt: ctx.now } });

export const confirmPosition = (ctx: AccountContext, position: OwnPosition, version: number) =>
  move(ctx, position, { verb: "confirm", version, set: { confirmedAt: ctx.now } });

/** Ends a position before its time, or once it is over; whoever has an open application to it is told. */
export function closePosition(
  ctx: AccountContext,
  { row }: OwnPosition,
  { reason, version }: { reason: CloseReason | null; version: number },
  links: Pick<ApplicationLinks, "own">,
): MoveResult {
  const closing: Move = {
    jobId: row.id,
    who: "owner",
    verb: "close",
    version,
    given: { reason },
    set: { closedReason: reason, pausedReason: null },
    details: { reason },
  };
  return ctx.db.transaction(
    (tx) =>
      movePosition(tx, ctx, closing, (moved) => tellApplicantsOfClosing(tx, ctx, moved.row, reason, links)),
    WRITING,
  );
}

/** Changes until when a position is open, as `validUntilReader` allows it. First publication stays what it was. */
export const extendPosition = (
  ctx: AccountContext,
  position: OwnPosition,
  { validUntil, version }: { validUntil: number | null; version: number },
) =>
  move(ctx, position, {
    verb: "extend",
    version,
    given: { validUntil },
    set: { validUntil, ...(position.row.status === "published" ? { confirmedAt: ctx.now } : {}) },
    details: { validUntil },
  });

export const changeHeadcount = (
  ctx: AccountContext,
  position: OwnPosition,
  { headcount, version }: { headcount: number; version: number },
) => move(ctx, position, { verb: "headcount", version, set: { headcount }, details: { headcount } });

/** Removes a draft that was never published. One that is gone already counts as removed. */
export function discardDraft(ctx: AccountContext, { row: shown }: OwnPosition, version: number): MoveResult {
  return ctx.db.transaction((tx): MoveResult => {
    const row = findPosition(tx, shown.id)?.row;
    if (!row) return { done: true };
    if (findMove(jobState(row, ctx.now), "discard")?.who !== "owner") return { refused: "state" };
    if (row.version !== version) return { refused: "changed" };
    if (row.postedAt !== null) return { refused: "neverPublished" };
    tx.delete(job).where(eq(job.id, row.id)).run();
    const details = { title: row.title };
    recordAction(tx, ctx, { action: "job:discard", entity: "job", entityId: row.id, details });
    return { done: true };
  }, WRITING);
}
