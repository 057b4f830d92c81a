import {
  and,
  asc,
  count,
  desc,
  eq,
  gt,
  inArray,
  isNotNull,
  isNull,
  lt,
  lte,
  or,
  sql,
  type SQL,
} from "drizzle-orm";
import { DESK_STATUSES, type CardApplicationStatus } from "~/domain/card-application";
import { isFinalCardApplication } from "~/domain/card-application-moves";
import { DESK_AGES, DESK_QUEUES, type DeskAge, type DeskQuery } from "~/domain/card-desk";
import { MAX_REACHABLE_HITS } from "~/domain/paging";
import { CARD_CATEGORIES } from "~/domain/talent-card";
import { endOfShanghaiDay } from "~/domain/time";
import { countRows } from "~db/count";
import { account, cardApplication } from "~db/schema";
import type { AccountContext } from "../context.server";

export const DESK_PER_PAGE = 25;
/** Longer work lists than this are walked through from the list. */
const MOST_IN_LINE = 1_000;

const onDesk = and(isNull(cardApplication.erasedAt), isNotNull(cardApplication.caseNumber));

function ofAge(age: DeskAge, now: number): SQL | undefined {
  const { dueAt } = cardApplication;
  switch (age) {
    case "overdue":
      return lt(dueAt, now);
    case "today":
      return and(sql`${dueAt} >= ${now}`, lte(dueAt, endOfShanghaiDay(now)));
    case "later":
      return or(isNull(dueAt), gt(dueAt, endOfShanghaiDay(now)));
    case "all":
      return undefined;
  }
}

type Narrowed = Omit<DeskQuery, "page" | "q">;
/** Ids that the words of the query lead to (`searchDesk`); null = there are no words. */
type Found = readonly string[] | null;

function where({ actor, now }: AccountContext, { stage, category, assignee, age }: Narrowed, found: Found) {
  return and(
    onDesk,
    stage === null ? inArray(cardApplication.status, [...DESK_STATUSES]) : eq(cardApplication.status, stage),
    category === null ? undefined : eq(cardApplication.category, category),
    assignee === "mine"
      ? eq(cardApplication.assigneeId, actor.id)
      : assignee === "nobody"
        ? isNull(cardApplication.assigneeId)
        : undefined,
    ofAge(age, now),
    found === null ? undefined : inArray(cardApplication.id, [...found]),
  );
}

/** What is due first comes first, so that the overdue lead; what is over is shown the latest first. */
function order(stage: DeskQuery["stage"]) {
  const over = stage !== null && (isFinalCardApplication(stage) || stage === "rejected");
  return over
    ? [desc(cardApplication.movedAt), asc(cardApplication.id)]
    : [
        sql`${cardApplication.dueAt} IS NULL`,
        asc(cardApplication.dueAt),
        asc(cardApplication.movedAt),
        asc(cardApplication.id),
      ];
}

/**
 * A page of the work list. Names are whole here: it is the office's own list, behind `card:read`; identity numbers are
 * not in it.
 */
export function listDesk(ctx: AccountContext, query: DeskQuery, found: Found) {
  const { db, actor } = ctx;
  const matching = where(ctx, query, found);
  const total = countRows(db, cardApplication, matching);
  const page = Math.min(
    query.page,
    Math.max(1, Math.ceil(Math.min(total, MAX_REACHABLE_HITS) / DESK_PER_PAGE)),
  );
  const rows = db
    .select({
      id: cardApplication.id,
      caseNumber: cardApplication.caseNumber,
      kind: cardApplication.kind,
      category: cardApplication.category,
      status: cardApplication.status,
      name: cardApplication.realName,
      employer: cardApplication.employerName,
      exempt: cardApplication.exempt,
      verdict: sql<string | null>`json_extract(${cardApplication.evaluation}, '$.verdict')`,
      movedAt: cardApplication.movedAt,
      dueAt: cardApplication.dueAt,
      version: cardApplication.version,
      assigneeId: cardApplication.assigneeId,
      assignee: account.displayName,
      seen: hasOpened(actor.id),
    })
    .from(cardApplication)
    .leftJoin(account, eq(account.id, cardApplication.assigneeId))
    .where(matching)
    .orderBy(...order(query.stage))
    .limit(DESK_PER_PAGE)
    .offset((page - 1) * DESK_PER_PAGE)
    .all()
    .map(({ caseNumber, assigneeId, ...row }) => ({
      ...row,
      caseNumber: caseNumber ?? "",
      mine: assigneeId === actor.id,
    }));
  return { cases: rows, total, page, perPage: DESK_PER_PAGE };
}
export type DeskList = ReturnType<typeof listDesk>;

