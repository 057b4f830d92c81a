import { and, asc, eq, gte, inArray, isNull, lte } from "drizzle-orm";
import { MAX_REACHABLE_HITS } from "~/domain/paging";
import { maskName } from "~/domain/talent-card";
import { countRows } from "~db/count";
import type { Db, Tx } from "~db/client";
import { cardApplication } from "~db/schema";
import type { Context } from "../context.server";

const PER_PAGE = 50;

/**
 * What is public of a case: masked name, category, employer, period. While an objection is looked into the entry stays
 * as it is, so that nobody reads from it that there is one.
 */
const PUBLIC = {
  id: cardApplication.id,
  realName: cardApplication.realName,
  category: cardApplication.category,
  employer: cardApplication.employerName,
  from: cardApplication.publicityFrom,
  until: cardApplication.publicityUntil,
};
type PublicRow = {
  id: string;
  realName: string | null;
  category: (typeof cardApplication.$inferSelect)["category"];
  employer: string | null;
  from: number | null;
  until: number | null;
};

const running = (now: number) =>
  and(
    inArray(cardApplication.status, ["publicity", "objection"]),
    isNull(cardApplication.erasedAt),
    lte(cardApplication.publicityFrom, now),
    gte(cardApplication.publicityUntil, now),
  );

const shown = ({ realName, from, until, ...row }: PublicRow) => ({
  ...row,
  name: maskName(realName ?? ""),
  from: from ?? 0,
  until: until ?? 0,
});

/** The cases whose publicity runs, those that end first at the top. */
export function listPublicity({ db, now }: Context, asked: number) {
  const total = countRows(db, cardApplication, running(now));
  const page = Math.min(asked, Math.max(1, Math.ceil(Math.min(total, MAX_REACHABLE_HITS) / PER_PAGE)));
  const entries = db
    .select(PUBLIC)
    .from(cardApplication)
    .where(running(now))
    .orderBy(asc(cardApplication.publicityUntil), asc(cardApplication.id))
    .limit(PER_PAGE)
    .offset((page - 1) * PER_PAGE)
    .all()
    .map(shown);
  return { entries, total, page, perPage: PER_PAGE };
}

/** One of them; null for what is not, or no longer, published. */
export function findPublicity({ db, now }: { db: Db | Tx; now: number }, id: string) {
  const row = db
    .select(PUBLIC)
    .from(cardApplication)
    .where(and(eq(cardApplication.id, id), running(now)))
    .get();
  return row ? shown(row) : null;
}
