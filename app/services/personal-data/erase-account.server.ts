import { rm } from "node:fs/promises";
import { join } from "node:path";
import { and, eq, isNull, ne } from "drizzle-orm";
import { countTry, forgetTries } from "~/auth/attempt.server";
import { verifyPassword } from "~/auth/password.server";
import { isOpenRole } from "~/domain/role";
import { countRows } from "~db/count";
import { truncateLog, type Tx } from "~db/client";
import {
  account,
  accountIdentity,
  accountRole,
  accountTotp,
  application,
  candidateEducation,
  candidateExperience,
  candidateProfile,
  consent,
  enterpriseInvitation,
  enterpriseMember,
  hiddenEnterprise,
  jobInvitation,
  mailOutbox,
  oneTimeToken,
  postingReport,
  recoveryCode,
  savedJob,
  savedSearch,
  session,
  upload,
  verificationCase,
} from "~db/schema";
import { moveApplication } from "../application/move-application.server";
import type { ApplicationLinks } from "../application/tell-people.server";
import { recordAction } from "../audit/record-action.server";
import { hasPassword } from "../account/sign-in-by-identity.server";
import type { AccountContext } from "../context.server";
import { dropUnsubmitted } from "../figures/begin-figures.server";
import { closeAll } from "../position/close-all.server";
import { eraseCards } from "./erase-cards.server";
import { eraseContent, forgetUnused } from "./erase-content.server";
import { dropPapersOf, erasePapers } from "./erase-papers.server";
import { ownInvitations, ownMails, ownReports } from "./own-rows.server";

export const ERASED_NAME = "已注销账号";
/** Typed by who has no password. */
export const ERASE_WORD = "注销";

export type EraseRefusal = "office" | "lastOwner" | "wrong";
export const ERASE_REFUSAL_TEXT: Record<Exclude<EraseRefusal, "wrong">, string> = {
  office: "您的账号有管理身份，请先联系管理员收回，再注销。",
  lastOwner:
    "您是所在单位唯一的负责人，单位还有其他成员。请先在“单位与核验”中把另一位成员设为负责人，再注销。",
};

export type EraseResult = { done: true } | { refused: EraseRefusal } | { wait: number };

/** What keeps somebody from erasing their account; null = nothing does. */
export function eraseObstacle(
  db: AccountContext["db"] | Tx,
  accountId: string,
): "office" | "lastOwner" | null {
  const roles = db.select().from(accountRole).where(eq(accountRole.accountId, accountId)).all();
  if (roles.some(({ role }) => !isOpenRole(role))) return "office";
  const part = db.select().from(enterpriseMember).where(eq(enterpriseMember.accountId, accountId)).get();
  if (part?.role !== "owner") return null;
  const others = db
    .select({ role: enterpriseMember.role })
    .from(enterpriseMember)
    .where(
      and(eq(enterpriseMember.enterpriseId, part.enterpriseId), ne(enterpriseMember.accountId, accountId)),
    )
    .all();
  // With nobody else there, nobody is left without whoever decides.
  return others.length === 0 || others.some(({ role }) => role === "owner") ? null : "lastOwner";
}

/** The enterprise that only this account acts for; null = there is none, or somebody else does as well. */
export function soleEnterprise(db: AccountContext["db"] | Tx, accountId: string): string | null {
  const part = db.select().from(enterpriseMember).where(eq(enterpriseMember.accountId, accountId)).get();
  if (!part) return null;
  const all = eq(enterpriseMember.enterpriseId, part.enterpriseId);
  return countRows(db, enterpriseMember, all) === 1 ? part.enterpriseId : null;
}

/**
 * Erases all that is known of whoever acts (个人信息保护法 art. 47). What stays names nobody: that there was an account, when
 * its applications went from state to state, what it agreed to, and the trail of what was done, by a number that leads
 * to no person any more. Open applications are withdrawn first; every consent ends.
 * @param proof the password, or `ERASE_WORD` where there is none
 */
