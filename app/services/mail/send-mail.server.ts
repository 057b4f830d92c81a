import { createHash } from "node:crypto";
import { eq } from "drizzle-orm";
import { createTransport } from "nodemailer";
import { mailOutbox } from "~db/schema";
import { isStillWanted } from "../alert/pending-alerts.server";
import type { Context } from "../context.server";

export interface Letter {
  to: string;
  subject: string;
  text: string;
  /** The same for every attempt: whoever receives it twice can tell. */
  messageId: string;
  headers?: Record<string, string>;
}

/** Hands a letter to a mail server. @throws when it was not taken */
export type Post = (letter: Letter) => Promise<void>;

const TIME_LIMIT = 30_000;

/**
 * @param url as `smtps://user:password@mail.example.cn`
 * @param from as `金凤凰 · 凤栖 <no-reply@example.cn>`
 */
export function smtpPost(url: string, from: string): Post {
  const transport = createTransport({
    url,
    connectionTimeout: TIME_LIMIT,
    greetingTimeout: TIME_LIMIT,
    socketTimeout: TIME_LIMIT,
    // A letter is text that we wrote: nothing in it names a file or an address to read.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return async (letter) => {
    await transport.sendMail({ from, ...letter });
  };
}

/**
 * Sends a message of the outbox, unless it was sent. One that can be ended and is not wanted any more is dropped. A crash between the server's taking it and our noting that sends
 * it twice, under one Message-ID.
 * @param host in the Message-ID
 */
export async function sendMail(
  { db, now }: Pick<Context, "db" | "now">,
  post: Post,
  id: number,
  host: string,
) {
  const row = db.select().from(mailOutbox).where(eq(mailOutbox.id, id)).get();
  if (!row || row.sentAt !== null) return;
  if (row.unsubscribeUrl !== null && !isStillWanted(db, row, now)) {
    db.delete(mailOutbox).where(eq(mailOutbox.id, id)).run();
    return;
  }
  const name = createHash("sha256").update(row.onceKey).digest("hex").slice(0, 32);
  const { to, subject, text, unsubscribeUrl } = row;
  const headers = unsubscribeUrl === null ? undefined : oneClick(unsubscribeUrl);
  await post({ to, subject, text, messageId: `<${name}@${host}>`, headers });
  db.update(mailOutbox).set({ sentAt: now }).where(eq(mailOutbox.id, id)).run();
}

/** Lets a mail program end such messages by one request, without opening a page (RFC 8058). */
const oneClick = (url: string) => ({
  "List-Unsubscribe": `<${url}>`,
  "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
});
