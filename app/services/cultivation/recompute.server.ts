import { and, asc, countDistinct, eq, gt } from "drizzle-orm";
import type { TaskProgress } from "~/domain/task";
import { enterpriseFigures } from "~db/schema";
import type { Context } from "../context.server";
import { enterpriseRules } from "./assess-enterprise.server";
import { judgeEnterprises, type Judged } from "./propose-moves.server";

/** So many companies are judged and written in one go, then others get their turn. */
const BATCH = 20;
const COUNTED = ["companies", "assessments", "changed", "proposals"] as const;

/**
 * Judges every company with confirmed figures again, by the rules in force, in order of their ids. Stopped in between it
 * has done whole companies only; begun again it writes nothing twice.
 * @param report told after every batch
 */
export async function recomputeEnterprises(
  ctx: Context,
  report: (progress: TaskProgress) => void,
): Promise<Judged> {
  const sets = enterpriseRules(ctx);
  const isConfirmed = eq(enterpriseFigures.status, "confirmed");
  const total =
    ctx.db
      .select({ n: countDistinct(enterpriseFigures.enterpriseId) })
      .from(enterpriseFigures)
      .where(isConfirmed)
      .get()?.n ?? 0;
  const found: Judged = { companies: 0, assessments: 0, changed: 0, proposals: 0 };
  for (let after = ""; ;) {
    const batch = ctx.db
      .selectDistinct({ id: enterpriseFigures.enterpriseId })
      .from(enterpriseFigures)
      .where(and(isConfirmed, gt(enterpriseFigures.enterpriseId, after)))
      .orderBy(asc(enterpriseFigures.enterpriseId))
      .limit(BATCH)
      .all();
    if (batch.length === 0) return found;
    const judged = ctx.db.transaction(
      (tx) =>
        judgeEnterprises(
          tx,
          ctx,
          batch.map(({ id }) => id),
          sets,
        ),
      { behavior: "immediate" },
    );
    for (const name of COUNTED) found[name] += judged[name];
    after = batch.at(-1)?.id ?? after;
    report({ done: found.companies, total, found: { ...found } });
    await new Promise(setImmediate);
  }
}
