import { and, count, desc, eq, gt, inArray, sql } from "drizzle-orm";
import { MOST_TALENT_VIEWS_DAILY } from "~/domain/talent";
import { shanghaiDay, shanghaiDayStart } from "~/domain/time";
import type { Tx } from "~db/client";
import { auditEntry, enterprise } from "~db/schema";
import { recordAction } from "../audit/record-action.server";
import type { AccountContext } from "../context.server";
import type { Finder } from "./find-talents.server";

const DAY = 86_400_000;
/** For so long somebody is shown who looked. */
const SHOWN_DAYS = 90;
const MOST_SHOWN = 50;

const views = eq(auditEntry.action, "talent:view");
const ofEnterprise = sql<string>`json_extract(${auditEntry.details}, '$.enterpriseId')`;

/**
 * Writes down that somebody of an enterprise looks at a person, once for each who looks and day, in a transaction.
 * @returns whether they may: an enterprise looks at so many people within 24 hours and no more
 */
export function recordView(tx: Tx, ctx: AccountContext, finder: Finder, accountId: string): boolean {
  const today = shanghaiDayStart(shanghaiDay(ctx.now));
  const own = and(
    views,
    eq(auditEntry.entityId, accountId),
    eq(auditEntry.actor, ctx.actor.id),
    eq(ofEnterprise, finder.id),
    gt(auditEntry.at, today - 1),
  );
  if (tx.select({ id: auditEntry.id }).from(auditEntry).where(own).get()) return true;
  const lately = and(views, eq(ofEnterprise, finder.id), gt(auditEntry.at, ctx.now - DAY));
  const looked = tx.select({ n: count() }).from(auditEntry).where(lately).get()?.n ?? 0;
  if (looked >= MOST_TALENT_VIEWS_DAILY) return false;
  const details = { enterpriseId: finder.id };
  recordAction(tx, ctx, { action: "talent:view", entity: "account", entityId: accountId, details });
  return true;
}

/** Which enterprises looked at whoever acts, and on which days last, the latest first. */
export function listViews({ db, actor, now }: AccountContext) {
  const rows = db
    .select({ enterpriseId: ofEnterprise, at: sql<number>`max(${auditEntry.at})` })
    .from(auditEntry)
    .where(and(views, eq(auditEntry.entityId, actor.id), gt(auditEntry.at, now - SHOWN_DAYS * DAY)))
    .groupBy(ofEnterprise)
    .orderBy(desc(sql`max(${auditEntry.at})`))
    .limit(MOST_SHOWN)
    .all();
  const names = new Map(
    db
      .select({ id: enterprise.id, name: enterprise.name })
      .from(enterprise)
      .where(
        inArray(
          enterprise.id,
          rows.map(({ enterpriseId }) => enterpriseId),
        ),
      )
      .all()
      .map(({ id, name }) => [id, name]),
  );
  return rows.flatMap(({ enterpriseId, at }) => {
    const name = names.get(enterpriseId);
    return name === undefined ? [] : [{ enterpriseId, name, at }];
  });
}
