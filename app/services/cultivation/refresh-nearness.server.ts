import { and, asc, desc, eq, gt, countDistinct } from "drizzle-orm";
import type { CertificateKind } from "~/domain/cultivation";
import { nearestTier } from "~/domain/rules/nearness";
import { shanghaiDay } from "~/domain/time";
import type { TaskProgress } from "~/domain/task";
import { dayName } from "~/domain/working-day";
import type { Tx } from "~db/client";
import { enterpriseAssessment, enterpriseNearness, enterpriseTier } from "~db/schema";
import type { Context } from "../context.server";
import { certificatesOn, type AssessmentRow } from "./assess-enterprise.server";
import { computeAgain } from "./verify-assessment.server";

/**
 * Computes how far a company is from its next tier by its last confirmed year, unless what it follows from is as it was.
 * @returns whether it was computed
 */
export function refreshNearness(tx: Tx, ctx: Context, enterpriseId: string): boolean {
  const row = tx
    .select()
    .from(enterpriseAssessment)
    .where(and(eq(enterpriseAssessment.enterpriseId, enterpriseId), eq(enterpriseAssessment.current, true)))
    .orderBy(desc(enterpriseAssessment.year))
    .limit(1)
    .get();
  if (!row) return false;
  const held = tx
    .select({ tier: enterpriseTier.tier })
    .from(enterpriseTier)
    .where(eq(enterpriseTier.enterpriseId, enterpriseId))
    .orderBy(asc(enterpriseTier.tier))
    .all()
    .map(({ tier }) => tier);
  const certificates = certificatesOn(tx, enterpriseId, dayName(shanghaiDay(ctx.now)));
  const grounds = groundsOf(row, certificates, held);
  const before = tx
    .select({ grounds: enterpriseNearness.grounds })
    .from(enterpriseNearness)
    .where(eq(enterpriseNearness.enterpriseId, enterpriseId))
    .get();
  if (before?.grounds === grounds) return false;
  const { computed, sets } = computeAgain(tx, row);
  const near = nearestTier(computed.evaluations, sets, computed.facts, certificates, held);
  const found = {
    ...{ year: row.year, grounds, tier: near?.tier ?? null, ruleSetId: near?.ruleSetId ?? null },
    ...{ effort: near?.effort ?? null, stepCount: near?.steps.length ?? null },
    ...{ steps: near?.steps ?? [], expert: near?.expert ?? [] },
  };
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
    ctx.db.transaction((tx) => refreshNearness(tx, ctx, next.id), { behavior: "immediate" });
    after = next.id;
    done += 1;
    if (done % REPORTED === 0) report({ done, total });
    await new Promise(setImmediate);
  }
  report({ done, total });
}

const REPORTED = 50;
