import { asc, count, desc, eq, sql } from "drizzle-orm";
import { MAX_REACHABLE_HITS } from "~/domain/paging";
import { CASE_STATUSES, decisionDueAt, type CaseStatus } from "~/domain/verification";
import { countRows } from "~db/count";
import { account, verificationCase } from "~db/schema";
import type { AccountContext } from "../context.server";

const PER_PAGE = 20;

/** The cases of a status: those that wait, the longest waiting first; those decided, the latest first. */
export function listCases(
  { db, actor }: AccountContext,
  { status, page: asked }: { status: CaseStatus; page: number },
) {
  const where = eq(verificationCase.status, status);
  const total = countRows(db, verificationCase, where);
  const page = Math.min(asked, Math.max(1, Math.ceil(Math.min(total, MAX_REACHABLE_HITS) / PER_PAGE)));
  const order = status === "submitted" ? asc(verificationCase.submittedAt) : desc(verificationCase.updatedAt);
  const rows = db
    .select({
      id: verificationCase.id,
      facts: verificationCase.facts,
      enterpriseId: verificationCase.enterpriseId,
      submittedAt: verificationCase.submittedAt,
      version: verificationCase.version,
      seen: hasSeen(actor.id),
      decidedAt: verificationCase.decidedAt,
      applicant: account.displayName,
    })
    .from(verificationCase)
    .innerJoin(account, eq(account.id, verificationCase.applicantId))
    .where(where)
    .orderBy(order, verificationCase.id)
    .limit(PER_PAGE)
    .offset((page - 1) * PER_PAGE)
    .all();
  const cases = rows.map(({ facts, ...row }) => ({
    ...row,
    name: facts.name ?? "",
    creditCode: facts.creditCode ?? "",
    isRenewal: row.enterpriseId !== null && row.decidedAt === null,
    dueAt: row.submittedAt === null ? null : decisionDueAt(row.submittedAt),
  }));
  return { cases, total, page, perPage: PER_PAGE };
}

/** Whether somebody has opened a case since it was handed in last. */
export const hasSeen = (accountId: string) =>
  sql<boolean>`EXISTS (SELECT 1 FROM audit_entry seen WHERE seen.entity_id = verification_case.id
    AND seen.action = 'verification:view' AND seen.actor = ${accountId}
    AND seen.at >= verification_case.submitted_at)`.mapWith(Boolean);

/** How many cases there are of each status. */
export function countCases({ db }: AccountContext): Record<CaseStatus, number> {
  const rows = db
    .select({ status: verificationCase.status, n: count() })
    .from(verificationCase)
    .groupBy(verificationCase.status)
    .all();
  const of = (status: CaseStatus) => rows.find((row) => row.status === status)?.n ?? 0;
  return Object.fromEntries(CASE_STATUSES.map((status) => [status, of(status)])) as Record<
    CaseStatus,
    number
  >;
}
