import { and, asc, count, eq, gt, inArray } from "drizzle-orm";
import { evaluatePremium, type PremiumRule } from "~/domain/premium";
import type { TaskProgress } from "~/domain/task";
import { countsAsVerified } from "~/domain/verification";
import type { Db, Tx } from "~db/client";
import { enterprise, job } from "~db/schema";
import { announce } from "~search/outbox";
import type { Context } from "../context.server";
import { getPremiumRule } from "../setting/get-premium-rule.server";

const BATCH = 500;
/** What is open, or can be opened again. What is closed keeps what it was when it closed. */
const LIVING = inArray(job.status, ["published", "paused"]);

/** Positions after the one named, with what the rule looks at. */
function nextBatch(db: Db | Tx, after: string) {
  return db
    .select({
      id: job.id,
      status: job.status,
      enterpriseId: job.enterpriseId,
      premium: job.premium,
      version: job.version,
      education: job.education,
      salaryMin: job.salaryMin,
      salaryPeriod: job.salaryPeriod,
      salaryMonths: job.salaryMonths,
      benefits: job.benefits,
      verifiedUntil: enterprise.verifiedUntil,
      origin: enterprise.origin,
    })
    .from(job)
    .innerJoin(enterprise, eq(enterprise.id, job.enterpriseId))
    .where(and(LIVING, gt(job.id, after)))
    .orderBy(asc(job.id))
    .limit(BATCH)
    .all();
}

type Row = ReturnType<typeof nextBatch>[number];

const isPremium = (row: Row, rule: PremiumRule | null, now: number) =>
  evaluatePremium({ ...row, enterpriseVerified: countsAsVerified(row, now) }, rule).verdict === "met";

/**
 * Judges every living position by the rule in force and tells search which have changed. Begun again after a crash it
 * finds what is left to change.
 * @returns how many changed
 */
export async function recomputePremium(
  { db, now }: Context,
  report: (progress: TaskProgress) => void = () => {},
): Promise<number> {
  const total = db.select({ n: count() }).from(job).where(LIVING).get()?.n ?? 0;
  let [done, changed, after] = [0, 0, ""];
  for (;;) {
    const batch = db.transaction(
      (tx) => {
        const rule = getPremiumRule({ db: tx });
        const rows = nextBatch(tx, after);
        const other = rows.filter((row) => row.premium !== isPremium(row, rule, now));
        for (const { id, premium, version } of other)
          tx.update(job)
            .set({ premium: !premium, version: version + 1, updatedAt: now })
            .where(eq(job.id, id))
            .run();
        const open = other.filter(({ status }) => status === "published").map(({ id }) => id);
        announce(tx, "jobs", open, now);
        changed += other.length;
        return rows;
      },
      { behavior: "immediate" },
    );
    done += batch.length;
    report({ done, total: Math.max(total, done), found: { changed } });
    const last = batch.at(-1);
    if (!last || batch.length < BATCH) return changed;
    after = last.id;
    await new Promise(setImmediate);
  }
}

/** How many open positions are labelled now, and how many would be by another rule. */
export function previewPremium({ db, now }: Context, rule: PremiumRule): { now: number; then: number } {
  const counted = { now: 0, then: 0 };
  for (let after = ""; ;) {
    const rows = nextBatch(db, after);
    for (const row of rows) {
      if (row.status !== "published") continue;
      if (row.premium) counted.now += 1;
      if (isPremium(row, rule, now)) counted.then += 1;
    }
    const last = rows.at(-1);
    if (!last || rows.length < BATCH) return counted;
    after = last.id;
  }
}
