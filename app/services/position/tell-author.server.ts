import { eq } from "drizzle-orm";
import type { Tx } from "~db/client";
import { account } from "~db/schema";
import type { Context } from "../context.server";
import { queueMail } from "../mail/queue-mail.server";
import type { PositionRow } from "./load-position.server";

/** Makes the address where an author finds a position. */
export type LinkOf = (jobId: string) => string;

interface Told {
  onceKey: string;
  subject: string;
  lines: readonly string[];
  link: string;
}

/** Writes to who wrote the position, where there is an address to write to. */
export function tellAuthor(tx: Tx, ctx: Context, row: PositionRow, { lines, link, ...mail }: Told): void {
  if (row.createdBy === null) return;
  const author = tx.select().from(account).where(eq(account.id, row.createdBy)).get();
  if (!author?.email || author.disabledAt !== null) return;
  const text = [`${author.displayName}，您好：`, `职位“${row.title}”`, ...lines, `查看职位：${link}`].join(
    "\n\n",
  );
  queueMail(tx, ctx, { ...mail, to: author.email, accountId: author.id, text });
}
