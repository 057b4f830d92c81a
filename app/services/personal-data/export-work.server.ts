import { and, asc, eq, inArray, ne } from "drizzle-orm";
import { AUDIT_ACTION_LABELS } from "~/domain/audit";
import {
  application,
  applicationMessage,
  applicationNote,
  auditEntry,
  enterprise,
  enterpriseFigures,
  enterpriseMember,
  job,
  verificationCase,
} from "~db/schema";
import type { AccountContext } from "../context.server";

/** What somebody did for an enterprise: whom they act for, the cases they handed in, the years they began, what they wrote of applicants. */
export function asEmployer({ db, actor }: AccountContext) {
  const mine = actor.id;
  const words = (table: typeof applicationMessage | typeof applicationNote) =>
    db
      .select({ job: job.title, text: table.text, createdAt: table.createdAt })
      .from(table)
      .innerJoin(application, eq(application.id, table.applicationId))
      .innerJoin(job, eq(job.id, application.jobId))
      // One's own messages to an enterprise stand with one's application.
      .where(and(eq(table.authorId, mine), ne(application.candidateId, mine)))
      .orderBy(asc(table.createdAt))
      .all();
  return {
    memberships: db
      .select({
        enterprise: enterprise.name,
        role: enterpriseMember.role,
        joinedAt: enterpriseMember.joinedAt,
      })
      .from(enterpriseMember)
      .innerJoin(enterprise, eq(enterprise.id, enterpriseMember.enterpriseId))
      .where(eq(enterpriseMember.accountId, mine))
      .all(),
    verifications: db
      .select({
        id: verificationCase.id,
        status: verificationCase.status,
        facts: verificationCase.facts,
        reasons: verificationCase.reasons,
        note: verificationCase.note,
        licenceId: verificationCase.licenceId,
        authorisationId: verificationCase.authorisationId,
        identityId: verificationCase.identityId,
        createdAt: verificationCase.createdAt,
        submittedAt: verificationCase.submittedAt,
        decidedAt: verificationCase.decidedAt,
      })
      .from(verificationCase)
      .where(eq(verificationCase.applicantId, mine))
      .all(),
    yearlyFigures: db
      .select({
        enterprise: enterprise.name,
        year: enterpriseFigures.year,
        revision: enterpriseFigures.revision,
        status: enterpriseFigures.status,
        createdAt: enterpriseFigures.createdAt,
      })
      .from(enterpriseFigures)
      .innerJoin(enterprise, eq(enterprise.id, enterpriseFigures.enterpriseId))
      .where(eq(enterpriseFigures.createdBy, mine))
      .all(),
    messagesForEnterprise: words(applicationMessage),
    notesForEnterprise: words(applicationNote),
  };
}

const LOOKS = ["talent:view", "account:view", "account:reveal"] as const;

/** Who looked at somebody outside an application: enterprises by their name, the office as such. */
export function looksAt({ db, actor }: AccountContext) {
  return db
    .select({ at: auditEntry.at, action: auditEntry.action, enterprise: enterprise.name })
    .from(auditEntry)
    .leftJoin(enterpriseMember, eq(enterpriseMember.accountId, auditEntry.actor))
    .leftJoin(enterprise, eq(enterprise.id, enterpriseMember.enterpriseId))
    .where(
      and(
        eq(auditEntry.entityId, actor.id),
        inArray(auditEntry.action, [...LOOKS]),
        ne(auditEntry.actor, actor.id),
      ),
    )
    .orderBy(asc(auditEntry.id))
    .all()
    .map(({ at, action, enterprise: name }) => ({
      at,
      what: AUDIT_ACTION_LABELS[action as (typeof LOOKS)[number]],
      by: action === "talent:view" ? (name ?? "用人单位") : "平台工作人员",
    }));
}
