import { and, eq } from "drizzle-orm";
import {
  findMove,
  isSuspended,
  jobState,
  targetsOf,
  unconfirmedBefore,
  type FoundMove,
  type JobMover,
  type JobNeed,
  type JobRefusal,
  type JobVerb,
} from "~/domain/job";
import { reviewPosition } from "~/domain/position-review";
import { isVerified } from "~/domain/verification";
import type { Tx } from "~db/client";
import { enterpriseMember, job } from "~db/schema";
import { announce } from "~search/outbox";
import { recordAction } from "../audit/record-action.server";
import type { Context } from "../context.server";
import { getMinimumWages } from "../setting/get-minimum-wages.server";
import { findPosition, type Position, type PositionRow } from "./load-position.server";

export type MoveResult = { done: true } | { refused: JobRefusal };

/** Waits for another writer at the beginning, where waiting helps: a move reads before it writes. */
export const WRITING = { behavior: "immediate" } as const;

export interface Move {
  jobId: string;
  verb: JobVerb;
  who: JobMover;
  /** As the page showed it. */
  version: number;
  /** What the form gave of what a move may need. */
  given?: Partial<Record<"reason" | "validUntil", unknown>>;
  /** What else changes. */
  set?: Partial<PositionRow> | ((now: Position) => Partial<PositionRow>);
  /** For the audit trail. */
  details?: Record<string, unknown>;
}

/**
 * Moves a position as the table of moves says, with its audit entry and the news for search. Everything is judged on the
 * row as it is now. The same press sent twice moves it once.
 * @param after writes what belongs to the move, in its transaction
 */
export function movePosition(
  tx: Tx,
  ctx: Context,
  move: Move,
  after?: (moved: Position, before: PositionRow) => void,
): MoveResult {
  const found = findPosition(tx, move.jobId);
  if (!found) return { refused: "state" };
  const { row } = found;
  const step = findMove(jobState(row, ctx.now), move.verb);
  if (row.version !== move.version)
    return wasThisMove(row, move, ctx.now) ? { done: true } : { refused: "changed" };
  if (step?.who !== move.who || step.to === "new" || step.to === "gone") return { refused: "state" };
  const missing = firstUnmet(tx, ctx, step, found, move);
  if (missing) return { refused: missing };

  const set = typeof move.set === "function" ? move.set(found) : (move.set ?? {});
  const changed: PositionRow = {
    ...row,
    ...set,
    status: step.to,
    updatedAt: ctx.now,
    version: row.version + 1,
  };
  tx.update(job).set(changed).where(eq(job.id, row.id)).run();
  tellSearch(tx, [row, changed], ctx.now);
  recordAction(tx, ctx, {
    action: `job:${move.verb}`,
    entity: "job",
    entityId: row.id,
    details: {
      from: row.status,
      to: step.to,
      version: changed.version,
      before: beforeOf(row, set),
      ...move.details,
    },
  });
  after?.({ ...found, row: changed }, row);
  return { done: true };
}

/** What the columns that a move sets held before, where that was something else. */
function beforeOf(row: PositionRow, set: Partial<PositionRow>): Partial<PositionRow> | undefined {
  const names = (Object.keys(set) as (keyof PositionRow)[]).filter(
    (name) => JSON.stringify(row[name]) !== JSON.stringify(set[name]),
  );
  return names.length === 0 ? undefined : Object.fromEntries(names.map((name) => [name, row[name]]));
}

/** How far apart two presses of one button may be. */
const TWICE = 60_000;

/** Whether the row is what the owner's press would have made of the version that was shown. */
function wasThisMove(row: PositionRow, { verb, who, version, set }: Move, now: number): boolean {
  if (who !== "owner" || row.version !== version + 1 || !targetsOf(verb).includes(row.status)) return false;
  if (typeof set !== "object") return true;
  return Object.entries(set).every(([name, value]) => {
    const is = row[name as keyof PositionRow];
    return is === value || (name === "confirmedAt" && typeof is === "number" && now - is < TWICE);
  });
}

function firstUnmet(
  tx: Tx,
  ctx: Context,
  { needs }: FoundMove,
  { row, employer }: Position,
  { given = {} }: Move,
): JobNeed | null {
  const lacks = new Set<JobNeed>();
  if (needs.some((need) => need === "complete" || need === "lawful" || need === "verified"))
    for (const lack of reviewPosition(row, employer, ctx.now, getMinimumWages({ db: tx })).lacks)
      lacks.add(lack);
  if (!given.reason) lacks.add("reason");
  if (!given.validUntil) lacks.add("validUntil");
  if (row.postedAt !== null) lacks.add("neverPublished");
  if (row.confirmedAt === null || row.confirmedAt >= unconfirmedBefore(ctx.now)) lacks.add("unconfirmed");
  if (isVerified(employer, ctx.now)) lacks.add("unverified");
  lacks.add(isSuspended(row) ? "notSuspended" : "suspended");
  if (needs.includes("fourEyes") && isOfOwnHand(tx, ctx, row)) lacks.add("fourEyes");
  return needs.find((need) => lacks.has(need)) ?? null;
}

/** Whether whoever acts wrote the position or belongs to its enterprise. */
export function isOfOwnHand(
  db: Tx | Context["db"],
  { actor }: Context,
  row: Pick<PositionRow, "createdBy" | "enterpriseId">,
): boolean {
  if (actor.kind !== "account") return true;
  if (row.createdBy === actor.id) return true;
  const member = and(
    eq(enterpriseMember.accountId, actor.id),
    eq(enterpriseMember.enterpriseId, row.enterpriseId),
  );
  return (
    db.select({ id: enterpriseMember.accountId }).from(enterpriseMember).where(member).get() !== undefined
  );
}

/** Search shows what is published; what neither was nor is does not concern it. */
export function tellSearch(tx: Tx, states: readonly PositionRow[], now: number): void {
  const [row] = states;
  if (!row || !states.some(({ status }) => status === "published")) return;
  announce(tx, "jobs", [row.id], now);
  announce(tx, "enterprises", [row.enterpriseId], now);
}
