import { and, asc, count, eq, exists, gt, or, sql } from "drizzle-orm";
import type { TaskProgress } from "~/domain/task";
import type { Db } from "~db/client";
import { isConfirmed } from "~db/conditions";
import { enterprise, enterpriseCertificate, enterpriseFigures } from "~db/schema";
import type { Context } from "../context.server";
import { enterpriseRules } from "./enterprise-rules-in-force.server";
import { examineEnterprises, isStillSo } from "./examine-enterprises.server";
import { judgeEnterprises, type Judged } from "./propose-moves.server";

/** So many companies are judged and written in one go, then others get their turn. */
const BATCH = 20;
const COUNTED = ["companies", "assessments", "changed", "proposals"] as const;

/**
 * Judges every company with confirmed figures or a certificate again, by the rules in force, in order of their ids.
 * Stopped in between it has done whole companies only; begun again it writes nothing twice.
 * @param report told after every batch
 */
export async function recomputeEnterprises(
  ctx: Context,
  report: (progress: TaskProgress) => void,
): Promise<Judged> {
  const sets = enterpriseRules(ctx);
  const toJudge = isJudged(ctx.db);
  const total = ctx.db.select({ n: count() }).from(enterprise).where(toJudge).get()?.n ?? 0;
  const found: Judged = { companies: 0, assessments: 0, changed: 0, proposals: 0 };
  for (let after = ""; ;) {
    const batch = ctx.db
      .select({ id: enterprise.id })
      .from(enterprise)
      .where(and(gt(enterprise.id, after), toJudge))
      .orderBy(asc(enterprise.id))
      .limit(BATCH)
      .all()
      .map(({ id }) => id);
    if (batch.length === 0) return found;
    // Most of the work is done before the lock is taken for which everybody who writes waits.
    const examined = examineEnterprises(ctx.db, ctx, batch, sets);
    const judged = ctx.db.transaction(
      (tx) => judgeEnterprises(tx, ctx, batch, sets, isStillSo(tx, examined) ? examined : undefined),
      { behavior: "immediate" },
    );
    for (const name of COUNTED) found[name] += judged[name];
    after = batch.at(-1) ?? after;
    report({ done: found.companies, total, found: { ...found } });
    await new Promise(setImmediate);
  }
}

/** Companies of which anything is known that a tier rests on. */
function isJudged(db: Db) {
  const one = { one: sql`1` };
  const figures = db
    .select(one)
    .from(enterpriseFigures)
    .where(and(eq(enterpriseFigures.enterpriseId, enterprise.id), isConfirmed));
  const certificates = db
    .select(one)
    .from(enterpriseCertificate)
    .where(eq(enterpriseCertificate.enterpriseId, enterprise.id));
  return or(exists(figures), exists(certificates));
}
