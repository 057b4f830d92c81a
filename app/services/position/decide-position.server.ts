import { and, desc, eq, isNotNull, min, ne } from "drizzle-orm";
import { evaluatePremium } from "~/domain/premium";
import type { JobDecision, JobRefusal, ReviewDecision } from "~/domain/job";
import { reasonText } from "~/domain/position-reasons";
import { reviewPosition } from "~/domain/position-review";
import { formatDate } from "~/domain/time";
import type { Tx } from "~db/client";
import { job, jobDecision } from "~db/schema";
import type { AccountContext, Context } from "../context.server";
import { getMinimumWages } from "../setting/get-minimum-wages.server";
import { getPremiumRule } from "../setting/get-premium-rule.server";
import {
  findPosition,
  loadSubmittedPosition,
  type Position,
  type PositionRow,
  type SubmittedPosition,
} from "./load-position.server";
import { movePosition, WRITING, type MoveResult } from "./move-position.server";
import { tellAuthor, type LinkOf } from "./tell-author.server";

export interface DecisionInput {
  decision: ReviewDecision;
  /** Keys of RETURN_REASONS. */
  reasons: readonly string[];
  note: string | null;
  version: number;
}

/** Publishes a submitted position, or gives it back with the reasons, and tells its author. */
export function decidePosition(
  ctx: AccountContext,
  { row }: SubmittedPosition,
  input: DecisionInput,
  linkOf: LinkOf,
): MoveResult {
  return ctx.db.transaction((tx) => decide(tx, ctx, row.id, input, linkOf), WRITING);
}

function decide(
  tx: Tx,
  ctx: AccountContext,
  jobId: string,
  { decision, reasons, note, version }: DecisionInput,
  linkOf: LinkOf,
): MoveResult {
  if (wasDecidedSo(tx, ctx, jobId, decision, version)) return { done: true };
  const reason = reasons.length > 0 || note !== null;
  const move = { jobId, verb: decision, who: "reviewer", version, given: { reason } } as const;
  const set = (now: Position) => (decision === "approve" ? published(tx, ctx, now) : {});
  const kept = decision === "return" ? [...reasons] : [];
  return movePosition(tx, ctx, { ...move, set, details: { reasons: kept, note } }, (moved, before) => {
    tx.insert(jobDecision)
      .values({
        jobId,
        jobVersion: version,
        decision,
        reasons: kept,
        note,
        decidedBy: ctx.actor.id,
        decidedAt: ctx.now,
      })
      .run();
    tellAuthor(tx, ctx, moved.row, {
      onceKey: `job:decided:${jobId}:${before.version}`,
      subject: decision === "approve" ? `职位已发布：${before.title}` : `职位需要修改：${before.title}`,
      lines: decision === "approve" ? approvedLines(moved.row) : returnedLines(kept, note),
      link: linkOf(jobId),
    });
  });
}

/** The press before this one did it. */
export function wasDecidedSo(
  tx: Tx,
  ctx: AccountContext,
  jobId: string,
  decision: JobDecision,
  version: number,
): boolean {
  const last = tx
    .select()
    .from(jobDecision)
    .where(eq(jobDecision.jobId, jobId))
    .orderBy(desc(jobDecision.id))
    .limit(1)
    .get();
  return last?.decision === decision && last.jobVersion === version && last.decidedBy === ctx.actor.id;
}

/** What publication sets. The first one counts, of this row or of one that says the same: dates move nobody up. */
function published(tx: Tx, ctx: AccountContext, { row }: Position): Partial<PositionRow> {
  const facts = { ...row, enterpriseVerified: true };
  const premium = evaluatePremium(facts, getPremiumRule({ db: tx })).verdict === "met";
  const since = { premium, confirmedAt: ctx.now, pausedReason: null };
  if (row.postedAt !== null) return since;
  const postedAt = firstPublished(tx, row) ?? ctx.now;
  return { ...since, postedAt, sortAt: postedAt };
}

function firstPublished(tx: Tx, { id, enterpriseId, title, district, duties }: PositionRow): number | null {
  const same = and(
    eq(job.enterpriseId, enterpriseId),
    eq(job.title, title),
    eq(job.district, district),
    eq(job.duties, duties ?? ""),
    isNotNull(job.postedAt),
    ne(job.id, id),
  );
  return (
    tx
      .select({ at: min(job.postedAt) })
      .from(job)
      .where(same)
      .get()?.at ?? null
  );
}

const approvedLines = ({ validUntil }: PositionRow) => [
  `审核已通过，职位已经公开，有效期至 ${validUntil === null ? "待核" : formatDate(validUntil)}。`,
  "请每 30 天登录一次，确认仍在招聘；没有确认的职位会自动暂停。",
];

const returnedLines = (reasons: readonly string[], note: string | null) => [
  "审核人员请您修改后再提交：",
  ...reasons.map((reason) => `· ${reasonText(reason)}`),
  ...(note ? [`补充说明：${note}`] : []),
];

export type BulkRefusal = JobRefusal | "marks" | "unknown";
export interface BulkResult {
  id: string;
  title: string;
  refused: BulkRefusal | null;
}

/**
 * Publishes several submitted positions, each by itself. One with marks or figures that need a look is left for a
 * decision of its own.
 */
export function approvePositions(
  ctx: AccountContext,
  items: readonly { id: string; version: number }[],
  linkOf: LinkOf,
): BulkResult[] {
  return items.map(({ id, version }) => {
    const position = loadSubmittedPosition(ctx, id);
    if (!position) return { id, title: "", refused: "unknown" };
    const input = { decision: "approve", reasons: [], note: null, version } as const;
    const result = ctx.db.transaction((tx): { done: true } | { refused: BulkRefusal } => {
      const now = findPosition(tx, id);
      const isAsShown = now?.row.version === version && now.row.status === "review";
      if (now && isAsShown && needsLook(tx, ctx, now)) return { refused: "marks" };
      return decide(tx, ctx, id, input, linkOf);
    }, WRITING);
    return { id, title: position.row.title, refused: "refused" in result ? result.refused : null };
  });
}

function needsLook(tx: Tx, ctx: Context, { row, employer }: Position): boolean {
  const review = reviewPosition(row, employer, ctx.now, getMinimumWages({ db: tx }));
  return review.lacks.length === 0 && review.steps.some(({ state }) => state === "warned");
}
