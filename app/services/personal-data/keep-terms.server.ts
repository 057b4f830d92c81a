import { and, eq, inArray, isNotNull, isNull, lt, ne, or, sql, type SQL } from "drizzle-orm";
import type { SQLiteTable } from "drizzle-orm/sqlite-core";
import { ERASED_WORDS, TERM_NAMES, termBegin, type TermName } from "~/domain/terms";
import { truncateLog } from "~db/client";
import { countRows } from "~db/count";
import type { Tx } from "~db/client";
import {
  application,
  applicationAccess,
  cardApplication,
  cardInvitation,
  cardObjection,
  cardVerification,
  enterpriseFigures,
  enterpriseInvitation,
  figuresEvidence,
  jobInvitation,
  mailOutbox,
  postingReport,
  talentCard,
  upload,
  verificationCase,
} from "~db/schema";
import { recordAction } from "../audit/record-action.server";
import type { Context } from "../context.server";
import { eraseCardContent } from "./erase-cards.server";
import { eraseContent, forgetUnused } from "./erase-content.server";
import { erasePapers } from "./erase-papers.server";

const AT_ONCE = 200;

interface Keeping {
  table: SQLiteTable;
  /** Names one row. */
  key: SQL;
  /** Which have reached the end: began before, and are not erased yet. */
  due: (before: number) => SQL | undefined;
  /** Erases these. */
  erase: (tx: Tx, which: SQL, now: number) => void;
}

const removing = (table: SQLiteTable, key: Keeping["key"], due: Keeping["due"]): Keeping => ({
  table,
  key,
  due,
  erase: (tx, which) => void tx.delete(table).where(which).run(),
});

const ofApplications = (due: Keeping["due"]): Keeping => ({
  table: application,
  key: sql`${application.id}`,
  due: (before) => and(due(before), isNull(application.erasedAt)),
  erase: (tx, which, now) => {
    const rows = tx.select({ id: application.id }).from(application).where(which).all();
    const ids = rows.map(({ id }) => id);
    eraseContent(tx, ids, now);
  },
});

