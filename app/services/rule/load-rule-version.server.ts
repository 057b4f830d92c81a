import { and, eq } from "drizzle-orm";
import { authorize, type Authorized } from "~/domain/permission";
import type { Db, Tx } from "~db/client";
import { ruleSetVersion } from "~db/schema";
import type { AccountContext } from "../context.server";

export type RuleVersionRow = typeof ruleSetVersion.$inferSelect;
export type EditableRuleVersion = Authorized<RuleVersionRow>;

export const findRuleVersion = (
  db: Db | Tx,
  ruleSetId: string,
  version: number,
): RuleVersionRow | undefined =>
  db
    .select()
    .from(ruleSetVersion)
    .where(and(eq(ruleSetVersion.ruleSetId, ruleSetId), eq(ruleSetVersion.version, version)))
    .get();

/**
 * A version of a rule set for whoever edits rules; undefined where there is none.
 * @param version as in the address
 * @throws NotPermitted
 */
export function loadRuleVersion(
  ctx: AccountContext,
  ruleSetId: string,
  version: string,
): EditableRuleVersion | undefined {
  const row = /^[1-9]\d{0,5}$/.test(version)
    ? findRuleVersion(ctx.db, ruleSetId, Number(version))
    : undefined;
  return row && authorize(ctx.actor, "rule:edit", row);
}
