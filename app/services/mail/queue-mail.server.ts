import type { Tx } from "~db/client";
import { mailOutbox } from "~db/schema";
import type { Context } from "../context.server";

export interface Mail {
  /** Names the occasion. */
  onceKey: string;
  to: string;
  subject: string;
  text: string;
}

/**
 * Writes a message in the transaction of what it tells.
 * @returns false when the occasion was told already
 */
export function queueMail(tx: Tx, { now }: Context, mail: Mail): boolean {
  const written = tx
    .insert(mailOutbox)
    .values({ ...mail, createdAt: now })
    .onConflictDoNothing()
    .run();
  return written.changes > 0;
}
