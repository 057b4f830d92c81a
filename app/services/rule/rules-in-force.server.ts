import { and, asc, desc, eq, inArray, lte } from "drizzle-orm";
import type { VersionedRuleSet } from "~/domain/rules/evaluate-card";
import { SHIPPED_RULE_SETS } from "~/domain/rules/shipped";
import { shanghaiDay } from "~/domain/time";
import { dayName } from "~/domain/working-day";
import type { Db, Tx } from "~db/client";
import { ruleSetVersion } from "~db/schema";

const ORDER = new Map(SHIPPED_RULE_SETS.map(({ id }, i) => [id, i]));
/** Rule sets in the order they are shown. */
export const byRuleSet = (a: string, b: string): number =>
  (ORDER.get(a) ?? ORDER.size) - (ORDER.get(b) ?? ORDER.size) || a.localeCompare(b);

const part = {
  ruleSetId: ruleSetVersion.ruleSetId,
  version: ruleSetVersion.version,
  body: ruleSetVersion.body,
} as const;

/**
 * The rule sets that are applied on the Shanghai day of `now` (UTC epoch ms), by their ids: of each the latest version
 * that is published and has begun. One that has none is missing, and what asks for it is unknown.
 */
export function rulesInForce({ db, now }: { db: Db | Tx; now: number }): Map<string, VersionedRuleSet> {
  const rows = db
    .select(part)
    .from(ruleSetVersion)
    .where(
      and(eq(ruleSetVersion.status, "published"), lte(ruleSetVersion.appliesFrom, dayName(shanghaiDay(now)))),
    )
    .orderBy(asc(ruleSetVersion.ruleSetId), desc(ruleSetVersion.version))
    .all()
    .sort((a, b) => byRuleSet(a.ruleSetId, b.ruleSetId));
  const inForce = new Map<string, VersionedRuleSet>();
  for (const { ruleSetId, version, body } of rows)
    if (!inForce.has(ruleSetId)) inForce.set(ruleSetId, { ruleSet: body, version });
  return inForce;
}

/**
 * The rule sets in the versions a case was judged by (`card_application.rule_versions`), whatever is in force now.
 * A version that was never published is no one's rule and left out.
 */
export function rulesOf(db: Db | Tx, versions: Readonly<Record<string, number>>): VersionedRuleSet[] {
  const ids = Object.keys(versions);
  if (ids.length === 0) return [];
  return db
    .select(part)
    .from(ruleSetVersion)
    .where(and(eq(ruleSetVersion.status, "published"), inArray(ruleSetVersion.ruleSetId, ids)))
    .all()
    .filter(({ ruleSetId, version }) => versions[ruleSetId] === version)
    .sort((a, b) => byRuleSet(a.ruleSetId, b.ruleSetId))
    .map(({ body, version }) => ({ ruleSet: body, version }));
}

/** What is kept of a case about the rules it is judged by. */
export const versionsOf = (sets: Iterable<VersionedRuleSet>): Record<string, number> =>
  Object.fromEntries([...sets].map(({ ruleSet, version }) => [ruleSet.id, version]));
