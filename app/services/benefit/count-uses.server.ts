import { and, between, desc, eq, isNull, sql, type SQL } from "drizzle-orm";
import { periodOf, type QuotaPeriod } from "~/domain/benefit";
import { countRows } from "~db/count";
import type { Db, Tx } from "~db/client";
import { benefitUse } from "~db/schema";
import type { BenefitRow } from "./load-benefit.server";

/** Uses that count, of a benefit. */
const counted = (benefitId: string) => and(eq(benefitUse.benefitId, benefitId), isNull(benefitUse.undoneAt));

function within(period: QuotaPeriod, day: string): SQL | undefined {
  const days = periodOf(period, day);
  return days ? between(benefitUse.day, days.first, days.last) : undefined;
}

/** How often a benefit was used within its periods, as of a Shanghai day, by a card and by all. */
export function usesWithin(
  db: Db | Tx,
  { id, perCardPeriod, quotaPeriod, perCard, quota }: BenefitRow,
  cardId: string,
  day: string,
): { byCard: number; byAll: number } {
  const all = counted(id);
  const count = (period: QuotaPeriod, of?: SQL) =>
    countRows(db, benefitUse, and(all, of, within(period, day)));
  return {
    byCard: perCard === null ? 0 : count(perCardPeriod, eq(benefitUse.cardId, cardId)),
    byAll: quota === null ? 0 : count(quotaPeriod),
  };
}

export interface UseCount {
  /** `YYYY-MM-DD` or `YYYY-MM`. */
  when: string;
  uses: number;
  /** Different cards among them. */
  cards: number;
}

const DAYS_SHOWN = 31;
const MONTHS_SHOWN = 24;

/** How often a benefit was used: by day and by month, the latest first, and altogether. What was taken back is apart. */
export function benefitFigures(db: Db, benefitId: string) {
  const uses = sql<number>`count(*)`;
  const cards = sql<number>`count(DISTINCT ${benefitUse.cardId})`;
  const by = (when: SQL<string>, limit: number): UseCount[] =>
    db
      .select({ when, uses, cards })
      .from(benefitUse)
      .where(counted(benefitId))
      .groupBy(when)
      .orderBy(desc(when))
      .limit(limit)
      .all();
  const total = db.select({ uses, cards }).from(benefitUse).where(counted(benefitId)).get();
  const every = countRows(db, benefitUse, eq(benefitUse.benefitId, benefitId));
  return {
    days: by(sql<string>`${benefitUse.day}`, DAYS_SHOWN),
    months: by(sql<string>`substr(${benefitUse.day}, 1, 7)`, MONTHS_SHOWN),
    uses: total?.uses ?? 0,
    cards: total?.cards ?? 0,
    undone: every - (total?.uses ?? 0),
  };
}
