import { and, eq, isNotNull, isNull } from "drizzle-orm";
import { shanghaiDay } from "~/domain/time";
import type { Tx } from "~db/client";
import { account, enterpriseMember } from "~db/schema";
import type { Context } from "../context.server";
import { queueMail } from "../mail/queue-mail.server";
import type { ApplicationRow, LoadedApplication } from "./load-application.server";

/** Makes the addresses that messages lead to. */
export interface ApplicationLinks {
  /** Of an application, for whoever applied. */
  own: (id: string) => string;
  /** Of an application, for the enterprise. */
  received: (id: string) => string;
  /** Of all applications to a position, for the enterprise. */
  ofJob: (jobId: string) => string;
}

interface Told {
  onceKey: string;
  subject: string;
  lines: readonly string[];
  link: string;
}

/** Messages pass through other people's machines: they name the position, never a person but the one they go to. */
export function tellCandidate(tx: Tx, ctx: Context, { candidateId }: ApplicationRow, told: Told): void {
  const person = tx.select().from(account).where(eq(account.id, candidateId)).get();
  if (!person?.email || person.disabledAt !== null) return;
  write(tx, ctx, { id: person.id, email: person.email, name: person.displayName, key: "" }, told);
}

/** Writes to who wrote the position if they still act for the enterprise, otherwise to all who do. */
export function tellEmployer(
  tx: Tx,
  ctx: Context,
  { job, enterprise }: Pick<LoadedApplication, "job" | "enterprise">,
  told: Told,
): void {
  const members = tx
    .select({ id: account.id, email: account.email, name: account.displayName })
    .from(enterpriseMember)
    .innerJoin(account, eq(account.id, enterpriseMember.accountId))
    .where(
      and(
        eq(enterpriseMember.enterpriseId, enterprise.id),
        isNull(account.disabledAt),
        isNotNull(account.email),
      ),
    )
    .all();
  const author = members.filter(({ id }) => id === job.createdBy);
  for (const { id, email, name } of author.length > 0 ? author : members)
    if (email) write(tx, ctx, { id, email, name, key: `:${id}` }, told);
}

function write(
  tx: Tx,
  ctx: Context,
  to: { id: string; email: string; name: string; key: string },
  { lines, link, onceKey, subject }: Told,
): void {
  const text = [`${to.name}，您好：`, ...lines, `查看：${link}`].join("\n\n");
  queueMail(tx, ctx, { onceKey: `${onceKey}${to.key}`, to: to.email, accountId: to.id, subject, text });
}

/** One message a day for each position, however many apply. */
export function tellOfNew(tx: Tx, ctx: Context, loaded: LoadedApplication, links: ApplicationLinks): void {
  tellEmployer(tx, ctx, loaded, {
    onceKey: `application:new:${loaded.job.id}:${shanghaiDay(ctx.now)}`,
    subject: `有新的投递：${loaded.job.title}`,
    lines: [`职位“${loaded.job.title}”今天有新的投递，请登录查看。同一职位一天只发一封提醒。`],
    link: links.ofJob(loaded.job.id),
  });
}
