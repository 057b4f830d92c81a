import { and, asc, desc, eq, gt, gte, isNull, lte, or, sql } from "drizzle-orm";
import type { JobQuery } from "~/domain/job-query";
import { MAX_REACHABLE_HITS } from "~/domain/paging";
import { job, searchOutbox } from "~db/schema";
import { readCursor, type Reader } from "~search/cursor";
import type { SearchContext } from "../context.server";
import { jobFilters } from "../job/find-jobs.server";

/** What is taken over later than it was published at its source is new for so long. */
const LATE_BY = 30 * 86_400_000;
const PER_READ = 100;

/** A position that came up; both times UTC epoch ms. */
interface Fresh {
  id: string;
  /** When the portal began to show it. */
  shownAt: number;
  postedAt: number;
}

/**
 * All open positions that came up after `since` and not after `until`, newest first. What was taken over from elsewhere
 * came up when it was taken over; here, publishing again makes nothing new.
 */
export function readFresh({ db, now }: SearchContext, since: number, until: number): Fresh[] {
  const shownAt = sql<number>`iif(${job.createdBy} IS NULL, max(${job.postedAt}, ${job.createdAt}), ${job.postedAt})`;
  return db
    .select({ id: job.id, shownAt, postedAt: sql<number>`${job.postedAt}` })
    .from(job)
    .where(
      and(
        eq(job.status, "published"),
        // The order of the list is that of the dates of publication, and has an index.
        gte(job.sortAt, since - LATE_BY),
        gte(job.postedAt, since - LATE_BY),
        gt(shownAt, since),
        lte(shownAt, until),
        or(isNull(job.validUntil), gt(job.validUntil, now)),
      ),
    )
    .orderBy(desc(shownAt), job.id)
    .all();
}

export interface News {
  /** Newest first. */
  ids: string[];
  /** There are more than a search can name. */
  more: boolean;
  /** What came up until then was in the index that answered. */
  until: number;
}

/**
 * What a search finds among the positions that came up. The database says what is new and the index what of it is meant,
 * so that a broad search loses nothing; what the index does not hold yet is left to the next run.
 */
export async function findNews(
  ctx: SearchContext,
  query: JobQuery,
  fresh: readonly Fresh[],
  until: number,
): Promise<News> {
  if (fresh.length === 0) return { ids: [], more: false, until };
  // Asked before the search: what is applied meanwhile is found all the more.
  const behind = { sqlite: indexedUntil(ctx, "sqlite"), meilisearch: indexedUntil(ctx, "meilisearch") };
  const found: Found = { ids: new Set(), more: false, engines: new Set() };
  await search(
    ctx,
    query,
    [...new Set(fresh.map(({ postedAt }) => postedAt))].sort((a, b) => a - b),
    found,
  );
  const reached = Math.min(until, ...[...found.engines].map((engine) => behind[engine]));
  const meant = fresh.filter(({ id, shownAt }) => found.ids.has(id) && shownAt <= reached);
  return { ids: meant.map(({ id }) => id), more: found.more, until: reached };
}

interface Found {
  ids: Set<string>;
  more: boolean;
  engines: Set<Reader>;
}

/** Reads everything published at one of these times, in parts where one search cannot reach it all. */
async function search(ctx: SearchContext, query: JobQuery, times: readonly number[], found: Found) {
  const [min, max] = [times[0], times.at(-1)];
  const filters = [...jobFilters(query, ctx.now), { kind: "range", field: "postedAt", min, max } as const];
  const asked = { q: query.q, filters, facets: [], sort: "newest", perPage: PER_READ, now: ctx.now } as const;
  for (let page = 1; page <= MAX_REACHABLE_HITS / PER_READ; page += 1) {
    const { ids, total, engine } = await ctx.search.search("jobs", { ...asked, page });
    found.engines.add(engine);
    if (total >= MAX_REACHABLE_HITS && times.length > 1) {
      const middle = times.length >> 1;
      await search(ctx, query, times.slice(0, middle), found);
      return search(ctx, query, times.slice(middle), found);
    }
    ids.forEach((id) => found.ids.add(id));
    if (ids.length < PER_READ) return;
  }
  found.more = true;
}

/** Everything announced until then is in the index of that engine. */
function indexedUntil({ db }: SearchContext, engine: Reader): number {
  const oldest = db
    .select({ at: searchOutbox.createdAt })
    .from(searchOutbox)
    .where(and(eq(searchOutbox.indexName, "jobs"), gt(searchOutbox.seq, readCursor(db, engine, "jobs"))))
    .orderBy(asc(searchOutbox.seq))
    .limit(1)
    .get();
  return oldest ? oldest.at - 1 : Infinity;
}
