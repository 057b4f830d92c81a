import { ENTERPRISE_RULE_SETS } from "~/domain/rules/enterprise-rules";
import type { VersionedRuleSet } from "~/domain/rules/evaluate-card";
import type { Db, Tx } from "~db/client";
import { rulesInForce } from "../rule/rules-in-force.server";

/** The rule sets about companies that are in force, in the order they are shown. */
export function enterpriseRules(ctx: { db: Db | Tx; now: number }): VersionedRuleSet[] {
  const inForce = rulesInForce(ctx);
  return ENTERPRISE_RULE_SETS.flatMap((id) => inForce.get(id) ?? []);
}
