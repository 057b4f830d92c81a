import { and, asc, count, desc, eq, inArray, isNotNull, isNull, ne, sql, type SQL } from "drizzle-orm";
import {
  APPLICATION_STATUSES,
  OPEN_APPLICATION_STATUSES,
  respondBy,
  type ApplicationStatus,
} from "~/domain/application";
import { MAX_REACHABLE_HITS } from "~/domain/paging";
import { countRows } from "~db/count";
import { application, enterprise, job } from "~db/schema";
import type { AccountContext } from "../context.server";
import { findMembership } from "../member/find-membership.server";

const pageWithin = (asked: number, total: number, perPage: number) =>
  Math.min(asked, Math.max(1, Math.ceil(Math.min(total, MAX_REACHABLE_HITS) / perPage)));

/** `open`: something can still come of them. */
export type OwnListState = "open" | "ended";
const OWN_PER_PAGE = 20;

/** One's own applications, the latest news first. */
export function listOwnApplications(
  { db, actor }: AccountContext,
  { state, page: asked }: { state: OwnListState; page: number },
) {
  const mine = and(eq(application.candidateId, actor.id), isNull(application.erasedAt));
  const ended = and(mine, isNotNull(application.endedAt));
  const open = and(mine, isNull(application.endedAt));
  const counts = {
    open: countRows(db, application, open),
    ended: countRows(db, application, ended),
  };
  const total = counts[state];
  const page = pageWithin(asked, total, OWN_PER_PAGE);
  const applications = db
    .select({
      id: application.id,
      status: application.status,
      appliedAt: application.appliedAt,
      movedAt: application.movedAt,
      viewedAt: application.viewedAt,
      respondedAt: application.respondedAt,
      unseen: sql<boolean>`${application.unseenByCandidate} IS NOT NULL`.mapWith(Boolean),
      jobId: job.id,
      title: job.title,
      enterprise: enterprise.name,
    })
    .from(application)
    .innerJoin(job, eq(job.id, application.jobId))
    .innerJoin(enterprise, eq(enterprise.id, application.enterpriseId))
    .where(state === "open" ? open : ended)
    .orderBy(desc(application.movedAt), application.id)
    .limit(OWN_PER_PAGE)
    .offset((page - 1) * OWN_PER_PAGE)
    .all()
    .map((row) => ({ ...row, respondBy: respondBy(row.appliedAt) }));
  return { applications, counts, total, page, perPage: OWN_PER_PAGE };
}

export const RECEIVED_PER_PAGE = 50;
export const RECEIVED_MOST_PER_PAGE = 200;

export interface ReceivedQuery {
  /** Null = all that is open. */
  status: ApplicationStatus | null;
  tag: string | null;
  jobId: string | null;
  page: number;
  perPage: number;
}

/** Applications to one's own enterprise: who has waited longest comes first. Null = there is no enterprise. */
export function listReceivedApplications(
  ctx: AccountContext,
  { status, tag, jobId, page: asked, perPage }: ReceivedQuery,
) {
  const { db } = ctx;
  const membership = findMembership(ctx);
  if (!membership) return null;
  const ofEnterprise = and(
    eq(application.enterpriseId, membership.enterprise.id),
    isNull(application.erasedAt),
    jobId === null ? undefined : eq(application.jobId, jobId),
  );
  const tagged = tag === null ? undefined : hasTag(tag);
  const byStatus = Object.fromEntries(
    db
      .select({ status: application.status, n: count() })
      .from(application)
      .where(and(ofEnterprise, tagged))
      .groupBy(application.status)
      .all()
      .map(({ status: name, n }) => [name, n]),
  ) as Partial<Record<ApplicationStatus, number>>;
  const counts = Object.fromEntries(
    APPLICATION_STATUSES.map((name) => [name, byStatus[name] ?? 0]),
  ) as Record<ApplicationStatus, number>;
  const open = OPEN_APPLICATION_STATUSES.reduce((sum, name) => sum + counts[name], 0);
  const total = status === null ? open : counts[status];
  const size = Math.min(RECEIVED_MOST_PER_PAGE, Math.max(1, perPage));
  const page = pageWithin(asked, total, size);
  const shown =
    status === null
      ? inArray(application.status, [...OPEN_APPLICATION_STATUSES])
      : eq(application.status, status);
  const rows = db
    .select({
      id: application.id,
      status: application.status,
      appliedAt: application.appliedAt,
      movedAt: application.movedAt,
      respondedAt: application.respondedAt,
      version: application.version,
      tags: application.tags,
      snapshot: application.snapshot,
      unseen: sql<boolean>`${application.unseenByEmployer} IS NOT NULL`.mapWith(Boolean),
      resume: sql<boolean>`${application.resumeId} IS NOT NULL`.mapWith(Boolean),
      jobId: job.id,
      title: job.title,
    })
    .from(application)
    .innerJoin(job, eq(job.id, application.jobId))
    .where(and(ofEnterprise, tagged, shown))
    .orderBy(asc(application.appliedAt), application.id)
    .limit(size)
    .offset((page - 1) * size)
    .all();
  const applications = rows.map(({ snapshot, ...row }) => {
    const gone = row.status === "withdrawn";
    const [education] = snapshot?.education ?? [];
    return {
      ...row,
      respondBy: respondBy(row.appliedAt),
      name: gone ? null : (snapshot?.realName ?? null),
      headline: gone ? null : (snapshot?.headline ?? null),
      education: gone || !education ? null : education,
      tags: gone ? [] : row.tags,
      skills: gone ? [] : (snapshot?.skills ?? []).slice(0, 6),
    };
  });
  return { applications, counts, open, total, page, perPage: size, tags: tagsOf(ctx, ofEnterprise) };
}

const hasTag = (tag: string) =>
  sql`EXISTS (SELECT 1 FROM json_each(${application.tags}) WHERE value = ${tag})`;

const MOST_TAGS_SHOWN = 12;

/** The words that sort them, the most used first. */
function tagsOf({ db }: AccountContext, where: SQL | undefined): string[] {
  const each = sql<string>`tag.value`;
  return db
    .select({ tag: each, n: count() })
    .from(application)
    .innerJoin(sql`json_each(${application.tags}) AS tag`, sql`TRUE`)
    .where(and(where, ne(application.status, "withdrawn")))
    .groupBy(each)
    .orderBy(desc(count()), each)
    .limit(MOST_TAGS_SHOWN)
    .all()
    .map(({ tag }) => tag);
}

/** For each of one's own positions how many applications there are, and how many wait for a first answer. */
export function countByJob({ db }: AccountContext, jobIds: readonly string[]) {
  const rows = db
    .select({
      jobId: application.jobId,
      open: sql<number>`sum(${application.endedAt} IS NULL)`,
      waiting: sql<number>`sum(${application.endedAt} IS NULL AND ${application.respondedAt} IS NULL)`,
      all: count(),
    })
    .from(application)
    .where(and(inArray(application.jobId, [...jobIds]), isNull(application.erasedAt)))
    .groupBy(application.jobId)
    .all();
  return new Map(rows.map(({ jobId, ...n }) => [jobId, n]));
}
