import { and, asc, eq, exists, gt, inArray, sql } from "drizzle-orm";
import type { CultivationTier } from "~/domain/cultivation-tier";
import { authorize } from "~/domain/permission";
import {
  compareEnterprise,
  isForStage,
  spreadOf,
  tiersOfRuleSet,
  type EnterpriseChange,
  type Spread,
} from "~/domain/rules/compare-enterprise";
import { enterpriseFacts } from "~/domain/rules/compute-enterprise-facts";
import { isPointsRuleSet } from "~/domain/rules/enterprise-rules";
import type { RuleSet } from "~/domain/rules/rule-set";
import { isConfirmed } from "~db/conditions";
import { enterprise, enterpriseCertificate, enterpriseFigures } from "~db/schema";
import type { AccountContext } from "../context.server";
import { confirmedYears, countsOn, type ConfirmedYear } from "../cultivation/company-records.server";
import { asOfDay, yearsFor } from "../cultivation/compute-assessment.server";
import { rulesInForce } from "./rules-in-force.server";

/** So many are judged in some 20 ms, then others get their turn. */
const BATCH = 20;

/** A company of which the rules would say something else. */
export interface AffectedCompany extends EnterpriseChange {
  id: string;
  name: string;
  /** The year it was judged by: the last that is confirmed. */
  year: number;
}

export interface EnterpriseImpact {
  /** Whether the rule set gives points and no verdict. */
  isPoints: boolean;
  companies: number;
  /** Of every company: from which verdict to which, as `met notMet`; those that stay the same too. */
  counts: Record<string, number>;
  /** Of every tier for which the rule set counts: companies that fulfil it now, and those that would come and go. */
  tiers: { tier: CultivationTier; now: number; enter: number; leave: number }[];
  /** Points that are certain, by the version in force and by this one; null where nobody has any. */
  points: { before: Spread | null; after: Spread | null };
  changed: AffectedCompany[];
}

/**
 * What a version would say otherwise of every company with a confirmed year, by its last one, beside what is in force
 * now. It changes nothing: admission and exit are proposed once it is in force, and decided by people. 5,000 companies of
 * five years took some 5 s of one core (November 2026).
 * @throws NotPermitted
 */
export async function measureEnterpriseImpact(ctx: AccountContext, body: RuleSet): Promise<EnterpriseImpact> {
  authorize(ctx.actor, "rule:edit", {});
  const inForce = rulesInForce(ctx);
  const tiers = tiersOfRuleSet(body.id).map((tier) => ({ tier, now: 0, enter: 0, leave: 0 }));
  const impact: Omit<EnterpriseImpact, "points"> = {
    ...{ isPoints: isPointsRuleSet(body.id), companies: 0, counts: {}, tiers, changed: [] },
  };
  const [before, after]: [number[], number[]] = [[], []];
  for (let last = ""; ;) {
    const batch = companiesAfter(ctx, last);
    for (const company of batch) {
      const judged = judge(ctx, body, inForce, company);
      if (!judged) continue;
      const { id, name } = company;
      const { change, year } = judged;
      impact.companies += 1;
      const key = `${change.from} ${change.to}`;
      impact.counts[key] = (impact.counts[key] ?? 0) + 1;
      for (const one of tiers) {
        one.enter += change.enters.includes(one.tier) ? 1 : 0;
        one.leave += change.leaves.includes(one.tier) ? 1 : 0;
        one.now += judged.tiers.includes(one.tier) ? 1 : 0;
      }
      if (change.points.from) before.push(change.points.from.min);
      if (change.points.to) after.push(change.points.to.min);
      if (isOtherwise(impact.isPoints, change)) impact.changed.push({ id, name, year, ...change });
    }
    if (batch.length < BATCH) break;
    last = batch.at(-1)?.id ?? last;
    await new Promise(setImmediate);
  }
  return { ...impact, points: { before: spreadOf(before), after: spreadOf(after) } };
}

/** What changes of a company, each as a kind: `met notMet`, `enter tech`, `leave tech`; of points `up`, `down`, `other`. */
export function changesOfCompany({ from, to, points, enters, leaves }: AffectedCompany): string[] {
  return [
    ...(from === to ? [] : [`${from} ${to}`]),
    ...enters.map((tier) => `enter ${tier}`),
    ...leaves.map((tier) => `leave ${tier}`),
    ...(from === to && enters.length + leaves.length === 0 ? [directionOf(points)] : []),
  ];
}

function directionOf({ from, to }: EnterpriseChange["points"]): "up" | "down" | "other" {
  const by = (to?.min ?? 0) - (from?.min ?? 0);
  return by > 0 ? "up" : by < 0 ? "down" : "other";
}

function isOtherwise(isPoints: boolean, { from, to, points, enters, leaves }: EnterpriseChange): boolean {
  if (isPoints) return points.from?.min !== points.to?.min || points.from?.max !== points.to?.max;
  return from !== to || enters.length + leaves.length > 0;
}

interface Company {
  id: string;
  name: string;
  /** Confirmed, first year first. */
  years: ConfirmedYear[];
  certificates: (typeof enterpriseCertificate.$inferSelect)[];
}

function judge(
  ctx: AccountContext,
  body: RuleSet,
  inForce: ReturnType<typeof rulesInForce>,
  company: Company,
) {
  const last = company.years.at(-1);
  if (!last) return null;
  const { year, findings } = last;
  const asOf = asOfDay(year, ctx.now);
  const certificates = company.certificates.filter((one) => countsOn(one, asOf)).map(({ kind }) => kind);
  const years = new Map(yearsFor(company.years, year).map((one) => [one.year, one.figures]));
  const facts = enterpriseFacts({ years, certificates, findings }, year, asOf);
  if (!isForStage(body.id, facts.ageYears)) return null;
  const { met, ...change } = compareEnterprise(body, inForce, facts, certificates);
  return { year, change, tiers: met };
}

/** The next companies with a confirmed year, in order of their ids. */
function companiesAfter({ db }: AccountContext, after: string): Company[] {
  const companies = db
    .select({ id: enterprise.id, name: enterprise.name })
    .from(enterprise)
    .where(
      and(
        gt(enterprise.id, after),
        exists(
          db
            .select({ one: sql`1` })
            .from(enterpriseFigures)
            .where(and(eq(enterpriseFigures.enterpriseId, enterprise.id), isConfirmed)),
        ),
      ),
    )
    .orderBy(asc(enterprise.id))
    .limit(BATCH)
    .all();
  const ids = companies.map(({ id }) => id);
  const years = confirmedYears(db, ids);
  const certificates = db
    .select()
    .from(enterpriseCertificate)
    .where(inArray(enterpriseCertificate.enterpriseId, ids))
    .all();
  return companies.map((one) => ({
    ...one,
    years: years.get(one.id) ?? [],
    certificates: certificates.filter((row) => row.enterpriseId === one.id),
  }));
}
