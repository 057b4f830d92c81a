import { eq } from "drizzle-orm";
import {
  findApplicationMove,
  isAnswer,
  isOpenApplication,
  lapsesAt,
  REJECT_REASON_LABELS,
  REJECT_REASONS,
  RESPONSE_DAYS,
  type ApplicationRefusal,
  type ApplicationSide,
  type ApplicationVerb,
  type RejectReason,
} from "~/domain/application";
import type { Tx } from "~db/client";
import { application, applicationEvent, interview } from "~db/schema";
import { recordAction } from "../audit/record-action.server";
import { withdrawConsent } from "../consent/withdraw-consent.server";
import type { Context } from "../context.server";
import { findApplication, type ApplicationRow, type LoadedApplication } from "./load-application.server";
import { stirOf } from "./stir.server";
import { tellCandidate, tellEmployer, type ApplicationLinks } from "./tell-people.server";

/** Waits for another writer at the beginning: a move reads before it writes. */
export const WRITING = { behavior: "immediate" } as const;

export type ApplicationResult = { done: true } | { refused: ApplicationRefusal };

export interface ApplicationStep {
  applicationId: string;
  verb: ApplicationVerb;
  who: ApplicationSide;
  /** As the page showed it; null = whatever it is now (the portal by itself, and what is only looked at). */
  version: number | null;
  reason?: RejectReason | null;
  /** For the candidate to read. */
  note?: string | null;
}

/**
 * Moves an application as the table says: the row, its history for both sides, the audit entry and the message to the
 * other side. Everything is judged on the row as it is now. The same press sent twice moves it once.
 * @param after writes what belongs to the move, in its transaction
 */
export function moveApplication(
  tx: Tx,
  ctx: Context,
  step: ApplicationStep,
  links: ApplicationLinks,
  after?: (moved: ApplicationRow) => void,
): ApplicationResult {
  const found = findApplication(tx, step.applicationId);
  if (!found) return { refused: "state" };
  const { row } = found;
  const { verb, who, version } = step;
  const move = findApplicationMove(row.status, verb);
  if (version !== null && row.version !== version) {
    if (row.version === version + 1 && wasThisMove(tx, row, step)) return { done: true };
    return { refused: row.status === "withdrawn" && who === "employer" ? "withdrawn" : "changed" };
  }
  if (move?.who !== who)
    return { refused: row.status === "withdrawn" && who === "employer" ? "withdrawn" : "state" };
  const reason = REJECT_REASONS.find((one) => one === step.reason) ?? null;
  if (move.needs.includes("reason") && reason === null) return { refused: "reason" };
  if (move.needs.includes("overdue") && lapsesAt(row, stirOf(tx, row.id)) > ctx.now)
    return { refused: "overdue" };

  const changed: ApplicationRow = {
    ...row,
    status: move.to,
    movedAt: verb === "view" ? row.movedAt : ctx.now,
    viewedAt: row.viewedAt ?? (who === "employer" ? ctx.now : null),
    respondedAt: row.respondedAt ?? (isAnswer(verb) ? ctx.now : null),
    endedAt: isOpenApplication(move.to) ? null : ctx.now,
    rejectReason: verb === "reject" ? reason : row.rejectReason,
    unseenByCandidate: who === "candidate" ? row.unseenByCandidate : ctx.now,
    unseenByEmployer: who === "candidate" ? ctx.now : row.unseenByEmployer,
    // A look makes no page stale: what the other side is about to press still holds.
    version: verb === "view" ? row.version : row.version + 1,
  };
  tx.update(application).set(changed).where(eq(application.id, row.id)).run();
  tx.insert(applicationEvent)
    .values({
      applicationId: row.id,
      at: ctx.now,
      side: who,
      verb,
      from: row.status,
      to: move.to,
      reason: verb === "reject" ? reason : null,
      note: step.note ?? null,
    })
    .run();
  if (!isOpenApplication(move.to)) endAppointments(tx, ctx, row.id);
  if (verb === "withdraw")
    withdrawConsent(tx, ctx, { accountId: row.candidateId, kind: "apply", subjectId: row.id });
  recordAction(tx, ctx, {
    action: `application:${verb}`,
    entity: "application",
    entityId: row.id,
    details: {
      jobId: row.jobId,
      from: row.status,
      to: move.to,
      reason: verb === "reject" ? reason : undefined,
    },
  });
  tell(tx, ctx, { ...found, row: changed }, step, links);
  after?.(changed);
  return { done: true };
}