export async function eraseAccount(
  ctx: AccountContext,
  proof: string,
  folder: string,
  links: ApplicationLinks,
): Promise<EraseResult> {
  const { actor, now } = ctx;
  const person = ctx.db.select().from(account).where(eq(account.id, actor.id)).get();
  if (!person) return { refused: "wrong" };
  // The form was sent twice.
  if (person.erasedAt !== null) return { done: true };
  const counted = countTry(ctx.db, { "password:account": actor.id }, now);
  if (counted.wait !== null) return { wait: counted.wait };
  const right = hasPassword(ctx.db, actor.id)
    ? await verifyPassword(person.passwordHash, proof)
    : proof.trim() === ERASE_WORD;
  if (!right) return { refused: "wrong" };
  const result = ctx.db.transaction(
    (tx): { refused: EraseRefusal } | { files: string[] } => {
      const meanwhile = tx
        .select({ erasedAt: account.erasedAt })
        .from(account)
        .where(eq(account.id, actor.id))
        .get();
      if (meanwhile?.erasedAt) return { files: [] };
      const obstacle = eraseObstacle(tx, actor.id);
      if (obstacle) return { refused: obstacle };
      forgetTries(tx, counted.ids);
      const files = eraseApplications(tx, ctx, links);
      files.push(...eraseCards(tx, ctx));
      leaveEnterprise(tx, ctx, links);
      files.push(...eraseFiles(tx, actor.id));
      for (const table of [
        candidateEducation,
        candidateExperience,
        hiddenEnterprise,
        savedJob,
        savedSearch,
        session,
        oneTimeToken,
        accountTotp,
        recoveryCode,
        accountIdentity,
        accountRole,
        enterpriseMember,
      ])
        tx.delete(table).where(eq(table.accountId, actor.id)).run();
      tx.delete(jobInvitation).where(eq(jobInvitation.candidateId, actor.id)).run();
      tx.delete(mailOutbox).where(ownMails(person)).run();
      const invited = ownInvitations(person);
      if (invited) tx.delete(enterpriseInvitation).where(invited).run();
      tx.update(postingReport).set({ reporterId: null, email: null }).where(ownReports(person)).run();
      tx.update(account)
        .set({
          email: null,
          emailConfirmedAt: null,
          mobile: null,
          sealedMobile: null,
          mobileHash: null,
          passwordHash: ERASED_HASH,
          displayName: ERASED_NAME,
          formKey: null,
          disabledAt: now,
          erasedAt: now,
          updatedAt: now,
          version: person.version + 1,
        })
        .where(eq(account.id, actor.id))
        .run();
      const standing = and(eq(consent.accountId, actor.id), isNull(consent.withdrawnAt));
      tx.update(consent).set({ withdrawnAt: now }).where(standing).run();
      recordAction(tx, ctx, { action: "data:erase", entity: "account", entityId: actor.id });
      return { files };
    },
    { behavior: "immediate" },
  );
  if ("refused" in result) return result;
  truncateLog(ctx.db);
  // Should this be interrupted, the daily tidying removes what no row names.
  await Promise.all(result.files.map((name) => rm(join(folder, name), { force: true })));
  return { done: true };
}

/** No password has it. */
const ERASED_HASH = "erased";

/** The applications stay as counts: their states and times, and nothing of the person. */
function eraseApplications(tx: Tx, ctx: AccountContext, links: ApplicationLinks): string[] {
  const mine = eq(application.candidateId, ctx.actor.id);
  for (const { id } of tx
    .select({ id: application.id })
    .from(application)
    .where(and(mine, isNull(application.endedAt)))
    .all())
    moveApplication(tx, ctx, { applicationId: id, verb: "withdraw", who: "candidate", version: null }, links);
  const ids = tx
    .select({ id: application.id })
    .from(application)
    .where(mine)
    .all()
    .map(({ id }) => id);
  return eraseContent(tx, ids, ctx.now);
}

/** Files of one's own. The licence of an enterprise is the enterprise's and stays with its case. */
function eraseFiles(tx: Tx, accountId: string): string[] {
  tx.delete(candidateProfile).where(eq(candidateProfile.accountId, accountId)).run();
  const papers = erasePapers(tx, eq(verificationCase.applicantId, accountId), { name: true });
  dropPapersOf(tx, accountId);
  return [...papers, ...forgetUnused(tx, eq(upload.ownerId, accountId))];
}

/** Nobody acts for the enterprise any more once its only member is gone: what it offers ends. */
function leaveEnterprise(tx: Tx, ctx: AccountContext, links: ApplicationLinks): void {
  const own = soleEnterprise(tx, ctx.actor.id);
  if (!own) return;
  closeAll(tx, ctx, own, links);
  dropUnsubmitted(tx, own);
}
