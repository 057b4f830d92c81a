import { and, count, eq, isNotNull, isNull } from "drizzle-orm";
import { job } from "~db/schema";
import type { Context } from "../context.server";

/**
 * 高薪优岗 that were published here, open or not. A position that was published again counts once; imported ones, whose
 * publication was elsewhere, do not count.
 */
export function countPremium({ db }: Context): number {
  const published = and(
    eq(job.premium, true),
    isNotNull(job.postedAt),
    isNull(job.relistedFrom),
    isNull(job.sourceSite),
  );
  return db.select({ n: count() }).from(job).where(published).get()?.n ?? 0;
}
