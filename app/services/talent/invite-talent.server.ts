import { and, asc, desc, eq, gt, isNull, ne, notExists, sql } from "drizzle-orm";
import { jobAvailability } from "~/domain/job";
import { MOST_INVITATIONS_DAILY, type InviteRefusal } from "~/domain/talent";
import { countRows } from "~db/count";
import type { Tx } from "~db/client";
import { account, application, enterprise, job, jobInvitation } from "~db/schema";
import { isAppliable } from "../application/apply-to-job.server";
import { recordAction } from "../audit/record-action.server";
import type { AccountContext } from "../context.server";
import { queueMail } from "../mail/queue-mail.server";
import { findTalent, type Finder, type Talent } from "./find-talents.server";
import { recordView } from "./record-view.server";

const DAY = 86_400_000;
const WRITING = { behavior: "immediate" } as const;

/** Somebody as an enterprise looks at them, which is written down and limited, and the positions they can be invited to. */
export function viewTalent(ctx: AccountContext, finder: Finder, id: string) {
  const talent = findTalent(ctx, finder, id);
  if (!talent) return null;
  const may = ctx.db.transaction((tx) => recordView(tx, ctx, finder, id), WRITING);
  if (!may) return { refused: "tooMany" } as const;
  return { talent, positions: listPositions(ctx, finder, talent) };
}

/** The open positions of an enterprise, each with what passed about it between the two. */
function listPositions({ db, now }: AccountContext, finder: Finder, { id }: Talent) {
  return db
    .select({ job, invitedAt: jobInvitation.invitedAt, applied: application.id })
    .from(job)
    .leftJoin(jobInvitation, and(eq(jobInvitation.jobId, job.id), eq(jobInvitation.candidateId, id)))
    .leftJoin(
      application,
      and(
        eq(application.jobId, job.id),
        eq(application.candidateId, id),
        ne(application.status, "withdrawn"),
      ),
    )
    .where(and(eq(job.enterpriseId, finder.id), eq(job.status, "published")))
    .orderBy(asc(job.title), job.id)
    .all()
    .filter(({ job: row }) => jobAvailability(row, now) === "open")
    .map(({ job: row, ...rest }) => ({ id: row.id, title: row.title, ...rest }));
}

/** Makes the addresses that an invitation leads to. */
export interface InvitationLinks {
  job: (id: string) => string;
  /** Where somebody decides who can find them. */
  visibility: () => string;
}

/** Asks somebody to apply to a position; about one position somebody is asked once. */
export function inviteTalent(
  ctx: AccountContext,
  finder: Finder,
  { id: candidateId }: Talent,
  jobId: string,
  links: InvitationLinks,
): { done: string } | { refused: InviteRefusal } {
  const { db, now, actor } = ctx;
  return db.transaction((tx): ReturnType<typeof inviteTalent> => {
    const found = tx
      .select({ row: job, employer: enterprise })
      .from(job)
      .innerJoin(enterprise, eq(enterprise.id, job.enterpriseId))
      .where(and(eq(job.id, jobId), eq(job.enterpriseId, finder.id)))
      .get();
    if (!found || !isAppliable(tx, found, now)) return { refused: "gone" };
    // They may have hidden meanwhile, or be gone.
    if (!findTalent(ctx, finder, candidateId)) return { refused: "hidden" };
    const both = and(eq(jobInvitation.jobId, jobId), eq(jobInvitation.candidateId, candidateId));
    if (countRows(tx, jobInvitation, both) > 0) return { refused: "before" };
    if (hasApplied(tx, candidateId, jobId)) return { refused: "applied" };
    const lately = and(eq(jobInvitation.enterpriseId, finder.id), gt(jobInvitation.invitedAt, now - DAY));
    if (countRows(tx, jobInvitation, lately) >= MOST_INVITATIONS_DAILY) return { refused: "tooMany" };
    tx.insert(jobInvitation)
      .values({ jobId, candidateId, enterpriseId: finder.id, invitedBy: actor.id, invitedAt: now })
      .run();
    recordAction(tx, ctx, {
      action: "talent:invite",
      entity: "account",
      entityId: candidateId,
      details: { jobId },
    });
    const person = tx.select().from(account).where(eq(account.id, candidateId)).get();
    if (person?.email)
      queueMail(tx, ctx, {
        onceKey: `talent:invite:${jobId}:${candidateId}`,
        to: person.email,
        accountId: person.id,
        subject: `${finder.name} 邀请您投递：${found.row.title}`,
        text: [
          `${person.displayName}，您好：`,
          `${finder.name} 看了您公开的求职意向，邀请您投递职位“${found.row.title}”。对方看不到您的姓名和联系方式，是否投递由您决定。`,
          `查看职位：${links.job(jobId)}`,
          `不想被用人单位找到，可以在这里改回或对这家单位隐藏：${links.visibility()}`,
        ].join("\n\n"),
      });
    return { done: found.row.title };
  }, WRITING);
}

function hasApplied(tx: Tx, candidateId: string, jobId: string): boolean {
  const sent = and(
    eq(application.jobId, jobId),
    eq(application.candidateId, candidateId),
    ne(application.status, "withdrawn"),
  );
  return countRows(tx, application, sent) > 0;
}

/** The invitations that somebody has neither put away nor followed, newest first; what cannot be applied to is left out. */
export function listInvitations({ db, actor, now }: AccountContext) {
  const followed = db
    .select({ one: sql`1` })
    .from(application)
    .where(and(eq(application.jobId, jobInvitation.jobId), eq(application.candidateId, actor.id)));
  return db
    .select({ row: job, employer: enterprise, invitedAt: jobInvitation.invitedAt })
    .from(jobInvitation)
    .innerJoin(job, eq(job.id, jobInvitation.jobId))
    .innerJoin(enterprise, eq(enterprise.id, jobInvitation.enterpriseId))
    .where(
      and(eq(jobInvitation.candidateId, actor.id), isNull(jobInvitation.dismissedAt), notExists(followed)),
    )
    .orderBy(desc(jobInvitation.invitedAt), job.id)
    .all()
    .filter(({ row, employer }) => isAppliable(db, { row, employer }, now))
    .map(({ row, employer, invitedAt }) => ({
      jobId: row.id,
      title: row.title,
      enterprise: employer.name,
      invitedAt,
    }));
}

/** Puts an invitation away; the enterprise is not told. */
export function dismissInvitation({ db, actor, now }: AccountContext, jobId: string): void {
  db.update(jobInvitation)
    .set({ dismissedAt: now })
    .where(
      and(
        eq(jobInvitation.jobId, jobId),
        eq(jobInvitation.candidateId, actor.id),
        isNull(jobInvitation.dismissedAt),
      ),
    )
    .run();
}
