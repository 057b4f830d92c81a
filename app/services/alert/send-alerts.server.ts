import { and, eq, gt, inArray, isNotNull, isNull, lt, lte, or, sql } from "drizzle-orm";
import { salaryText, statedPay } from "~/domain/salary";
import {
  MOST_IN_MESSAGE,
  describeSearch,
  dueBefore,
  readKeptQuery,
  type AlertFrequency,
} from "~/domain/saved-search";
import type { JobQuery } from "~/domain/job-query";
import type { TaskProgress } from "~/domain/task";
import { shanghaiDay } from "~/domain/time";
import { account, job, savedSearch } from "~db/schema";
import type { SearchContext } from "../context.server";
import { jobFilters } from "../job/find-jobs.server";
import { loadJobSummaries, type JobSummary } from "../job/job-view.server";
import { queueMail } from "../mail/queue-mail.server";
import type { SearchRow } from "./save-search.server";

/** Makes the addresses that a message leads to. */
export interface AlertLinks {
  job: (id: string) => string;
  results: (query: Partial<JobQuery>) => string;
  manage: () => string;
  /** Ends the mails of a search without signing in. */
  unsubscribe: (id: string) => string;
}

/** What was published shortly before may not be in the index yet: the next run tells it. */
const INDEX_PAUSE = 15 * 60_000;
/** What is taken over later than it was published at its source is new for so long. */
const LATE_BY = 30 * 86_400_000;
const PER_READ = 100;
const MOST_READS = 10;

type Due = SearchRow & { email: string; displayName: string };

/**
 * Mails what is new to each saved search that is due, once a day or a week however often it is run: a search is marked
 * in the transaction of its message. A search that cannot be done does not keep others from theirs.
 * @returns how many messages were written
 * @throws the first fault, after the rest was done
 */
export async function sendAlerts(
  ctx: SearchContext,
  links: AlertLinks,
  report: (progress: TaskProgress) => void = () => {},
): Promise<number> {
  const due = [...findDue(ctx, "daily"), ...findDue(ctx, "weekly")];
  const faults: unknown[] = [];
  let written = 0;
  for (const [n, search] of due.entries()) {
    try {
      if (await tellNews(ctx, search, links)) written += 1;
    } catch (fault) {
      faults.push(fault);
    }
    report({ done: n + 1, total: due.length });
  }
  if (faults.length > 0) throw faults[0];
  return written;
}

function findDue({ db, now }: SearchContext, frequency: AlertFrequency): Due[] {
  const before = dueBefore(frequency, shanghaiDay(now));
  if (before === null) return [];
  return db
    .select({ search: savedSearch, email: account.email, displayName: account.displayName })
    .from(savedSearch)
    .innerJoin(account, eq(account.id, savedSearch.accountId))
    .where(
      and(
        eq(savedSearch.frequency, frequency),
        or(isNull(savedSearch.lastRunDay), lt(savedSearch.lastRunDay, before)),
        isNotNull(account.email),
        isNotNull(account.emailConfirmedAt),
        isNull(account.disabledAt),
      ),
    )
    .all()
    .map(({ search, email, displayName }) => ({ ...search, email: email ?? "", displayName }));
}

async function tellNews(ctx: SearchContext, search: Due, links: AlertLinks): Promise<boolean> {
  const { db, now } = ctx;
  const until = Math.max(search.seenUntil, now - INDEX_PAUSE);
  const { jobs, more } = await findNews(ctx, readKeptQuery(search.query), search.seenUntil, until);
  const day = shanghaiDay(now);
  return db.transaction(
    (tx) => {
      // Whatever was changed while it was searched for counts: what is marked already, is mailed no more, is gone.
      const unchanged = and(
        eq(savedSearch.id, search.id),
        eq(savedSearch.updatedAt, search.updatedAt),
        eq(savedSearch.seenUntil, search.seenUntil),
      );
      const marked = tx.update(savedSearch).set({ seenUntil: until, lastRunDay: day }).where(unchanged).run();
      if (marked.changes === 0 || jobs.length === 0) return false;
      const count = `${jobs.length}${more ? " 个以上" : " 个"}`;
      return queueMail(tx, ctx, {
        onceKey: `alert:${search.id}:${day}`,
        to: search.email,
        accountId: search.accountId,
        subject: `${count}新职位：${search.name}`,
        text: letter(search, jobs, count, links),
        unsubscribeUrl: links.unsubscribe(search.id),
      });
    },
    { behavior: "immediate" },
  );
}

/** Open positions of a search that came up after `since` and not after `until`, newest first. */
async function findNews(
  ctx: SearchContext,
  query: JobQuery,
  since: number,
  until: number,
): Promise<{ jobs: JobSummary[]; more: boolean }> {
  const filters = [
    ...jobFilters(query, ctx.now),
    { kind: "range", field: "postedAt", min: since - LATE_BY, max: until } as const,
  ];
  const jobs: JobSummary[] = [];
  for (let page = 1; page <= MOST_READS; page += 1) {
    const asked = { q: query.q, filters, facets: [], sort: "newest", page, perPage: PER_READ } as const;
    const { ids } = await ctx.search.search("jobs", { ...asked, now: ctx.now });
    jobs.push(...loadJobSummaries(ctx.db, cameUp(ctx, ids, since, until)));
    if (ids.length < PER_READ) return { jobs, more: false };
  }
  return { jobs, more: true };
}

/** Of these, in their order, the open ones that the portal has shown only since then. */
function cameUp({ db, now }: SearchContext, ids: readonly string[], since: number, until: number): string[] {
  // What was taken over from elsewhere came up when it was taken over; here, publishing again makes nothing new.
  const shownAt = sql<number>`iif(${job.createdBy} IS NULL, max(${job.postedAt}, ${job.createdAt}), ${job.postedAt})`;
  const found = db
    .select({ id: job.id })
    .from(job)
    .where(
      and(
        inArray(job.id, [...ids]),
        gt(shownAt, since),
        lte(shownAt, until),
        or(isNull(job.validUntil), gt(job.validUntil, now)),
      ),
    )
    .all();
  const fresh = new Set(found.map(({ id }) => id));
  return ids.filter((id) => fresh.has(id));
}

function letter(search: Due, jobs: readonly JobSummary[], count: string, links: AlertLinks): string {
  const query = readKeptQuery(search.query);
  const named = jobs.slice(0, MOST_IN_MESSAGE);
  return [
    `${search.displayName}，您好：`,
    `您保存的搜索“${search.name}”（${describeSearch(query)}）有 ${count}新职位。`,
    ...named.map((one) =>
      [
        one.title,
        `${one.enterprise.name} · ${one.district} · ${salaryText(statedPay(one))}`,
        links.job(one.id),
      ].join("\n"),
    ),
    ...(jobs.length > named.length ? [`其余的在搜索结果里。`] : []),
    `查看搜索结果：${links.results({ ...query, sort: "newest" })}`,
    `更改或删除：${links.manage()}\n不再接收这个搜索的邮件：${links.unsubscribe(search.id)}`,
  ].join("\n\n");
}
