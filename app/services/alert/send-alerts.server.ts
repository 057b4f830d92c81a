import { and, eq, exists, isNotNull, isNull, lt, or, sql } from "drizzle-orm";
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
import { account, accountRole, savedSearch } from "~db/schema";
import type { SearchContext } from "../context.server";
import { loadJobSummaries, type JobSummary } from "../job/job-view.server";
import { queueMail } from "../mail/queue-mail.server";
import { findNews, readFresh } from "./find-news.server";
import { alertKey } from "./pending-alerts.server";
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
  const until = ctx.now - INDEX_PAUSE;
  const faults: unknown[] = [];
  // Most searches were last seen at the same time: by the run before.
  const read = new Map<number, ReturnType<typeof readFresh>>();
  const fresh = (since: number) => {
    const known = read.get(since) ?? readFresh(ctx, since, until);
    read.set(since, known);
    return known;
  };
  let written = 0;
  for (const [n, search] of due.entries()) {
    try {
      if (await tellNews(ctx, search, fresh(search.seenUntil), links)) written += 1;
    } catch (fault) {
      faults.push(fault);
    }
    report({ done: n + 1, total: due.length });
  }
  if (faults.length > 0) throw faults[0];
  return written;
}

/** The searches that are due, of people who look for work and can be written to. */
function findDue({ db, now }: SearchContext, frequency: AlertFrequency): Due[] {
  const before = dueBefore(frequency, shanghaiDay(now));
  if (before === null) return [];
  const candidate = db
    .select({ one: sql`1` })
    .from(accountRole)
    .where(and(eq(accountRole.accountId, savedSearch.accountId), eq(accountRole.role, "candidate")));
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
        exists(candidate),
      ),
    )
    .all()
    .map(({ search, email, displayName }) => ({ ...search, email: email ?? "", displayName }));
}

async function tellNews(
  ctx: SearchContext,
  search: Due,
  fresh: ReturnType<typeof readFresh>,
  links: AlertLinks,
): Promise<boolean> {
  const { db, now } = ctx;
  const { ids, more, until } = await findNews(
    ctx,
    readKeptQuery(search.query),
    fresh,
    Math.max(search.seenUntil, now - INDEX_PAUSE),
  );
  const named = loadJobSummaries(db, ids.slice(0, MOST_IN_MESSAGE));
  const day = shanghaiDay(now);
  return db.transaction(
    (tx) => {
      // Whatever was changed while it was searched for counts: what is marked already, is mailed no more, is gone.
      const unchanged = and(
        eq(savedSearch.id, search.id),
        eq(savedSearch.updatedAt, search.updatedAt),
        eq(savedSearch.seenUntil, search.seenUntil),
      );
      const marked = tx
        .update(savedSearch)
        .set({ seenUntil: Math.max(search.seenUntil, until), lastRunDay: day })
        .where(unchanged)
        .run();
      if (marked.changes === 0 || ids.length === 0) return false;
      const count = `${ids.length}${more ? " 个以上" : " 个"}`;
      return queueMail(tx, ctx, {
        onceKey: alertKey(search.id, day),
        to: search.email,
        accountId: search.accountId,
        subject: `${count}新职位：${search.name}`,
        text: letter(search, named, { count, more: ids.length > named.length }, links),
        unsubscribeUrl: links.unsubscribe(search.id),
      });
    },
    { behavior: "immediate" },
  );
}

function letter(
  search: Due,
  named: readonly JobSummary[],
  { count, more }: { count: string; more: boolean },
  links: AlertLinks,
): string {
  const query = readKeptQuery(search.query);
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
    ...(more ? ["其余的在搜索结果里。"] : []),
    `查看搜索结果：${links.results({ ...query, sort: "newest" })}`,
    `更改或删除：${links.manage()}\n不再接收这个搜索的邮件：${links.unsubscribe(search.id)}`,
  ].join("\n\n");
}