/** How each term of the table is kept. The files that nothing names any more go with the daily tidying. */
const KEEPING: Record<TermName, Keeping> = {
  applications: ofApplications((before) => lt(application.endedAt, before)),
  withdrawn: ofApplications((before) =>
    and(eq(application.status, "withdrawn"), lt(application.endedAt, before)),
  ),
  looks: removing(applicationAccess, sql`${applicationAccess.id}`, (before) =>
    lt(applicationAccess.at, before),
  ),
  mails: removing(mailOutbox, sql`${mailOutbox.id}`, (before) => lt(mailOutbox.createdAt, before)),
  reports: {
    table: postingReport,
    key: sql`${postingReport.id}`,
    due: (before) => and(lt(postingReport.answeredAt, before), ne(postingReport.text, ERASED_WORDS)),
    erase: (tx, which) =>
      void tx
        .update(postingReport)
        .set({ text: ERASED_WORDS, email: null, reporterId: null })
        .where(which)
        .run(),
  },
  memberInvitations: removing(enterpriseInvitation, sql`${enterpriseInvitation.id}`, (before) =>
    lt(enterpriseInvitation.createdAt, before),
  ),
  jobInvitations: removing(jobInvitation, sql`job_invitation.rowid`, (before) =>
    lt(jobInvitation.invitedAt, before),
  ),
  papers: {
    table: verificationCase,
    key: sql`${verificationCase.id}`,
    due: (before) =>
      or(
        and(
          eq(verificationCase.status, "approved"),
          lt(verificationCase.decidedAt, before),
          or(isNotNull(verificationCase.identityId), isNotNull(verificationCase.authorisationId)),
        ),
        and(
          inArray(verificationCase.status, ["draft", "returned", "rejected"]),
          lt(verificationCase.updatedAt, before),
        ),
      ),
    erase: (tx, which) => void erasePapers(tx, which, { name: false }),
  },
  cardCases: {
    table: cardApplication,
    key: sql`${cardApplication.id}`,
    // What a card rests on is kept as long as the card counts.
    due: (before) =>
      and(
        lt(cardApplication.endedAt, before),
        isNull(cardApplication.erasedAt),
        sql`NOT EXISTS (SELECT 1 FROM ${talentCard} WHERE ${talentCard.holderId} = ${cardApplication.personId}
          AND ${talentCard.status} <> 'revoked' AND ${talentCard.validUntil} >= ${before})`,
      ),
    erase: (tx, which, now) => {
      const rows = tx.select({ id: cardApplication.id }).from(cardApplication).where(which).all();
      const ids = rows.map(({ id }) => id);
      eraseCardContent(tx, ids, now);
    },
  },
  cardDrafts: {
    table: cardApplication,
    key: sql`${cardApplication.id}`,
    due: (before) =>
      and(
        isNull(cardApplication.caseNumber),
        isNull(cardApplication.erasedAt),
        lt(cardApplication.updatedAt, before),
      ),
    erase: (tx, which, now) => {
      const rows = tx.select({ id: cardApplication.id }).from(cardApplication).where(which).all();
      const ids = rows.map(({ id }) => id);
      eraseCardContent(tx, ids, now);
    },
  },
  cardInvitations: removing(cardInvitation, sql`${cardInvitation.id}`, (before) =>
    lt(cardInvitation.createdAt, before),
  ),
  objectors: {
    table: cardObjection,
    key: sql`${cardObjection.id}`,
    due: (before) =>
      and(
        isNotNull(cardObjection.sealedContact),
        sql`EXISTS (SELECT 1 FROM ${cardApplication} WHERE ${cardApplication.id} = ${cardObjection.applicationId}
          AND ${cardApplication.endedAt} < ${before})`,
      ),
    erase: (tx, which) => void tx.update(cardObjection).set({ sealedContact: null }).where(which).run(),
  },
  staffPapers: {
    table: figuresEvidence,
    key: sql`${figuresEvidence.id}`,
    // What still waits for a decision is needed for it.
    due: (before) =>
      and(
        eq(figuresEvidence.kind, "staff"),
        sql`EXISTS (SELECT 1 FROM ${enterpriseFigures} WHERE ${enterpriseFigures.id} = ${figuresEvidence.figuresId}
          AND ${enterpriseFigures.status} <> 'submitted' AND coalesce(
            CASE WHEN ${enterpriseFigures.status} IN ('confirmed', 'superseded') THEN ${enterpriseFigures.decidedAt} END,
            ${enterpriseFigures.updatedAt}) < ${before})`,
      ),
    erase: (tx, which) => {
      const gone = tx.delete(figuresEvidence).where(which).returning().all();
      const files = gone.map(({ uploadId }) => uploadId);
      forgetUnused(tx, inArray(upload.id, files));
    },
  },
  cardVerifications: removing(cardVerification, sql`${cardVerification.id}`, (before) =>
    lt(cardVerification.at, before),
  ),
};

/** How many of each have, or had, reached the end of their term. */
export type TermsResult = Record<TermName, number>;

const each = (count: (name: TermName) => number): TermsResult =>
  Object.fromEntries(TERM_NAMES.map((name) => [name, count(name)])) as TermsResult;

/** How much has reached the end of its term. */
export function countOverdue({ db, now }: Pick<Context, "db" | "now">): TermsResult {
  return each((name) => {
    const { table, due } = KEEPING[name];
    return countRows(db, table, due(termBegin(name, now)));
  });
}

/**
 * Erases what has reached the end of its term (个人信息保护法 art. 19, 47), a few at a time; interrupted, it goes on with the
 * next run.
 */
export async function keepTerms(ctx: Context): Promise<TermsResult> {
  const done = each(() => 0);
  for (const name of TERM_NAMES)
    for (let n = AT_ONCE; n === AT_ONCE; await breathe()) {
      n = ctx.db.transaction((tx) => eraseSome(tx, ctx, KEEPING[name], termBegin(name, ctx.now)), {
        behavior: "immediate",
      });
      done[name] += n;
    }
  if (TERM_NAMES.every((name) => done[name] === 0)) return done;
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
  truncateLog(ctx.db);
  return done;
}

function eraseSome(tx: Tx, { now }: Context, { table, key, due, erase }: Keeping, before: number): number {
  const which = due(before);
  const rows = tx.select({ key }).from(table).where(which).limit(AT_ONCE).all();
  if (rows.length === 0) return 0;
  const these = and(
    which,
    inArray(
      key,
      rows.map((row) => row.key),
    ),
  );
  if (these) erase(tx, these, now);
  return rows.length;
}

const breathe = () => new Promise((resolve) => setImmediate(resolve));
