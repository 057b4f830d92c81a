import { and, eq, inArray, isNotNull } from "drizzle-orm";
import type { Tx } from "~db/client";
import { job } from "~db/schema";
import { tellApplicantsOfClosing } from "../application/tell-applicants.server";
import type { ApplicationLinks } from "../application/tell-people.server";
import type { AccountContext } from "../context.server";
import { movePosition } from "./move-position.server";

/**
 * Ends every position that an enterprise has published here, for when nobody acts for it any more; whoever has an open
 * application is told. What waits for review goes back to being a draft. What was taken over from elsewhere stays.
 */
export function closeAll(
  tx: Tx,
  ctx: AccountContext,
  enterpriseId: string,
  links: Pick<ApplicationLinks, "own">,
): void {
  const own = and(
    eq(job.enterpriseId, enterpriseId),
    isNotNull(job.createdBy),
    inArray(job.status, ["review", "published", "paused"]),
  );
  for (const { id: jobId, version, status } of tx.select().from(job).where(own).all())
    if (status === "review") movePosition(tx, ctx, { jobId, verb: "withdraw", who: "owner", version });
    else
      movePosition(
        tx,
        ctx,
        {
          jobId,
          verb: "close",
          who: "owner",
          version,
          given: { reason: "other" },
          set: { closedReason: "other", pausedReason: null },
          details: { reason: "other" },
        },
        ({ row }) => tellApplicantsOfClosing(tx, ctx, row, "other", links),
      );
}