/**
 * Whether an officer has opened a case since it came to its stage: what was not looked at is not decided on in one go.
 * A case of another table has to be named `card_application` in the query.
 */
export const hasOpened = (accountId: string) =>
  sql<boolean>`EXISTS (SELECT 1 FROM audit_entry opened WHERE opened.entity_id = card_application.id
    AND opened.action = 'card-application:view' AND opened.actor = ${accountId}
    AND opened.at >= card_application.moved_at)`.mapWith(Boolean);

/** How many cases there are by stage, and how the narrowed list divides: what stands beside each filter. */
export function countDesk(ctx: AccountContext, query: DeskQuery, found: Found) {
  const { db } = ctx;
  const byStage = db
    .select({ stage: cardApplication.status, n: count() })
    .from(cardApplication)
    .where(onDesk)
    .groupBy(cardApplication.status)
    .all();
  const ofStage = (stage: CardApplicationStatus) => byStage.find((row) => row.stage === stage)?.n ?? 0;
  const byCategory = db
    .select({ category: cardApplication.category, n: count() })
    .from(cardApplication)
    .where(where(ctx, { ...query, category: null }, found))
    .groupBy(cardApplication.category)
    .all();
  return {
    stages: DESK_QUEUES.map((stage) => ({ stage, n: ofStage(stage) })),
    waiting: DESK_STATUSES.reduce((sum, stage) => sum + ofStage(stage), 0),
    categories: CARD_CATEGORIES.map((category) => ({
      category,
      n: byCategory.find((row) => row.category === category)?.n ?? 0,
    })).filter(({ n, category }) => n > 0 || category === query.category),
    ages: DESK_AGES.map((age) => ({
      age,
      n: countRows(db, cardApplication, where(ctx, { ...query, age }, found)),
    })),
    mine: countRows(db, cardApplication, where(ctx, { ...query, assignee: "mine" }, found)),
    nobody: countRows(db, cardApplication, where(ctx, { ...query, assignee: "nobody" }, found)),
  };
}

/** What waits at each stage, and how much of it is late: for the overview. */
export function countDeskQueues({ db, now }: AccountContext) {
  const rows = db
    .select({
      stage: cardApplication.status,
      n: count(),
      overdue: sql<number>`sum(${cardApplication.dueAt} < ${now})`.mapWith(Number),
    })
    .from(cardApplication)
    .where(and(onDesk, inArray(cardApplication.status, [...DESK_STATUSES])))
    .groupBy(cardApplication.status)
    .all();
  return DESK_STATUSES.map((stage) => {
    const found = rows.find((row) => row.stage === stage);
    // While it is published nobody is late with anything; once that is over, approving is.
    return { stage, n: found?.n ?? 0, overdue: found?.overdue ?? 0 };
  });
}

/** Where a case stands in a work list: the ids before and after it, from 1 which it is; null = it is not in it. */
export function placeInDesk(ctx: AccountContext, query: DeskQuery, found: Found, id: string) {
  const line = ctx.db
    .select({ id: cardApplication.id })
    .from(cardApplication)
    .where(where(ctx, query, found))
    .orderBy(...order(query.stage))
    .limit(MOST_IN_LINE)
    .all();
  const at = line.findIndex((row) => row.id === id);
  if (at === -1) return { before: null, after: line[0]?.id ?? null, at: null, total: line.length };
  return {
    before: line[at - 1]?.id ?? null,
    after: line[at + 1]?.id ?? null,
    at: at + 1,
    total: line.length,
  };
}
