import { and, eq, gte, isNull, lt, or } from "drizzle-orm";
import { formatDate } from "~/domain/time";
import type { Tx } from "~db/client";
import { account, enterprise, job } from "~db/schema";
import type { Context } from "../context.server";
import { queueMail } from "../mail/queue-mail.server";
import type { EmployerRow, PositionRow } from "./load-position.server";
import { movePosition, WRITING } from "./move-position.server";

/** Titles that a message names; the rest are a number. */
const NAMED = 10;

/**
 * Pauses what was published here by enterprises whose verification is over, and tells each author once. What was
 * imported, and what is fictional, was never published on a verification. Run again it finds nothing.
 * @param link to the page where the verification is renewed
 * @returns how many were paused
 */
export function lapseUnverified(ctx: Context, link: string): number {
  const due = and(
    eq(job.status, "published"),
    eq(job.origin, "registered"),
    lt(enterprise.verifiedUntil, ctx.now),
    or(isNull(job.validUntil), gte(job.validUntil, ctx.now)),
  );
  const employers = ctx.db
    .selectDistinct({ id: enterprise.id })
    .from(enterprise)
    .innerJoin(job, eq(job.enterpriseId, enterprise.id))
    .where(due)
    .all();
  let paused = 0;
  for (const { id } of employers)
    paused += ctx.db.transaction((tx) => {
      const found = tx
        .select({ row: job, employer: enterprise })
        .from(job)
        .innerJoin(enterprise, eq(enterprise.id, job.enterpriseId))
        .where(and(due, eq(enterprise.id, id)))
        .all();
      const rows = found
        .map(({ row }) => row)
        .filter(({ id: jobId, version }) => {
          const set = { pausedReason: "unverified" } as const;
          const move = { jobId, verb: "unverify", who: "system", version, set } as const;
          return "done" in movePosition(tx, ctx, move);
        });
      if (found[0]) tellAuthors(tx, ctx, found[0].employer, rows, link);
      return rows.length;
    }, WRITING);
  return paused;
}

function tellAuthors(
  tx: Tx,
  ctx: Context,
  { id, name, verifiedUntil }: EmployerRow,
  rows: readonly PositionRow[],
  link: string,
): void {
  for (const author of new Set(rows.map(({ createdBy }) => createdBy))) {
    if (author === null) continue;
    const theirs = rows.filter(({ createdBy }) => createdBy === author);
    const person = tx.select().from(account).where(eq(account.id, author)).get();
    if (!person?.email || person.disabledAt !== null) continue;
    const more = theirs.length > NAMED ? [`……等 ${theirs.length} 个`] : [];
    queueMail(tx, ctx, {
      onceKey: `job:unverify:${id}:${verifiedUntil}:${author}`,
      to: person.email,
      accountId: person.id,
      subject: `核验到期，职位已暂停：${name}`,
      text: [
        `${person.displayName}，您好：`,
        `“${name}”的核验已于 ${formatDate(verifiedUntil ?? ctx.now)} 到期，以下职位已暂停展示：`,
        [...theirs.slice(0, NAMED).map(({ title }) => `· ${title}`), ...more].join("\n"),
        "请由单位负责人重新核验。通过后打开职位，点“恢复招聘”即可，不需要重新审核。",
        `重新核验：${link}`,
      ].join("\n\n"),
    });
  }
}
