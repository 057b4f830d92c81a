import { and, asc, eq, isNull } from "drizzle-orm";
import { authorize, NotPermitted, type Authorized } from "~/domain/permission";
import type { Db, Tx } from "~db/client";
import { application, applicationEvent, enterprise, job } from "~db/schema";
import type { AccountContext } from "../context.server";
import { findMembership } from "../member/find-membership.server";

export type ApplicationRow = typeof application.$inferSelect;

/** An application with the position and the enterprise it went to. */
export interface LoadedApplication {
  row: ApplicationRow;
  job: typeof job.$inferSelect;
  enterprise: typeof enterprise.$inferSelect;
}

declare const side: unique symbol;
/** One's own application. */
export type OwnApplication = Authorized<LoadedApplication> & { readonly [side]: "candidate" };
/** An application that went to the enterprise that whoever acts is a member of. */
export type ReceivedApplication = Authorized<LoadedApplication> & { readonly [side]: "employer" };

export function findApplication(db: Db | Tx, id: string): LoadedApplication | undefined {
  return db
    .select({ row: application, job, enterprise })
    .from(application)
    .innerJoin(job, eq(job.id, application.jobId))
    .innerJoin(enterprise, eq(enterprise.id, application.enterpriseId))
    .where(and(eq(application.id, id), isNull(application.erasedAt)))
    .get();
}

/**
 * One's own application; undefined for every other, whether or not it exists.
 * @throws NotPermitted
 */
export function loadOwnApplication(ctx: AccountContext, id: string): OwnApplication | undefined {
  const found = findApplication(ctx.db, id);
  if (found?.row.candidateId !== ctx.actor.id || !found) return undefined;
  return authorize(ctx.actor, "candidate:act", found) as OwnApplication;
}

/**
 * An application to one's own enterprise; undefined for every other, whether or not it exists.
 * @throws NotPermitted
 */
export function loadReceivedApplication(ctx: AccountContext, id: string): ReceivedApplication | undefined {
  const membership = findMembership(ctx);
  const found = membership && findApplication(ctx.db, id);
  if (!found || found.row.enterpriseId !== membership.enterprise.id) return undefined;
  return authorize(ctx.actor, "application:handle", found) as ReceivedApplication;
}

/** The part that somebody has in an application. */
export type ApplicationPart =
  { side: "candidate"; target: OwnApplication } | { side: "employer"; target: ReceivedApplication };

/** The application in whichever part whoever acts has in it; undefined for who has none. */
export function loadPart(ctx: AccountContext, id: string): ApplicationPart | undefined {
  const tried = <T>(load: () => T | undefined): T | undefined => {
    try {
      return load();
    } catch (error) {
      if (error instanceof NotPermitted) return undefined;
      throw error;
    }
  };
  const own = tried(() => loadOwnApplication(ctx, id));
  if (own) return { side: "candidate", target: own };
  const received = tried(() => loadReceivedApplication(ctx, id));
  return received && { side: "employer", target: received };
}

/** What happened to an application, from the first on. */
export function eventsOf(db: Db | Tx, applicationId: string) {
  return db
    .select()
    .from(applicationEvent)
    .where(eq(applicationEvent.applicationId, applicationId))
    .orderBy(asc(applicationEvent.id))
    .all();
}
