import { and, eq, inArray, isNotNull, isNull } from "drizzle-orm";
import type { CalendarChange } from "~/domain/calendar-form";
import { PUBLICITY_WORKING_DAYS } from "~/domain/card-application";
import { authorize } from "~/domain/permission";
import { CALENDAR_SETTING, afterWorkingDays, type DayCalendar } from "~/domain/working-day";
import type { Db, Tx } from "~db/client";
import { cardApplication } from "~db/schema";
import { announce } from "~search/outbox";
import type { AccountContext } from "../context.server";
import { changeSetting } from "./change-setting.server";

export interface PublicityEffect {
  id: string;
  caseNumber: string;
  until: number;
  /** When it would end by the calendar. */
  then: number;
}

/** What a calendar means for the publicity that runs: only what would end at another day. */
export function calendarEffect(db: Db | Tx, calendar: DayCalendar): PublicityEffect[] {
  return db
    .select()
    .from(cardApplication)
    .where(
      and(
        inArray(cardApplication.status, ["publicity", "objection"]),
        isNull(cardApplication.erasedAt),
        isNotNull(cardApplication.publicityFrom),
        isNotNull(cardApplication.publicityUntil),
      ),
    )
    .orderBy(cardApplication.publicityUntil, cardApplication.id)
    .all()
    .flatMap(({ id, caseNumber, publicityFrom, publicityUntil }) => {
      const then = afterWorkingDays(publicityFrom ?? 0, PUBLICITY_WORKING_DAYS, calendar);
      return then === publicityUntil
        ? []
        : [{ id, caseNumber: caseNumber ?? "", until: publicityUntil ?? 0, then }];
    });
}

/**
 * Sets the calendar. Publicity that runs gets the working days it was promised where holidays were added, and is never
 * shortened: what was announced holds.
 * @throws NotPermitted
 */
export function setCalendar(
  ctx: AccountContext,
  change: CalendarChange,
): { done: true; extended: number } | { refused: "changed" } {
  authorize(ctx.actor, "setting:manage", change);
  const { shown, lines: value, note } = change;
  return ctx.db.transaction(
    (tx) => {
      if (!changeSetting(tx, ctx, { key: CALENDAR_SETTING, shown, value, note }))
        return { refused: "changed" as const };
      const longer = calendarEffect(tx, value).filter(({ until, then }) => then > until && until >= ctx.now);
      for (const { id, then } of longer) {
        const row = tx.select().from(cardApplication).where(eq(cardApplication.id, id)).get();
        tx.update(cardApplication)
          .set({
            publicityUntil: then,
            ...(row?.status === "publicity" ? { dueAt: then } : {}),
            version: (row?.version ?? 0) + 1,
            updatedAt: ctx.now,
          })
          .where(eq(cardApplication.id, id))
          .run();
      }
      announce(
        tx,
        "talentCards",
        longer.map(({ id }) => id),
        ctx.now,
      );
      return { done: true as const, extended: longer.length };
    },
    { behavior: "immediate" },
  );
}
