import { eq } from "drizzle-orm";
import { jobAvailability } from "~/domain/job";
import { countsAsVerified } from "~/domain/verification";
import { evaluatePremium, type PremiumResult } from "~/domain/premium";
import { countRows } from "~db/count";
import { enterprise, job, jobSource } from "~db/schema";
import { isAppliable } from "../application/apply-to-job.server";
import type { Context } from "../context.server";
import { getPremiumRule } from "../setting/get-premium-rule.server";
import { publicJob, tiersOf, type EnterpriseRow, type PublicJob, type TierBadge } from "./job-view.server";

export interface JobPage {
  job: PublicJob;
  enterprise: EnterpriseRow & { tiers: TierBadge[] };
  availability: "open" | "expired" | "closed";
  /** How many rows of outside sources were merged into this job. */
  sources: number;
  /** Why the job is labelled 高薪优岗; null when it is not. */
  premium: PremiumResult | null;
  /** Whether one can apply here; to what was taken over one applies at its source. */
  appliable: boolean;
}

/** One job with its employer; null when it does not exist or is not for the public (draft, in review, paused). */
export function getJob(ctx: Context, id: string): JobPage | null {
  const row = ctx.db
    .select({ job, enterprise })
    .from(job)
    .innerJoin(enterprise, eq(enterprise.id, job.enterpriseId))
    .where(eq(job.id, id))
    .get();
  if (!row) return null;
  const availability = jobAvailability(row.job, ctx.now);
  if (availability === "hidden") return null;
  return {
    job: publicJob(row.job),
    enterprise: {
      ...row.enterprise,
      tiers: tiersOf(ctx.db, [row.enterprise.id]).get(row.enterprise.id) ?? [],
    },
    availability,
    appliable: isAppliable(ctx.db, { row: row.job, employer: row.enterprise }, ctx.now),
    sources: countRows(ctx.db, jobSource, eq(jobSource.jobId, id)),
    premium: row.job.premium
      ? evaluatePremium(
          { ...row.job, enterpriseVerified: countsAsVerified(row.enterprise, ctx.now) },
          getPremiumRule(ctx),
        )
      : null,
  };
}
