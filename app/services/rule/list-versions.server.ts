import { desc, eq } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import { authorize } from "~/domain/permission";
import { openPointsOf } from "~/domain/rules/describe";
import { ruleVersionState } from "~/domain/rules/rule-version";
import { shanghaiDay } from "~/domain/time";
import { dayName } from "~/domain/working-day";
import { account, ruleSetVersion } from "~db/schema";
import type { AccountContext } from "../context.server";
import { byRuleSet, rulesInForce } from "./rules-in-force.server";

const drafter = alias(account, "drafter");
const publisher = alias(account, "publisher");

const named = {
  ruleSetId: ruleSetVersion.ruleSetId,
  version: ruleSetVersion.version,
  status: ruleSetVersion.status,
  body: ruleSetVersion.body,
  appliesFrom: ruleSetVersion.appliesFrom,
  note: ruleSetVersion.note,
  createdAt: ruleSetVersion.createdAt,
  publishedAt: ruleSetVersion.publishedAt,
  /** null = shipped with the portal. */
  drafter: drafter.displayName,
  publisher: publisher.displayName,
} as const;

/**
 * Every version of a rule set, the latest first, and which of them is in force; none where there is no such rule set.
 * @throws NotPermitted
 */
export function listRuleVersions(ctx: AccountContext, ruleSetId: string) {
  authorize(ctx.actor, "rule:edit", {});
  const inForce = rulesInForce(ctx).get(ruleSetId)?.version ?? null;
  const day = dayName(shanghaiDay(ctx.now));
  return ctx.db
    .select(named)
    .from(ruleSetVersion)
    .leftJoin(drafter, eq(drafter.id, ruleSetVersion.createdBy))
    .leftJoin(publisher, eq(publisher.id, ruleSetVersion.publishedBy))
    .where(eq(ruleSetVersion.ruleSetId, ruleSetId))
    .orderBy(desc(ruleSetVersion.version))
    .all()
    .map((row) => ({ ...row, state: ruleVersionState(row, inForce, day) }));
}
export type ListedRuleVersion = ReturnType<typeof listRuleVersions>[number];

/**
 * Every rule set: what is in force, what is still open of it, what is being drafted or begins later.
 * @throws NotPermitted
 */
export function listRuleSets(ctx: AccountContext) {
  authorize(ctx.actor, "rule:edit", {});
  const inForce = rulesInForce(ctx);
  const day = dayName(shanghaiDay(ctx.now));
  const rows = ctx.db
    .select({ id: ruleSetVersion.ruleSetId, ...named })
    .from(ruleSetVersion)
    .leftJoin(drafter, eq(drafter.id, ruleSetVersion.createdBy))
    .leftJoin(publisher, eq(publisher.id, ruleSetVersion.publishedBy))
    .orderBy(desc(ruleSetVersion.version))
    .all();
  return [...new Set(rows.map(({ id }) => id))].sort(byRuleSet).map((id) => {
    const versions = rows.filter((row) => row.id === id);
    const current = versions.find(({ version }) => version === inForce.get(id)?.version);
    const shown = current ?? versions[0];
    const others = versions.map((row) => ({
      version: row.version,
      state: ruleVersionState(row, current?.version ?? null, day),
      appliesFrom: row.appliesFrom,
      drafter: row.drafter,
    }));
    return {
      id,
      title: shown?.body.title ?? id,
      docNo: shown?.body.docNo ?? null,
      effectiveFrom: shown?.body.effectiveFrom ?? null,
      effectiveTo: shown?.body.effectiveTo ?? null,
      isOver: (shown?.body.effectiveTo ?? day) < day,
      version: current?.version ?? null,
      appliesFrom: current?.appliesFrom ?? null,
      openPoints: shown ? openPointsOf(shown.body).length : 0,
      open: others.filter(({ state }) => state === "draft" || state === "submitted" || state === "coming"),
    };
  });
}
