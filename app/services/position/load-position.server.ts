import { and, desc, eq, isNotNull } from "drizzle-orm";
import { authorize, type Authorized } from "~/domain/permission";
import type { Db, Tx } from "~db/client";
import { account, enterprise, job, jobDecision } from "~db/schema";
import type { AccountContext } from "../context.server";
import { findMembership } from "../member/find-membership.server";

export type PositionRow = typeof job.$inferSelect;
export type EmployerRow = typeof enterprise.$inferSelect;

/** A position with the enterprise it belongs to. */
export interface Position {
  row: PositionRow;
  employer: EmployerRow;
}

declare const side: unique symbol;
/** A position of the enterprise that whoever acts is a member of. */
export type OwnPosition = Authorized<Position> & { readonly [side]: "owner" };
/** A position that was submitted, for whoever decides on positions. */
export type SubmittedPosition = Authorized<Position> & { readonly [side]: "reviewer" };

export function findPosition(db: Db | Tx, id: string): Position | undefined {
  return db
    .select({ row: job, employer: enterprise })
    .from(job)
    .innerJoin(enterprise, eq(enterprise.id, job.enterpriseId))
    .where(eq(job.id, id))
    .get();
}

/**
 * A position of one's own enterprise; undefined for every other, whether or not it exists.
 * @throws NotPermitted
 */
export function loadOwnPosition(ctx: AccountContext, id: string): OwnPosition | undefined {
  const membership = findMembership(ctx);
  const found = membership && findPosition(ctx.db, id);
  if (found?.row.enterpriseId !== membership?.enterprise.id || !found) return undefined;
  return authorize(ctx.actor, "position:write", found) as OwnPosition;
}

/**
 * A position that was submitted at least once; undefined for drafts that nobody handed in.
 * @throws NotPermitted
 */
export function loadSubmittedPosition(ctx: AccountContext, id: string): SubmittedPosition | undefined {
  const found = ctx.db
    .select({ row: job, employer: enterprise })
    .from(job)
    .innerJoin(enterprise, eq(enterprise.id, job.enterpriseId))
    .where(and(eq(job.id, id), isNotNull(job.submittedAt)))
    .get();
  return found && (authorize(ctx.actor, "position:decide", found) as SubmittedPosition);
}

/** What was decided on a position, newest first. */
export function decisionsOf(db: Db | Tx, jobId: string) {
  return db
    .select({
      id: jobDecision.id,
      decision: jobDecision.decision,
      reasons: jobDecision.reasons,
      note: jobDecision.note,
      decidedBy: jobDecision.decidedBy,
      decidedAt: jobDecision.decidedAt,
      jobVersion: jobDecision.jobVersion,
      decidedByName: account.displayName,
    })
    .from(jobDecision)
    .innerJoin(account, eq(account.id, jobDecision.decidedBy))
    .where(eq(jobDecision.jobId, jobId))
    .orderBy(desc(jobDecision.id))
    .all();
}
