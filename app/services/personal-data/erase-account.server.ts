import { rm } from "node:fs/promises";
import { join } from "node:path";
import { and, count, eq, inArray, isNull, notInArray } from "drizzle-orm";
import { countTry, forgetTries } from "~/auth/attempt.server";
import { verifyPassword } from "~/auth/password.server";
import { isOpenRole } from "~/domain/role";
import type { Tx } from "~db/client";
import {
  account,
  accountIdentity,
  accountRole,
  accountTotp,
  application,
  applicationEvent,
  applicationMessage,
  applicationNote,
  candidateEducation,
  candidateExperience,
  candidateProfile,
  enterpriseInvitation,
  enterpriseMember,
  hiddenEnterprise,
  jobInvitation,
  interview,
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
import { ownInvitations, ownMails, ownReports } from "./own-rows.server";

export const ERASED_NAME = "已注销账号";
/** Typed by who has no password. */
export const ERASE_WORD = "注销";

export type EraseRefusal = "office" | "lastOwner" | "wrong";
export const ERASE_REFUSAL_TEXT: Record<Exclude<EraseRefusal, "wrong">, string> = {
  office: "您的账号有管理身份，请先联系管理员收回，再注销。",
  lastOwner: "您是所在单位唯一的负责人，请先在“单位与核验”中把另一位成员设为负责人，或联系管理员。",
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
  const owners = and(
    eq(enterpriseMember.enterpriseId, part.enterpriseId),
    eq(enterpriseMember.role, "owner"),
  );
  return (db.select({ n: count() }).from(enterpriseMember).where(owners).get()?.n ?? 0) > 1
    ? null
    : "lastOwner";
}

/**
 * Erases all that is known of whoever acts (个人信息保护法 art. 47). What stays names nobody: that there was an account, when
 * its applications went from state to state, what it agreed to, and the trail of what was done, by a number that leads
 * to no person any more. Open applications are withdrawn first.
 * @param proof the password, or `ERASE_WORD` where there is none
 */
export async function eraseAccount(
  ctx: AccountContext,
  proof: string,
  folder: string,
  links: ApplicationLinks,
): Promise<EraseResult> {
  const { actor, now } = ctx;
  const counted = countTry(ctx.db, { "password:account": actor.id }, now);
  if (counted.wait !== null) return { wait: counted.wait };
  const person = ctx.db.select().from(account).where(eq(account.id, actor.id)).get();
  if (!person) return { refused: "wrong" };
  const right = hasPassword(ctx.db, actor.id)
    ? await verifyPassword(person.passwordHash, proof)
    : proof.trim() === ERASE_WORD;
  if (!right) return { refused: "wrong" };
  const result = ctx.db.transaction(
    (tx): { refused: EraseRefusal } | { files: string[] } => {
      const obstacle = eraseObstacle(tx, actor.id);
      if (obstacle) return { refused: obstacle };
      forgetTries(tx, counted.ids);
      eraseApplications(tx, ctx, links);
      const files = eraseFiles(tx, actor.id);
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
      recordAction(tx, ctx, { action: "data:erase", entity: "account", entityId: actor.id });
      return { files };
    },
    { behavior: "immediate" },
  );
  if ("refused" in result) return result;
  // Should this be interrupted, the daily tidying removes what no row names.
  await Promise.all(result.files.map((name) => rm(join(folder, name), { force: true })));
  return { done: true };
}

/** No password has it. */
const ERASED_HASH = "erased";

/** The applications stay as counts: their states and times, and nothing of the person. */
function eraseApplications(tx: Tx, ctx: AccountContext, links: ApplicationLinks): void {
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
  eraseContent(tx, ids, ctx.now);
}

/** Takes everything personal out of applications. */
export function eraseContent(tx: Tx, ids: readonly string[], now: number): void {
  if (ids.length === 0) return;
  for (const table of [applicationMessage, applicationNote, interview])
    tx.delete(table)
      .where(inArray(table.applicationId, [...ids]))
      .run();
  tx.update(applicationEvent)
    .set({ note: null })
    .where(inArray(applicationEvent.applicationId, [...ids]))
    .run();
  tx.update(application)
    .set({
      snapshot: null,
      sealedContact: null,
      letter: null,
      resumeId: null,
      tags: [],
      unseenByCandidate: null,
      unseenByEmployer: null,
      erasedAt: now,
    })
    .where(inArray(application.id, [...ids]))
    .run();
}

/** Files of one's own; papers of an enterprise's verification are the enterprise's and stay with its case. */
function eraseFiles(tx: Tx, accountId: string): string[] {
  const papers = tx
    .select({
      licence: verificationCase.licenceId,
      authorisation: verificationCase.authorisationId,
      identity: verificationCase.identityId,
    })
    .from(verificationCase)
    .where(eq(verificationCase.applicantId, accountId))
    .all()
    .flatMap(({ licence, authorisation, identity }) => [licence, authorisation, identity])
    .filter((id) => id !== null);
  tx.delete(candidateProfile).where(eq(candidateProfile.accountId, accountId)).run();
  return tx
    .delete(upload)
    .where(and(eq(upload.ownerId, accountId), notInArray(upload.id, papers)))
    .returning({ name: upload.storedName })
    .all()
    .map(({ name }) => name);
}
