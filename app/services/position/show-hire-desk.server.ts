import { and, asc, desc, eq, gte, inArray, isNull, lt, or, type SQL } from "drizzle-orm";
import { asksToMend, unconfirmedBefore } from "~/domain/job";
import { isVerified } from "~/domain/verification";
import { countRows } from "~db/count";
import { application, job } from "~db/schema";
import type { AccountContext } from "../context.server";
import { findDues } from "../cultivation/find-dues.server";
import { findMembership } from "../member/find-membership.server";
import { countStates } from "./list-own-positions.server";
import { decisionsOf } from "./load-position.server";

const DAY = 86_400_000;
/** How long before its day something is shown as due. */
const AHEAD = 7 * DAY;
const MOST = 5;

/** What there is to do for the enterprise that whoever is signed in acts for; null = there is none yet. */
export function showHireDesk(ctx: AccountContext) {
  const membership = findMembership(ctx);
  if (!membership) return null;
  const { db, now } = ctx;
  const { enterprise } = membership;
  const own = eq(job.enterpriseId, enterprise.id);
  const some = (where: SQL | undefined, order: SQL) =>
    db
      .select({
        id: job.id,
        title: job.title,
        validUntil: job.validUntil,
        confirmedAt: job.confirmedAt,
        pausedReason: job.pausedReason,
        updatedAt: job.updatedAt,
        version: job.version,
      })
      .from(job)
      .where(and(own, where))
      .orderBy(order)
      .limit(MOST)
      .all();
  const published = eq(job.status, "published");
  const drafts = some(eq(job.status, "draft"), desc(job.updatedAt)).map((draft) => ({
    ...draft,
    returned: asksToMend(decisionsOf(db, draft.id)[0]?.decision),
  }));
  return {
    enterprise,
    verified: isVerified(enterprise, now),
    verificationEndsSoon: enterprise.verifiedUntil !== null && enterprise.verifiedUntil < now + 30 * DAY,
    counts: countStates(ctx, own),
    /** Applications that wait for a first answer. */
    waiting: countRows(
      db,
      application,
      and(
        eq(application.enterpriseId, enterprise.id),
        isNull(application.endedAt),
        isNull(application.respondedAt),
        isNull(application.erasedAt),
      ),
    ),
    drafts,
    dues: findDues(ctx, enterprise.id),
    unconfirmed: some(
      and(published, lt(job.confirmedAt, unconfirmedBefore(now + AHEAD)), gte(job.validUntil, now)),
      asc(job.confirmedAt),
    ),
    expiring: some(
      and(published, gte(job.validUntil, now), lt(job.validUntil, now + AHEAD)),
      asc(job.validUntil),
    ),
    /** Paused by others than its owner. */
    lapsed: some(
      and(
        eq(job.status, "paused"),
        inArray(job.pausedReason, ["unconfirmed", "unverified", "reported"]),
        or(isNull(job.validUntil), gte(job.validUntil, now)),
      ),
      desc(job.updatedAt),
    ),
  };
}
