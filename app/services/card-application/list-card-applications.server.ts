import { and, count, desc, eq, gt, isNotNull, isNull, ne, sql, type SQL } from "drizzle-orm";
import { isOpenCardApplication } from "~/domain/card-application-moves";
import { MAX_REACHABLE_HITS } from "~/domain/paging";
import type { Db } from "~db/client";
import { countRows } from "~db/count";
import { cardApplication, cardInvitation } from "~db/schema";
import type { AccountContext } from "../context.server";
import { findMembership } from "../member/find-membership.server";

const PER_PAGE = 20;
const COLUMNS = {
  id: cardApplication.id,
  caseNumber: cardApplication.caseNumber,
  kind: cardApplication.kind,
  category: cardApplication.category,
  status: cardApplication.status,
  realName: cardApplication.realName,
  employerName: cardApplication.employerName,
  createdAt: cardApplication.createdAt,
  submittedAt: cardApplication.submittedAt,
  movedAt: cardApplication.movedAt,
  dueAt: cardApplication.dueAt,
  missing: cardApplication.missing,
  unseen: sql<boolean>`${cardApplication.unseenByApplicant} IS NOT NULL`.mapWith(Boolean),
};

/** Cases for one's own card, whoever files them; what an employer is still writing is not among them. */
const ownCases = (personId: string) =>
  and(
    eq(cardApplication.personId, personId),
    isNull(cardApplication.erasedAt),
    sql`NOT (${cardApplication.status} = 'draft' AND ${cardApplication.filedBy} <> ${personId})`,
  );

function listCases(db: Db, where: SQL | undefined, asked: number) {
  const total = countRows(db, cardApplication, where);
  const last = Math.max(1, Math.ceil(Math.min(total, MAX_REACHABLE_HITS) / PER_PAGE));
  const page = Math.min(asked, last);
  const cases = db
    .select(COLUMNS)
    .from(cardApplication)
    .where(where)
    .orderBy(desc(cardApplication.movedAt), cardApplication.id)
    .limit(PER_PAGE)
    .offset((page - 1) * PER_PAGE)
    .all();
  return { cases, total, page, perPage: PER_PAGE };
}

/** Cases for one's own card, the latest news first. */
export const listOwnCardApplications = ({ db, actor }: AccountContext, page: number) =>
  listCases(db, ownCases(actor.id), page);

/** The case for one's own card that is under way, or was refused and can be appealed; the latest. */
export function runningCase(db: Db, personId: string) {
  const { cases } = listCases(db, ownCases(personId), 1);
  return cases.find(({ status }) => isOpenCardApplication(status) || status === "rejected") ?? null;
}

/** How many cases for one's own card have moved since one last looked. */
export const countUnseenCases = (db: Db, personId: string): number =>
  db
    .select({ n: count() })
    .from(cardApplication)
    .where(and(ownCases(personId), isNotNull(cardApplication.unseenByApplicant)))
    .get()?.n ?? 0;

/** What waits to be looked at: cases that have moved, and enterprises that ask. Asked for with every page. */
export function countCardNews({ db, now }: Pick<AccountContext, "db" | "now">, personId: string): number {
  const asking = and(eq(cardInvitation.personId, personId), gt(cardInvitation.expiresAt, now));
  return countUnseenCases(db, personId) + countRows(db, cardInvitation, asking);
}

export type FiledState = "open" | "ended";

/** Cases that one's own enterprise files for somebody; what was withdrawn without the name. Null = there is no enterprise. */
export function listFiledCardApplications(
  ctx: AccountContext,
  { state, page }: { state: FiledState; page: number },
) {
  const membership = findMembership(ctx);
  if (!membership) return null;
  const filed = and(
    eq(cardApplication.enterpriseId, membership.enterprise.id),
    ne(cardApplication.filedBy, cardApplication.personId),
    isNull(cardApplication.erasedAt),
  );
  const where = {
    open: and(filed, isNull(cardApplication.endedAt)),
    ended: and(filed, isNotNull(cardApplication.endedAt)),
  };
  const counts = {
    open: countRows(ctx.db, cardApplication, where.open),
    ended: countRows(ctx.db, cardApplication, where.ended),
  };
  const { cases, ...paging } = listCases(ctx.db, where[state], page);
  return {
    enterprise: membership.enterprise,
    counts,
    state,
    ...paging,
    cases: cases.map((one) => (one.status === "withdrawn" ? { ...one, realName: null, missing: null } : one)),
  };
}
