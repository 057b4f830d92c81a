import { and, asc, count, countDistinct, desc, eq, gte, inArray, isNotNull, isNull, lte } from "drizzle-orm";
import { CARD_APPLICATION_STATUS_LABELS, DESK_STATUSES } from "~/domain/card-application";
import { CARD_HOLDER_PLAN, median, percent, shownCount } from "~/domain/card-figures";
import { INDUSTRY_LABELS } from "~/domain/industry";
import { CARD_CATEGORIES, CARD_CATEGORY_LABELS } from "~/domain/talent-card";
import { workingDaysBetween } from "~/domain/working-day";
import { cardApplication, cardApplicationEvent, talentCard } from "~db/schema";
import { recordAction } from "../audit/record-action.server";
import type { AccountContext } from "../context.server";
import { getCalendar } from "../setting/get-calendar.server";

const YEAR = 365 * 86_400_000;
const MOST_EMPLOYERS = 20;

const handedIn = and(isNotNull(cardApplication.caseNumber), isNull(cardApplication.erasedAt));

/** Cases by stage and age, how long stages took over the last year, what came back, and the cards that are valid. */
export function countCardFigures(ctx: AccountContext) {
  return {
    stages: stagesOf(ctx),
    returned: returnedOf(ctx),
    ...cardsOf(ctx),
    plan: CARD_HOLDER_PLAN,
  };
}
export type CardFigures = ReturnType<typeof countCardFigures>;

function stagesOf(ctx: AccountContext) {
  const { db, now } = ctx;
  const calendar = getCalendar(ctx);
  const open = db
    .select({ stage: cardApplication.status, movedAt: cardApplication.movedAt, dueAt: cardApplication.dueAt })
    .from(cardApplication)
    .where(and(handedIn, inArray(cardApplication.status, [...DESK_STATUSES])))
    .all();
  const took = stageDays(ctx, calendar);
  return DESK_STATUSES.map((stage) => {
    const rows = open.filter((row) => row.stage === stage);
    const ages = rows.map(({ movedAt }) => workingDaysBetween(movedAt, now, calendar));
    const done = took.get(stage) ?? [];
    return {
      stage,
      n: rows.length,
      upTo2: ages.filter((age) => age <= 2).length,
      upTo5: ages.filter((age) => age > 2 && age <= 5).length,
      over5: ages.filter((age) => age > 5).length,
      overdue: rows.filter(({ dueAt }) => dueAt !== null && dueAt < now).length,
      medianDays: median(done),
      finished: done.length,
    };
  });
}

/** Working days that cases spent in each stage which they left within the last year. */
function stageDays({ db, now }: AccountContext, calendar: ReturnType<typeof getCalendar>) {
  const events = db
    .select({
      applicationId: cardApplicationEvent.applicationId,
      at: cardApplicationEvent.at,
      from: cardApplicationEvent.from,
    })
    .from(cardApplicationEvent)
    .where(gte(cardApplicationEvent.at, now - YEAR))
    .orderBy(asc(cardApplicationEvent.applicationId), asc(cardApplicationEvent.id))
    .all();
  const days = new Map<string, number[]>();
  events.forEach(({ applicationId, at, from }, i) => {
    const before = events[i - 1];
    // When it came to the stage is told by the event before; the first within the year has none.
    if (before?.applicationId !== applicationId) return;
    const took = workingDaysBetween(before.at, at, calendar);
    const ofStage = days.get(from);
    if (ofStage) ofStage.push(took);
    else days.set(from, [took]);
  });
  return days;
}

function returnedOf({ db }: AccountContext) {
  const all = db.select({ n: count() }).from(cardApplication).where(handedIn).get()?.n ?? 0;
  const back =
    db
      .select({ n: countDistinct(cardApplicationEvent.applicationId) })
      .from(cardApplicationEvent)
      .innerJoin(cardApplication, eq(cardApplication.id, cardApplicationEvent.applicationId))
      .where(and(handedIn, eq(cardApplicationEvent.to, "returned")))
      .get()?.n ?? 0;
  return { all, back, percent: percent(back, all) };
}

/** Only of cards that were issued and are valid: of what is not decided nothing is told by category or employer. */
function cardsOf({ db, now }: AccountContext) {
  const valid = and(
    eq(talentCard.status, "active"),
    lte(talentCard.validFrom, now),
    gte(talentCard.validUntil, now),
  );
  const categories = db
    .select({ category: talentCard.category, n: count() })
    .from(talentCard)
    .where(valid)
    .groupBy(talentCard.category)
    .all();
  const fields = db
    .select({ field: talentCard.field, n: count() })
    .from(talentCard)
    .where(valid)
    .groupBy(talentCard.field)
    .orderBy(desc(count()), asc(talentCard.field))
    .all();
  const employers = db
    .select({ name: talentCard.employerName, n: count() })
    .from(talentCard)
    .where(valid)
    .groupBy(talentCard.employerName)
    .orderBy(desc(count()), asc(talentCard.employerName))
    .limit(MOST_EMPLOYERS)
    .all();
  const holders =
    db
      .select({ n: countDistinct(talentCard.holderId) })
      .from(talentCard)
      .where(valid)
      .get()?.n ?? 0;
  return {
    holders,
    byCategory: CARD_CATEGORIES.map((category) => ({
      label: CARD_CATEGORY_LABELS[category],
      n: shownCount(categories.find((row) => row.category === category)?.n ?? 0),
    })),
    byField: fields.map(({ field, n }) => ({
      label: field ? (INDUSTRY_LABELS[field] ?? field) : "未填写",
      n: shownCount(n),
    })),
    byEmployer: employers.map(({ name, n }) => ({ label: name ?? "未填写", n: shownCount(n) })),
  };
}

/**
 * The figures as rows of a file; that they were taken along is written down. No names, no numbers of cases; groups of
 * few without their size.
 */
export function exportCardFigures(ctx: AccountContext): string[][] {
  const { stages, returned, holders, byCategory, byField, byEmployer } = countCardFigures(ctx);
  ctx.db.transaction(
    (tx) =>
      recordAction(tx, ctx, {
        action: "card-application:export",
        entity: "card-application",
        entityId: "figures",
      }),
    { behavior: "immediate" },
  );
  const group = (what: string, rows: readonly { label: string; n: string }[]) =>
    rows.map(({ label, n }) => [what, label, n]);
  return [
    ["指标", "分组", "数值"],
    ...stages.flatMap(({ stage, n, overdue, medianDays }) => {
      const label = CARD_APPLICATION_STATUS_LABELS[stage];
      return [
        ["在办申请", label, shownCount(n)],
        ["到期待办", label, shownCount(overdue)],
        ["办理用时中位数（工作日）", label, medianDays === null ? "—" : String(medianDays)],
      ];
    }),
    ["补正率", "全部", returned.percent === null ? "—" : `${returned.percent}%`],
    ["持卡人数", "全部", shownCount(holders)],
    ...group("有效卡（类别）", byCategory),
    ...group("有效卡（领域）", byField),
    ...group("有效卡（单位）", byEmployer),
  ];
}
