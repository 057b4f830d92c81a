import type { Tx } from "~db/client";
import { mailOutbox } from "~db/schema";
import type { Context } from "../context.server";
import { enqueueTask } from "../task/enqueue-task.server";

export interface Mail {
  /** Names the occasion. */
  onceKey: string;
  to: string;
  /** Whose account it was written to; null where only an address is known. */
  accountId: string | null;
  subject: string;
  text: string;
  /** Where messages of this kind are ended by one request. */
  unsubscribeUrl?: string;
}

/**
 * Writes a message in the transaction of what it tells.
 * @returns false when the occasion was told already
 */
export function queueMail(tx: Tx, ctx: Context, mail: Mail): boolean {
  const written = tx
    .insert(mailOutbox)
    .values({ ...mail, createdAt: ctx.now })
    .onConflictDoNothing()
    .returning({ id: mailOutbox.id })
    .get();
  if (!written) return false;
  return enqueueTask(tx, ctx, mailTask(written.id));
}

/** The task that sends a message. */
export function mailTask(id: number) {
  return { key: `mail:${id}`, kind: "mail:send", payload: { mail: id } } as const;
}
