import { and, asc, countDistinct, eq, gt } from "drizzle-orm";
import type { TaskProgress } from "~/domain/task";
import { enterpriseFigures } from "~db/schema";
import type { Context } from "../context.server";
import { assessEnterpriseYears, enterpriseRules } from "./assess-enterprise.server";

/** So many companies are judged and written in one go, then others get their turn. */
const BATCH = 20;

/**
 * Judges every company with confirmed figures again, by the rules in force, in order of their ids. Stopped in between it
 * has done whole companies only; begun again it writes nothing twice.
 * @param report told after every batch
 */
export async function recomputeEnterprises(
  ctx: Context,
  report: (progress: TaskProgress) => void,
): Promise<{ companies: number; assessments: number; changed: number }> {
  const sets = enterpriseRules(ctx);
  const isConfirmed = eq(enterpriseFigures.status, "confirmed");
  const total =
    ctx.db
      .select({ n: countDistinct(enterpriseFigures.enterpriseId) })
      .from(enterpriseFigures)
      .where(isConfirmed)
      .get()?.n ?? 0;
  const found = { companies: 0, assessments: 0, changed: 0 };
  for (let after = ""; ;) {
    const batch = ctx.db
      .selectDistinct({ id: enterpriseFigures.enterpriseId })
      .from(enterpriseFigures)
      .where(and(isConfirmed, gt(enterpriseFigures.enterpriseId, after)))
      .orderBy(asc(enterpriseFigures.enterpriseId))
      .limit(BATCH)
      .all();
    if (batch.length === 0) return found;
    ctx.db.transaction(
      (tx) => {
        for (const { id } of batch) {
          const assessed = assessEnterpriseYears(tx, ctx, id, sets);
          found.companies += 1;
          found.assessments += assessed.length;
          found.changed += assessed.filter(({ changed }) => changed).length;
        }
      },
      { behavior: "immediate" },
    );
    after = batch.at(-1)?.id ?? after;
    report({ done: found.companies, total, found });
    await new Promise(setImmediate);
  }
}
