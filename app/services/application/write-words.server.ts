import { asc, eq, gt, and, count } from "drizzle-orm";
import { shanghaiDay } from "~/domain/time";
import type { Db, Tx } from "~db/client";
import { account, application, applicationMessage, applicationNote } from "~db/schema";
import { recordAction } from "../audit/record-action.server";
import type { AccountContext } from "../context.server";
import { findApplication, type ApplicationPart, type ReceivedApplication } from "./load-application.server";
import { WRITING } from "./move-application.server";
import { tellCandidate, tellEmployer, type ApplicationLinks } from "./tell-people.server";

const DAY = 86_400_000;
/** 项目默认: messages that one side can write within a day in one application. */
export const MOST_MESSAGES_DAILY = 30;

export type MessageResult = { done: true } | { refused: "withdrawn" | "tooMany" };
export const MESSAGE_REFUSAL_TEXT = {
  withdrawn: "投递已撤回，不能再发消息。",
  tooMany: "今天在这份投递里发送的消息太多了，请明天再试。",
} as const;

/** Writes to the other side of an application. The same form sent twice is one message. */
export function writeMessage(
  ctx: AccountContext,
  { side, target }: ApplicationPart,
  { formKey, text }: { formKey: string; text: string },
  links: ApplicationLinks,
): MessageResult {
  return ctx.db.transaction((tx): MessageResult => {
    if (tx.select().from(applicationMessage).where(eq(applicationMessage.id, formKey)).get())
      return { done: true };
    const row = tx.select().from(application).where(eq(application.id, target.row.id)).get();
    if (!row || row.status === "withdrawn" || row.erasedAt !== null) return { refused: "withdrawn" };
    const lately = and(
      eq(applicationMessage.applicationId, row.id),
      eq(applicationMessage.side, side),
      gt(applicationMessage.createdAt, ctx.now - DAY),
    );
    const sent = tx.select({ n: count() }).from(applicationMessage).where(lately).get()?.n ?? 0;
    if (sent >= MOST_MESSAGES_DAILY) return { refused: "tooMany" };
    tx.insert(applicationMessage)
      .values({ id: formKey, applicationId: row.id, side, authorId: ctx.actor.id, text, createdAt: ctx.now })
      .run();
    const unseen = side === "candidate" ? { unseenByEmployer: ctx.now } : { unseenByCandidate: ctx.now };
    tx.update(application).set(unseen).where(eq(application.id, row.id)).run();
    recordAction(tx, ctx, {
      action: "application:message",
      entity: "application",
      entityId: row.id,
      details: { side },
    });
    // One message a day from each side of an application; the words themselves stay in the portal.
    const told = {
      onceKey: `application:message:${side}:${row.id}:${shanghaiDay(ctx.now)}`,
      subject: `新消息：${target.job.title}`,
    };
    const of = `关于“${target.job.title}”的投递有新消息，请登录查看和回复。`;
    if (side === "candidate")
      tellEmployer(tx, ctx, target, { ...told, lines: [of], link: links.received(row.id) });
    else tellCandidate(tx, ctx, row, { ...told, lines: [of], link: links.own(row.id) });
    return { done: true };
  }, WRITING);
}

/** Writes down something for the others of the enterprise; of whoever has withdrawn nothing more is written. */
export function writeNote(
  ctx: AccountContext,
  { row: { id: applicationId } }: ReceivedApplication,
  { formKey, text }: { formKey: string; text: string },
): { done: true } | { refused: "withdrawn" } {
  return ctx.db.transaction((tx): ReturnType<typeof writeNote> => {
    const row = findApplication(tx, applicationId)?.row;
    if (!row || row.status === "withdrawn") return { refused: "withdrawn" };
    const written = tx
      .insert(applicationNote)
      .values({ id: formKey, applicationId, authorId: ctx.actor.id, text, createdAt: ctx.now })
      .onConflictDoNothing()
      .run();
    if (written.changes > 0)
      recordAction(tx, ctx, { action: "application:note", entity: "application", entityId: applicationId });
    return { done: true };
  }, WRITING);
}

/** The words of both sides, oldest first. */
export function messagesOf(db: Db | Tx, applicationId: string) {
  return db
    .select({
      id: applicationMessage.id,
      side: applicationMessage.side,
      text: applicationMessage.text,
      createdAt: applicationMessage.createdAt,
    })
    .from(applicationMessage)
    .where(eq(applicationMessage.applicationId, applicationId))
    .orderBy(asc(applicationMessage.createdAt), applicationMessage.id)
    .all();
}

/** What the enterprise wrote down for itself, oldest first. */
export function notesOf(db: Db | Tx, applicationId: string) {
  return db
    .select({
      id: applicationNote.id,
      text: applicationNote.text,
      createdAt: applicationNote.createdAt,
      author: account.displayName,
    })
    .from(applicationNote)
    .innerJoin(account, eq(account.id, applicationNote.authorId))
    .where(eq(applicationNote.applicationId, applicationId))
    .orderBy(asc(applicationNote.createdAt), applicationNote.id)
    .all();
}
