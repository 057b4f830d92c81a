import { and, count, eq, inArray, isNull, lt, notExists, sql } from "drizzle-orm";
import { APPLICATION_MONTHS, MAIL_DAYS } from "~/domain/consent";
import { inMonths } from "~/domain/time";
import type { Db } from "~db/client";
import { application, candidateProfile, mailOutbox, upload } from "~db/schema";
import { recordAction } from "../audit/record-action.server";
import type { Context } from "../context.server";
import { eraseContent } from "./erase-account.server";

const DAY = 86_400_000;
const AT_ONCE = 200;

export interface TermsResult {
  /** Ended applications whose personal content was, or would be, erased. */
  applications: number;
  /** Messages that were, or would be, removed. */
  mails: number;
}

const ended = (now: number) =>
  and(lt(application.endedAt, inMonths(now, -APPLICATION_MONTHS)), isNull(application.erasedAt));
const old = (now: number) => lt(mailOutbox.createdAt, now - MAIL_DAYS * DAY);

/** How much has reached the end of its term. */
export function countOverdue({ db, now }: Pick<Context, "db" | "now">): TermsResult {
  const n = (rows: { n: number } | undefined) => rows?.n ?? 0;
  return {
    applications: n(db.select({ n: count() }).from(application).where(ended(now)).get()),
    mails: n(db.select({ n: count() }).from(mailOutbox).where(old(now)).get()),
  };
}

/**
 * Erases what has reached the end of its term (个人信息保护法 art. 19, 47), a few at a time; interrupted, it goes on with the
 * next run. The files of erased applications that nothing else refers to go with the daily tidying.
 */
export async function keepTerms(ctx: Context): Promise<TermsResult> {
  const done: TermsResult = { applications: 0, mails: 0 };
  for (let n = AT_ONCE; n === AT_ONCE; await breathe()) {
    n = ctx.db.transaction(
      (tx) => {
        const rows = tx
          .select({ id: application.id, resumeId: application.resumeId })
          .from(application)
          .where(ended(ctx.now))
          .limit(AT_ONCE)
          .all();
        eraseContent(
          tx,
          rows.map(({ id }) => id),
          ctx.now,
        );
        const files = rows.flatMap(({ resumeId }) => resumeId ?? []);
        tx.delete(upload)
          .where(and(inArray(upload.id, files), unused(ctx.db)))
          .run();
        return rows.length;
      },
      { behavior: "immediate" },
    );
    done.applications += n;
  }
  for (let n = AT_ONCE; n === AT_ONCE; await breathe()) {
    const ids = ctx.db.select({ id: mailOutbox.id }).from(mailOutbox).where(old(ctx.now)).limit(AT_ONCE);
    n = ctx.db.delete(mailOutbox).where(inArray(mailOutbox.id, ids)).run().changes;
    done.mails += n;
  }
  if (done.applications + done.mails > 0)
    ctx.db.transaction(
      (tx) =>
        recordAction(tx, ctx, {
          action: "data:retention",
          entity: "data",
          entityId: "terms",
          details: { ...done },
        }),
      { behavior: "immediate" },
    );
  return done;
}

/** Whether neither a profile nor an application refers to a file. */
function unused(db: Db) {
  const one = { one: sql`1` };
  return and(
    notExists(db.select(one).from(candidateProfile).where(eq(candidateProfile.resumeId, upload.id))),
    notExists(db.select(one).from(application).where(eq(application.resumeId, upload.id))),
  );
}

const breathe = () => new Promise((resolve) => setImmediate(resolve));
