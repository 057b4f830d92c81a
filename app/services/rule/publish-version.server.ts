import { and, desc, eq } from "drizzle-orm";
import { isEnterpriseRuleSet } from "~/domain/rules/enterprise-rules";
import type { RuleRefusal } from "~/domain/rules/rule-version";
import { shanghaiDay } from "~/domain/time";
import { dayName } from "~/domain/working-day";
import type { Db, Tx } from "~db/client";
import { ruleSetVersion } from "~db/schema";
import type { AccountContext } from "../context.server";
import type { EditableRuleVersion } from "./load-rule-version.server";
import { enqueueTask } from "../task/enqueue-task.server";
import { writeVersion, type RuleResult } from "./write-version.server";

/** The first day on which a next version can be applied: not before today, nor before one that is published. */
export function earliestStart(db: Db | Tx, now: number, ruleSetId: string): string {
  const last = db
    .select({ appliesFrom: ruleSetVersion.appliesFrom })
    .from(ruleSetVersion)
    .where(and(eq(ruleSetVersion.ruleSetId, ruleSetId), eq(ruleSetVersion.status, "published")))
    .orderBy(desc(ruleSetVersion.appliesFrom))
    .limit(1)
    .get()?.appliesFrom;
  const today = dayName(shanghaiDay(now));
  return last !== undefined && last > today ? last : today;
}

/** Why a version cannot be applied from a day on; null = it can. Later versions never begin before earlier ones. */
export function faultOfStart(db: Db | Tx, now: number, ruleSetId: string, day: string): RuleRefusal | null {
  if (day < dayName(shanghaiDay(now))) return "past";
  return day < earliestStart(db, now, ruleSetId) ? "order" : null;
}

/**
 * Puts a version in force from a day on, by somebody else than who has drafted it (four eyes). Cases that are under way
 * keep the version they were judged by; companies are judged again on the day it begins.
 */
export function publishVersion(
  ctx: AccountContext,
  target: EditableRuleVersion,
  { revision, note, appliesFrom }: { revision: number; note: string; appliesFrom: string },
): RuleResult {
  return writeVersion(ctx, target, {
    verb: "publish",
    revision,
    write: (row, tx) => {
      const fault = faultOfStart(tx, ctx.now, row.ruleSetId, appliesFrom);
      if (fault) return fault;
      if (isEnterpriseRuleSet(row.ruleSetId))
        enqueueTask(tx, ctx, {
          key: `cultivation:recompute:${row.ruleSetId}:${row.version}`,
          kind: "cultivation:recompute",
          dueAt: Math.max(ctx.now, Date.parse(`${appliesFrom}T00:00:00+08:00`)),
        });
      return {
        set: {
          appliesFrom,
          note: `${row.note}\n发布意见：${note}`,
          publishedBy: ctx.actor.id,
          publishedAt: ctx.now,
        },
        details: { note, appliesFrom },
      };
    },
  });
}
