import { and, asc, count, eq, gt, gte, isNotNull, or, sql } from "drizzle-orm";
import { evaluatePremium, type PremiumRule } from "~/domain/premium";
import type { TaskProgress } from "~/domain/task";
import { countsAsVerified } from "~/domain/verification";
import type { Db, Tx } from "~db/client";
import { enterprise, job } from "~db/schema";
import { announce } from "~search/outbox";
import type { Context } from "../context.server";
import { getPremiumRule } from "../setting/get-premium-rule.server";

const BATCH = 500;
/**
 * What may have to change: positions that are open, or can be opened again, and are labelled or state a pay under an
 * employer that counts as verified. What is closed keeps what it was when it closed. The sign before the status keeps
 * the query in the order of ids.
 */
const inQuestion = (now: number) =>
  and(
    sql`+${job.status} IN ('published', 'paused')`,
    or(
      eq(job.premium, true),
      and(isNotNull(job.salaryMin), or(eq(enterprise.origin, "demo"), gte(enterprise.verifiedUntil, now))),
    ),
  );

/** Positions after the one named, with what the rule looks at. */
function nextBatch(db: Db | Tx, after: string, now: number) {
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
    .where(and(gt(job.id, after), inQuestion(now)))
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
  const total =
    db
      .select({ n: count() })
      .from(job)
      .innerJoin(enterprise, eq(enterprise.id, job.enterpriseId))
      .where(inQuestion(now))
      .get()?.n ?? 0;
  let [done, changed, after] = [0, 0, ""];
  for (;;) {
    const batch = db.transaction(
      (tx) => {
        const rule = getPremiumRule({ db: tx });
        const rows = nextBatch(tx, after, now);
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
    const rows = nextBatch(db, after, now);
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
