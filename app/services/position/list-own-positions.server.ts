import { and, count, desc, eq, sql, type SQL } from "drizzle-orm";
import { JOB_STATES, type JobState } from "~/domain/job";
import { MAX_REACHABLE_HITS } from "~/domain/paging";
import { job } from "~db/schema";
import { countByJob } from "../application/list-applications.server";
import type { AccountContext } from "../context.server";
import { findMembership } from "../member/find-membership.server";

const PER_PAGE = 20;
const NONE_RECEIVED = { all: 0, open: 0, waiting: 0 };

export interface OwnPositionQuery {
  /** null = every state. */
  state: JobState | null;
  page: number;
}

/** The state as `jobState` tells it, in SQL. */
export const stateColumn = (now: number) =>
  sql<JobState>`CASE WHEN ${job.status} IN ('published', 'paused') AND ${job.validUntil} < ${now}
    THEN 'expired' ELSE ${job.status} END`;

/** What a list of one's own positions shows of each. */
const COLUMNS = {
  id: job.id,
  title: job.title,
  status: job.status,
  headcount: job.headcount,
  postedAt: job.postedAt,
  validUntil: job.validUntil,
  submittedAt: job.submittedAt,
  confirmedAt: job.confirmedAt,
  pausedReason: job.pausedReason,
  updatedAt: job.updatedAt,
  version: job.version,
};

/** Positions of the enterprise that whoever is signed in acts for, latest first; undefined without an enterprise. */
export function listOwnPositions(ctx: AccountContext, { state, page: asked }: OwnPositionQuery) {
  const membership = findMembership(ctx);
  if (!membership) return undefined;
  const own = eq(job.enterpriseId, membership.enterprise.id);
  const counts = countStates(ctx, own);
  const all = JOB_STATES.reduce((sum, name) => sum + counts[name], 0);
  const total = state === null ? all : counts[state];
  const last = Math.max(1, Math.ceil(Math.min(total, MAX_REACHABLE_HITS) / PER_PAGE));
  const page = Math.min(asked, last);
  const positions = ctx.db
    .select({ ...COLUMNS, state: stateColumn(ctx.now) })
    .from(job)
    .where(state === null ? own : and(own, eq(stateColumn(ctx.now), state)))
    .orderBy(desc(job.updatedAt), desc(job.id))
    .limit(PER_PAGE)
    .offset((page - 1) * PER_PAGE)
    .all();
  const received = countByJob(
    ctx,
    positions.map(({ id }) => id),
  );
  return {
    positions: positions.map((row) => ({ ...row, received: received.get(row.id) ?? NONE_RECEIVED })),
    counts,
    all,
    total,
    page,
    perPage: PER_PAGE,
    enterprise: membership.enterprise,
  };
}

/** How many positions of an enterprise are in each state. */
export function countStates(ctx: AccountContext, own: SQL): Record<JobState, number> {
  const state = stateColumn(ctx.now);
  const rows = ctx.db.select({ state, n: count() }).from(job).where(own).groupBy(state).all();
  const counts = Object.fromEntries(JOB_STATES.map((name) => [name, 0])) as Record<JobState, number>;
  for (const { state: name, n } of rows) counts[name] = n;
  return counts;
}
