import { and, eq, inArray, max, sql, type SQL } from "drizzle-orm";
import type { ApplicationStir } from "~/domain/application";
import type { Db, Tx } from "~db/client";
import { applicationMessage, interview } from "~db/schema";

/** When an appointment is: the time that was taken, else the last of those proposed. */
const appointedAt = sql<number>`coalesce(${interview.startsAt}, (SELECT max(value) FROM json_each(${interview.slots})))`;
const standing = inArray(interview.status, ["proposed", "accepted"]);

/** What happened in an application beside its moves, and what is still to come. */
export function stirOf(db: Db | Tx, applicationId: string): ApplicationStir {
  const bySide = db
    .select({ side: applicationMessage.side, at: max(applicationMessage.createdAt) })
    .from(applicationMessage)
    .where(eq(applicationMessage.applicationId, applicationId))
    .groupBy(applicationMessage.side)
    .all();
  const appointment = db
    .select({ at: sql<number | null>`max(${appointedAt})` })
    .from(interview)
    .where(and(eq(interview.applicationId, applicationId), standing))
    .get();
  const times = [...bySide.map(({ at }) => at), appointment?.at ?? null].filter((at) => at !== null);
  return {
    wordAt: bySide.find(({ side }) => side === "employer")?.at ?? null,
    stirAt: times.length === 0 ? null : Math.max(...times),
  };
}

/** True of an application in which the enterprise has written since then. */
export const hasWordSince = (applicationId: SQL | { getSQL(): SQL }, since: number): SQL =>
  sql`EXISTS (SELECT 1 FROM ${applicationMessage} WHERE ${applicationMessage.applicationId} = ${applicationId} AND ${applicationMessage.side} = 'employer' AND ${applicationMessage.createdAt} >= ${since})`;

/** True of an application in which either side has written since then, or which has an appointment later than that. */
export const hasStirSince = (applicationId: SQL | { getSQL(): SQL }, since: number): SQL =>
  sql`(EXISTS (SELECT 1 FROM ${applicationMessage} WHERE ${applicationMessage.applicationId} = ${applicationId} AND ${applicationMessage.createdAt} >= ${since}) OR EXISTS (SELECT 1 FROM ${interview} WHERE ${interview.applicationId} = ${applicationId} AND ${standing} AND ${appointedAt} >= ${since}))`;
