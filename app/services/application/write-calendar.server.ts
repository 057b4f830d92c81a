import ical, { ICalCalendarMethod, ICalEventStatus } from "ical-generator";
import { eq } from "drizzle-orm";
import { INTERVIEW_KIND_LABELS } from "~/domain/interview";
import { interview } from "~db/schema";
import type { AccountContext } from "../context.server";
import { loadPart } from "./load-application.server";

const MINUTE = 60_000;

/**
 * An appointment as a calendar file (RFC 5545), for the two sides of its application. The same appointment keeps its
 * name, so that a file opened again changes the entry and does not add one.
 * @returns null alike where there is none, where no time is settled, and where it is not theirs
 */
export function writeCalendar(
  ctx: AccountContext,
  interviewId: string,
  {
    host,
    linkOf,
  }: { host: string; linkOf: (applicationId: string, side: "candidate" | "employer") => string },
): string | null {
  const row = ctx.db.select().from(interview).where(eq(interview.id, interviewId)).get();
  if (!row || row.startsAt === null) return null;
  const part = loadPart(ctx, row.applicationId);
  if (!part || (part.side === "employer" && part.target.row.status === "withdrawn")) return null;
  const { job, enterprise } = part.target;
  const cancelled = row.status !== "accepted";
  const calendar = ical({
    name: "金凤凰 · 凤栖 面试",
    method: cancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH,
    prodId: { company: "金凤凰 · 凤栖", product: "面试日程", language: "ZH" },
  });
  calendar.createEvent({
    id: `${row.id}@${host}`,
    sequence: row.sequence,
    stamp: new Date(row.updatedAt),
    start: new Date(row.startsAt),
    end: new Date(row.startsAt + row.minutes * MINUTE),
    summary: `${INTERVIEW_KIND_LABELS[row.kind]}：${job.title}（${enterprise.name}）`,
    location: row.place,
    description: row.note ?? undefined,
    url: linkOf(row.applicationId, part.side),
    status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  });
  return calendar.toString();
}
