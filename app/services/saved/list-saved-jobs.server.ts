import { and, desc, eq, ne } from "drizzle-orm";
import { jobAvailability } from "~/domain/job";
import { countRows } from "~db/count";
import { application, enterprise, job, savedJob } from "~db/schema";
import type { AccountContext } from "../context.server";

const PER_PAGE = 20;

/** The positions that one keeps, the last kept first, each with where it stands and with one's application to it. */
export function listSavedJobs(ctx: AccountContext, asked: number) {
  const { db, actor } = ctx;
  const own = eq(savedJob.accountId, actor.id);
  const total = countRows(db, savedJob, own);
  const page = Math.min(asked, Math.max(1, Math.ceil(total / PER_PAGE)));
  const jobs = db
    .select({ job, enterprise: enterprise.name, savedAt: savedJob.savedAt })
    .from(savedJob)
    .innerJoin(job, eq(job.id, savedJob.jobId))
    .innerJoin(enterprise, eq(enterprise.id, job.enterpriseId))
    .where(own)
    .orderBy(desc(savedJob.savedAt), job.id)
    .limit(PER_PAGE)
    .offset((page - 1) * PER_PAGE)
    .all()
    .map(({ job: row, ...rest }) => {
      const { id, title, district, salaryMin, salaryMax, salaryPeriod, salaryMonths, validUntil } = row;
      return {
        ...rest,
        ...{ id, title, district, salaryMin, salaryMax, salaryPeriod, salaryMonths, validUntil },
        availability: jobAvailability(row, ctx.now),
        applied: findOwnApplication(ctx, id),
      };
    });
  return { jobs, total, page, perPage: PER_PAGE };
}

/** What somebody has to do with a position so far. */
export interface JobMarks {
  saved: boolean;
  /** Id of one's application to it. */
  applied: string | null;
}

export function readJobMarks(ctx: AccountContext, jobId: string): JobMarks {
  const one = and(eq(savedJob.accountId, ctx.actor.id), eq(savedJob.jobId, jobId));
  return { saved: countRows(ctx.db, savedJob, one) > 0, applied: findOwnApplication(ctx, jobId) };
}

function findOwnApplication({ db, actor }: AccountContext, jobId: string): string | null {
  const found = db
    .select({ id: application.id })
    .from(application)
    .where(
      and(
        eq(application.jobId, jobId),
        eq(application.candidateId, actor.id),
        ne(application.status, "withdrawn"),
      ),
    )
    .get();
  return found?.id ?? null;
}