/** Whether the row is what this press would have made of the version that was shown. */
function wasThisMove(tx: Tx, row: ApplicationRow, { verb, who }: ApplicationStep): boolean {
  const last = tx
    .select({ verb: applicationEvent.verb, side: applicationEvent.side })
    .from(applicationEvent)
    .where(eq(applicationEvent.applicationId, row.id))
    .all()
    .at(-1);
  return last?.verb === verb && last.side === who;
}

/** What is over has no appointments to come. */
function endAppointments(tx: Tx, ctx: Context, applicationId: string): void {
  const rows = tx.select().from(interview).where(eq(interview.applicationId, applicationId)).all();
  for (const { id, status, startsAt, sequence } of rows)
    if (status === "proposed" || (status === "accepted" && (startsAt ?? 0) > ctx.now))
      tx.update(interview)
        .set({ status: "cancelled", updatedAt: ctx.now, sequence: sequence + 1 })
        .where(eq(interview.id, id))
        .run();
}

type Saying = (found: LoadedApplication, step: ApplicationStep) => { subject: string; lines: string[] };
const noted = ({ note }: ApplicationStep) => (note ? [`用人单位留言：${note}`] : []);

/** What the candidate is told of a move; of the others nobody is told by mail. */
const TO_CANDIDATE: Partial<Record<ApplicationVerb, Saying>> = {
  shortlist: ({ job }, step) => ({
    subject: `初筛通过：${job.title}`,
    lines: [`您投递的“${job.title}”已通过初筛，用人单位会继续与您联系。`, ...noted(step)],
  }),
  invite: ({ job }) => ({
    subject: `面试邀请：${job.title}`,
    lines: [`用人单位邀请您参加“${job.title}”的面试，请登录选择时间；确认后可以把日程加入日历。`],
  }),
  offer: ({ job }, step) => ({
    subject: `录用意向：${job.title}`,
    lines: [`用人单位就“${job.title}”向您发出录用意向，请登录答复。`, ...noted(step)],
  }),
  hire: ({ job }, step) => ({
    subject: `确认录用：${job.title}`,
    lines: [`用人单位确认录用您担任“${job.title}”。`, ...noted(step)],
  }),
  reject: ({ job }, step) => ({
    subject: `投递结果：${job.title}`,
    lines: [
      `您投递的“${job.title}”没有通过。原因：${step.reason ? REJECT_REASON_LABELS[step.reason] : "未注明"}。`,
      ...noted(step),
    ],
  }),
  reconsider: ({ job }, step) => ({
    subject: `重新考虑：${job.title}`,
    lines: [`用人单位重新考虑了您对“${job.title}”的投递，并通过了初筛。`, ...noted(step)],
  }),
  lapse: ({ job, row }) => ({
    subject: `投递已自动结束：${job.title}`,
    lines: [
      row.respondedAt === null
        ? `您投递的“${job.title}”在 ${RESPONSE_DAYS} 天内没有得到用人单位答复，平台已自动结束这次投递，并计入该单位的公开答复率。这不代表对您的评价，可以继续投递其他职位。`
        : `您投递的“${job.title}”长时间没有进展，平台已自动结束。可以继续投递其他职位。`,
    ],
  }),
};

const TO_EMPLOYER: Partial<Record<ApplicationVerb, Saying>> = {
  accept: ({ job }) => ({
    subject: `求职者接受录用：${job.title}`,
    lines: [`职位“${job.title}”有一位求职者接受了录用意向。`],
  }),
  decline: ({ job }) => ({
    subject: `求职者谢绝录用：${job.title}`,
    lines: [`职位“${job.title}”有一位求职者谢绝了录用意向。`],
  }),
  withdraw: ({ job }) => ({
    subject: `求职者撤回投递：${job.title}`,
    lines: [`职位“${job.title}”有一位求职者撤回了投递，已不能查看其资料。`],
  }),
};

function tell(
  tx: Tx,
  ctx: Context,
  found: LoadedApplication,
  step: ApplicationStep,
  links: ApplicationLinks,
): void {
  const { row } = found;
  const onceKey = `application:${step.verb}:${row.id}:${row.version}`;
  const candidate = TO_CANDIDATE[step.verb]?.(found, step);
  if (candidate) tellCandidate(tx, ctx, row, { onceKey, ...candidate, link: links.own(row.id) });
  // Nobody is called away for an application that nobody has looked at.
  const employer = row.viewedAt === null ? undefined : TO_EMPLOYER[step.verb]?.(found, step);
  if (employer) tellEmployer(tx, ctx, found, { onceKey, ...employer, link: links.received(row.id) });
}
