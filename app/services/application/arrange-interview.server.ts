import { and, desc, eq } from "drizzle-orm";
import { INTERVIEW_TRANSITIONS, INTERVIEW_KIND_LABELS, type InterviewVerb } from "~/domain/interview";
import type { Invitation } from "~/domain/application-form";
import { formatTime } from "~/domain/time";
import type { Db, Tx } from "~db/client";
import { application, interview } from "~db/schema";
import { recordAction } from "../audit/record-action.server";
import type { AccountContext } from "../context.server";
import type { OwnApplication, ReceivedApplication } from "./load-application.server";
import { moveApplication, WRITING, type ApplicationResult } from "./move-application.server";
import { tellCandidate, tellEmployer, type ApplicationLinks } from "./tell-people.server";

export type InterviewRow = typeof interview.$inferSelect;

/** Appointments of an application, the latest proposal first. */
export function interviewsOf(db: Db | Tx, applicationId: string): InterviewRow[] {
  return db
    .select()
    .from(interview)
    .where(eq(interview.applicationId, applicationId))
    .orderBy(desc(interview.createdAt), interview.id)
    .all();
}

/** Proposes up to three times for an interview, which is the move into it. */
export function proposeInterview(
  ctx: AccountContext,
  { row }: ReceivedApplication,
  { formKey, version, ...proposed }: Invitation,
  links: ApplicationLinks,
): ApplicationResult {
  return ctx.db.transaction((tx): ApplicationResult => {
    if (tx.select().from(interview).where(eq(interview.id, formKey)).get()) return { done: true };
    const step = { applicationId: row.id, verb: "invite", who: "employer", version } as const;
    return moveApplication(tx, ctx, step, links, () => {
      tx.insert(interview)
        .values({
          id: formKey,
          applicationId: row.id,
          status: "proposed",
          ...proposed,
          createdAt: ctx.now,
          updatedAt: ctx.now,
        })
        .run();
    });
  }, WRITING);
}

export type InterviewResult = { done: true } | { refused: "changed" | "slot" };
export const INTERVIEW_REFUSAL_TEXT = {
  changed: "面试安排刚刚有变化，请核对后再操作。",
  slot: "请选择一个还没有过去的时间；都不合适时，可以选择“都不方便”并说明。",
} as const;

interface InterviewStep {
  interviewId: string;
  verb: InterviewVerb;
  /** As the page showed it. */
  sequence: number;
  /** Of the times proposed, UTC epoch ms. */
  slot?: number;
  answer?: string | null;
}

/** Takes one of the times, or none, or calls an appointment off. The other side is told. */
export function moveInterview(
  ctx: AccountContext,
  part: { side: "candidate"; target: OwnApplication } | { side: "employer"; target: ReceivedApplication },
  { interviewId, verb, sequence, slot, answer }: InterviewStep,
  links: ApplicationLinks,
): InterviewResult {
  const { side, target } = part;
  return ctx.db.transaction((tx): InterviewResult => {
    const row = tx
      .select()
      .from(interview)
      .where(and(eq(interview.id, interviewId), eq(interview.applicationId, target.row.id)))
      .get();
    if (!row) return { refused: "changed" };
    const move = INTERVIEW_TRANSITIONS[row.status][verb];
    if (row.sequence !== sequence)
      return row.sequence === sequence + 1 && isDone(row, verb) ? { done: true } : { refused: "changed" };
    if (move?.who !== side) return { refused: "changed" };
    if (verb === "accept" && (slot === undefined || !row.slots.includes(slot) || slot <= ctx.now))
      return { refused: "slot" };
    const startsAt = verb === "accept" ? (slot ?? null) : row.startsAt;
    tx.update(interview)
      .set({
        status: move.to,
        startsAt,
        answer: side === "candidate" ? (answer ?? null) : row.answer,
        updatedAt: ctx.now,
        sequence: sequence + 1,
      })
      .where(eq(interview.id, row.id))
      .run();
    const unseen = side === "candidate" ? { unseenByEmployer: ctx.now } : { unseenByCandidate: ctx.now };
    tx.update(application).set(unseen).where(eq(application.id, target.row.id)).run();
    recordAction(tx, ctx, {
      action: `interview:${verb}`,
      entity: "application",
      entityId: target.row.id,
      details: { interview: row.id, from: row.status, to: move.to, startsAt },
    });
    const { title } = target.job;
    const onceKey = `interview:${verb}:${row.id}:${sequence + 1}`;
    const at = startsAt === null ? "" : `（${formatTime(startsAt)}，${INTERVIEW_KIND_LABELS[row.kind]}）`;
    if (side === "employer")
      tellCandidate(tx, ctx, target.row, {
        onceKey,
        subject: `面试取消：${title}`,
        lines: [`用人单位取消了“${title}”的面试${at}。`],
        link: links.own(target.row.id),
      });
    else
      tellEmployer(tx, ctx, target, {
        onceKey,
        subject: verb === "accept" ? `面试已确认：${title}` : `面试时间不合适：${title}`,
        lines: [
          verb === "accept"
            ? `职位“${title}”的一位求职者确认了面试${at}。`
            : `职位“${title}”的一位求职者不能参加所提议的面试，请登录查看说明并另约时间。`,
        ],
        link: links.received(target.row.id),
      });
    return { done: true };
  }, WRITING);
}

const isDone = ({ status }: InterviewRow, verb: InterviewVerb) =>
  status === { accept: "accepted", decline: "declined", cancel: "cancelled" }[verb];
