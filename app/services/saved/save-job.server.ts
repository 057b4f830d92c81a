import { and, eq } from "drizzle-orm";
import { jobAvailability } from "~/domain/job";
import { MOST_SAVED_JOBS } from "~/domain/saved-search";
import { countRows } from "~db/count";
import { job, savedJob } from "~db/schema";
import type { AccountContext } from "../context.server";

const own = ({ actor }: AccountContext) => eq(savedJob.accountId, actor.id);
const one = (ctx: AccountContext, jobId: string) => and(own(ctx), eq(savedJob.jobId, jobId));

/** Keeps a position for later; pressed twice, it is kept once. `gone`: it is not, or not for the public. */
export function saveJob(
  ctx: AccountContext,
  jobId: string,
): { done: true } | { refused: "gone" | "tooMany" } {
  return ctx.db.transaction(
    (tx): ReturnType<typeof saveJob> => {
      const row = tx.select().from(job).where(eq(job.id, jobId)).get();
      if (!row || jobAvailability(row, ctx.now) === "hidden") return { refused: "gone" };
      if (countRows(tx, savedJob, one(ctx, jobId)) > 0) return { done: true };
      if (countRows(tx, savedJob, own(ctx)) >= MOST_SAVED_JOBS) return { refused: "tooMany" };
      tx.insert(savedJob).values({ accountId: ctx.actor.id, jobId, savedAt: ctx.now }).run();
      return { done: true };
    },
    { behavior: "immediate" },
  );
}

/** Keeps a position no longer. */
export function forgetJob(ctx: AccountContext, jobId: string): void {
  ctx.db.delete(savedJob).where(one(ctx, jobId)).run();
}
