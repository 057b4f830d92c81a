import { and, asc, desc, eq, gt, countDistinct } from "drizzle-orm";
import type { CertificateKind } from "~/domain/cultivation";
import type { CultivationTier } from "~/domain/cultivation-tier";
import { nearestTier } from "~/domain/rules/nearness";
import { shanghaiDay } from "~/domain/time";
import type { TaskProgress } from "~/domain/task";
import { dayName } from "~/domain/working-day";
import type { Db, Tx } from "~db/client";
import { enterpriseAssessment, enterpriseNearness, enterpriseTier } from "~db/schema";
import type { Context } from "../context.server";
import { rulesOf } from "../rule/rules-in-force.server";
import { certificatesOn } from "./company-records.server";
import type { AssessmentRow } from "./keep-assessments.server";
import { computeAgain } from "./verify-assessment.server";

/** What a company's nearness follows from. */
interface Standing {
  row: AssessmentRow;
  certificates: CertificateKind[];
  held: CultivationTier[];
  /** The same as it is kept. */
  grounds: string;
}

/** Null where the company was not judged, or what it follows from is as it was when it was computed. */
function findNews(db: Db | Tx, ctx: { now: number }, enterpriseId: string): Standing | null {
  const row = db
    .select()
    .from(enterpriseAssessment)
    .where(and(eq(enterpriseAssessment.enterpriseId, enterpriseId), eq(enterpriseAssessment.current, true)))
    .orderBy(desc(enterpriseAssessment.year))
    .limit(1)
    .get();
  if (!row) return null;
  const held = db
    .select({ tier: enterpriseTier.tier })
    .from(enterpriseTier)
    .where(eq(enterpriseTier.enterpriseId, enterpriseId))
    .orderBy(asc(enterpriseTier.tier))
    .all()
    .map(({ tier }) => tier);
  const certificates = certificatesOn(db, enterpriseId, dayName(shanghaiDay(ctx.now)));
  const grounds = groundsOf(row, certificates, held);
  const before = db
    .select({ grounds: enterpriseNearness.grounds })
    .from(enterpriseNearness)
    .where(eq(enterpriseNearness.enterpriseId, enterpriseId))
    .get();
  return before?.grounds === grounds ? null : { row, certificates, held, grounds };
}

function computeNearness(
  db: Db | Tx,
  { row, certificates, held, grounds }: Standing,
  readRules?: typeof rulesOf,
) {
  const { computed, sets } = computeAgain(db, row, readRules);
  const near = nearestTier(computed.evaluations, sets, computed.facts, certificates, held);
  return {
    ...{ year: row.year, grounds, tier: near?.tier ?? null, ruleSetId: near?.ruleSetId ?? null },
    ...{ effort: near?.effort ?? null, stepCount: near?.steps.length ?? null },
    ...{ steps: near?.steps ?? [], expert: near?.expert ?? [] },
  };
}

/**
 * Computes how far a company is from its next tier by its last confirmed year, unless what it follows from is as it was.
 * @param known what was computed before, taken where it follows from what is so now
 * @returns whether it was written
 */
export function refreshNearness(
  tx: Tx,
  ctx: Context,
  enterpriseId: string,
  known?: ReturnType<typeof computeNearness>,
): boolean {
  const news = findNews(tx, ctx, enterpriseId);
  if (news === null) return false;
  const found = known?.grounds === news.grounds ? known : computeNearness(tx, news);
  tx.insert(enterpriseNearness)
    .values({ enterpriseId, ...found })
    .onConflictDoUpdate({ target: enterpriseNearness.enterpriseId, set: found })
    .run();
  return true;
}

const groundsOf = (
  { year, figuresIds, ruleVersions }: AssessmentRow,
  certificates: readonly CertificateKind[],
  held: readonly string[],
) => JSON.stringify([year, figuresIds, ruleVersions, certificates, held]);

/**
 * The same for every company that was judged, one by one so that others get their turn.
 * @param report told now and then
 */
export async function refreshEveryNearness(
  ctx: Context,
  report: (progress: TaskProgress) => void,
): Promise<void> {
  const current = eq(enterpriseAssessment.current, true);
  const { total } = ctx.db
    .select({ total: countDistinct(enterpriseAssessment.enterpriseId) })
    .from(enterpriseAssessment)
    .where(current)
    .get() ?? { total: 0 };
  const readRules = readOnce();
  let done = 0;
  for (let after = ""; ;) {
    const next = ctx.db
      .select({ id: enterpriseAssessment.enterpriseId })
      .from(enterpriseAssessment)
      .where(and(current, gt(enterpriseAssessment.enterpriseId, after)))
      .orderBy(asc(enterpriseAssessment.enterpriseId))
      .limit(1)
      .get();
    if (!next) break;
    // Computed before the lock is taken for which everybody who writes waits.
    const news = findNews(ctx.db, ctx, next.id);
    if (news) {
      const found = computeNearness(ctx.db, news, readRules);
      ctx.db.transaction((tx) => refreshNearness(tx, ctx, next.id, found), { behavior: "immediate" });
    }
    after = next.id;
    done += 1;
    if (done % REPORTED === 0) report({ done, total });
    await new Promise(setImmediate);
  }
  report({ done, total });
}

/** Nearly all were judged by the same versions: what is published is never changed, so it is read once. */
function readOnce(): typeof rulesOf {
  const known = new Map<string, ReturnType<typeof rulesOf>>();
  return (db, versions) => {
    const key = JSON.stringify(versions);
    const rules = known.get(key) ?? rulesOf(db, versions);
    known.set(key, rules);
    return rules;
  };
}

const REPORTED = 50;
