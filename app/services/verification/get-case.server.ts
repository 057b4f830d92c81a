import { and, desc, eq, ne } from "drizzle-orm";
import { maskContact } from "~/domain/identifier";
import type { Authorized } from "~/domain/permission";
import { decisionDueAt } from "~/domain/verification";
import type { Tx } from "~db/client";
import { countRows } from "~db/count";
import { account, enterpriseMember, job, verificationCase } from "~db/schema";
import { contactOf } from "../account/seal-mobile.server";
import { recordAction } from "../audit/record-action.server";
import type { VaultContext } from "../vault-context.server";
import { findDirectoryMatch } from "./decide-case.server";
import { describePapers, type CaseRow } from "./find-own-case.server";

/** All that a decision is made by: what is declared, the papers, what the directory and other cases say. */
export function viewCase(ctx: VaultContext, target: Authorized<CaseRow>) {
  return ctx.db.transaction(
    (tx) => {
      recordAction(tx, ctx, { action: "verification:view", entity: "verification", entityId: target.id });
      const { facts } = target;
      const name = facts.name ?? "";
      const { byCode, byName } = findDirectoryMatch(tx, { name, creditCode: facts.creditCode ?? "" });
      const directory = byCode ?? byName;
      const applicant = tx.select().from(account).where(eq(account.id, target.applicantId)).get();
      return {
        case: target,
        dueAt: target.submittedAt === null ? null : decisionDueAt(target.submittedAt),
        applicant: {
          name: applicant?.displayName ?? "",
          contact: maskContact((applicant && contactOf(ctx.box, applicant)) ?? ""),
        },
        papers: describePapers(tx, target),
        directory: directory ?? null,
        matchedBy: byCode ? ("code" as const) : byName ? ("name" as const) : null,
        directoryJobs: directory ? countRows(tx, job, eq(job.enterpriseId, directory.id)) : 0,
        /** Others act for it already: it cannot be given to this applicant, too. */
        isHeld: directory !== undefined && isHeldByOthers(tx, directory.id, target),
        others: othersOf(tx, target),
      };
    },
    { behavior: "immediate" },
  );
}

function isHeldByOthers(tx: Tx, enterpriseId: string, { applicantId }: CaseRow): boolean {
  const members = tx
    .select({ id: enterpriseMember.accountId })
    .from(enterpriseMember)
    .where(eq(enterpriseMember.enterpriseId, enterpriseId))
    .all();
  return members.length > 0 && !members.some(({ id }) => id === applicantId);
}

const MOST_OTHERS = 10;

/** The other cases of the same code, the latest first: what was decided before, and who else claims it now. */
function othersOf(tx: Tx, { id, creditCode }: CaseRow) {
  if (!creditCode) return [];
  return tx
    .select({
      id: verificationCase.id,
      status: verificationCase.status,
      updatedAt: verificationCase.updatedAt,
      applicant: account.displayName,
    })
    .from(verificationCase)
    .innerJoin(account, eq(account.id, verificationCase.applicantId))
    .where(
      and(
        eq(verificationCase.creditCode, creditCode),
        ne(verificationCase.id, id),
        ne(verificationCase.status, "draft"),
      ),
    )
    .orderBy(desc(verificationCase.updatedAt), desc(verificationCase.id))
    .limit(MOST_OTHERS)
    .all();
}
