import { desc, eq, getTableColumns } from "drizzle-orm";
import { MAX_REACHABLE_HITS } from "~/domain/paging";
import { countRows } from "~db/count";
import { application, consent } from "~db/schema";
import type { AccountContext } from "../context.server";

const PER_PAGE = 50;

const consentsOf = ({ db, actor }: AccountContext) =>
  db
    .select({
      ...getTableColumns(consent),
      /** Of the application that it is about. */
      endedAt: application.endedAt,
      erasedAt: application.erasedAt,
    })
    .from(consent)
    .leftJoin(application, eq(application.id, consent.subjectId))
    .where(eq(consent.accountId, actor.id))
    .orderBy(desc(consent.id))
    .$dynamic();

/** All that whoever acts agreed to, the latest first, with what was taken back. */
export const allConsents = (ctx: AccountContext) =>
  consentsOf(ctx)
    .all()
    .map(({ endedAt: _ended, erasedAt: _erased, ...row }) => row);

/** The same, a page at a time, with what has become of what they are about. */
export function listConsents(ctx: AccountContext, asked: number) {
  const total = countRows(ctx.db, consent, eq(consent.accountId, ctx.actor.id));
  const page = Math.min(asked, Math.max(1, Math.ceil(Math.min(total, MAX_REACHABLE_HITS) / PER_PAGE)));
  const consents = consentsOf(ctx)
    .limit(PER_PAGE)
    .offset((page - 1) * PER_PAGE)
    .all();
  return { consents, total, page, perPage: PER_PAGE };
}
