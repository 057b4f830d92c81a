import { and, eq, gt, ne } from "drizzle-orm";
import { respondBy } from "~/domain/application";
import type { ApplyInput } from "~/domain/application-form";
import { itemsOf, type HandedOver } from "~/domain/application-snapshot";
import { applyDisclosure, type Disclosure } from "~/domain/consent";
import { missingForApplying, type MissingForApplying } from "~/domain/candidate";
import { jobAvailability } from "~/domain/job";
import { isVerified } from "~/domain/verification";
import type { Db, Tx } from "~db/client";
import { application, applicationEvent, enterpriseMember, hiddenEnterprise } from "~db/schema";
import { countRows } from "~db/count";
import { recordAction } from "../audit/record-action.server";
import { readProfile, toSnapshot, type Profile } from "../candidate/read-profile.server";
import { giveConsent } from "../consent/give-consent.server";
import { findPosition, type Position } from "../position/load-position.server";
import type { VaultContext } from "../vault-context.server";
import { findApplication } from "./load-application.server";
import { WRITING } from "./move-application.server";
import { tellOfNew, type ApplicationLinks } from "./tell-people.server";

const DAY = 86_400_000;
/** 项目默认: applications that one person can send within a day. */
export const MOST_APPLICATIONS_DAILY = 100;

/**
 * Whether somebody can apply here: the position is open, and somebody acts for its enterprise who can answer. To what is
 * taken over from elsewhere one applies there.
 */
export function isAppliable(db: Db | Tx, { row, employer }: Position, now: number): boolean {
  return (
    jobAvailability(row, now) === "open" && hasEmployer(db, row.enterpriseId) && mayReceive(employer, now)
  );
}

const hasEmployer = (db: Db | Tx, enterpriseId: string) =>
  countRows(db, enterpriseMember, eq(enterpriseMember.enterpriseId, enterpriseId)) > 0;

/** Data of people go to who was checked only (五部门通知). */
const mayReceive = (employer: Position["employer"], now: number) => isVerified(employer, now);

export type ApplyRefusal = "gone" | "own" | "before" | "incomplete" | "changed" | "hidden" | "tooMany";
export const APPLY_REFUSAL_TEXT: Record<ApplyRefusal, string> = {
  gone: "这个职位已经不能投递，没有提交。",
  own: "不能投递本单位的职位。",
  before: "您已经投递过这个职位。",
  incomplete: "简历还缺少必填内容，补全后再投递。",
  changed: "您的简历刚刚有改动，请核对下面的最新内容后再投递。",
  hidden: "您已把这家单位设为“对其隐藏”，请先在简历中取消后再投递。",
  tooMany: `一天最多投递 ${MOST_APPLICATIONS_DAILY} 个职位，请明天再试。`,
};

export interface Preview {
  job: Position["row"];
  enterprise: Position["employer"];
  /** What keeps from applying. */
  refused: Exclude<ApplyRefusal, "changed"> | null;
  /** The application that was sent already. */
  sent: string | null;
  profile: Profile | null;
  missing: MissingForApplying[];
  disclosure: Disclosure;
}

/** Everything that is shown before somebody applies: what goes to whom, for what, and what is missing. Null = no such page. */
export function previewApplication(ctx: VaultContext, jobId: string): Preview | null {
  const found = findPosition(ctx.db, jobId);
  if (!found || jobAvailability(found.row, ctx.now) === "hidden") return null;
  const profile = readProfile(ctx);
  const missing = missingForApplying(profile);
  const sent = findSent(ctx.db, ctx.actor.id, jobId);
  return {
    job: found.row,
    enterprise: found.employer,
    sent: sent && sent.erasedAt === null ? sent.id : null,
    refused: refusalOf(ctx.db, ctx, found, missing),
    profile,
    missing,
    disclosure: applyDisclosure(found.employer, found.row, profile ? itemsOf(previewed(profile)) : []),
  };
}

/** What would go over, before it is decided whether a letter and the résumé go with it. */
const previewed = (profile: Profile): HandedOver => ({
  snapshot: toSnapshot(profile),
  contact: { phone: profile.phone, email: profile.email },
  letter: "perhaps",
  resume: profile.resume ? "perhaps" : false,
});

function findSent(db: Db | Tx, candidateId: string, jobId: string) {
  return db
    .select({ id: application.id, erasedAt: application.erasedAt })
    .from(application)
    .where(
      and(
        eq(application.jobId, jobId),
        eq(application.candidateId, candidateId),
        ne(application.status, "withdrawn"),
      ),
    )
    .get();
}

function refusalOf(
  db: Db | Tx,
  { actor, now }: VaultContext,
  position: Position,
  missing: readonly unknown[],
): Exclude<ApplyRefusal, "changed"> | null {
  const { enterpriseId, id } = position.row;
  if (findSent(db, actor.id, id)) return "before";
  if (!isAppliable(db, position, now)) return "gone";
  const member = and(
    eq(enterpriseMember.enterpriseId, enterpriseId),
    eq(enterpriseMember.accountId, actor.id),
  );
  if (countRows(db, enterpriseMember, member) > 0) return "own";
  const hidden = and(
    eq(hiddenEnterprise.enterpriseId, enterpriseId),
    eq(hiddenEnterprise.accountId, actor.id),
  );
  if (countRows(db, hiddenEnterprise, hidden) > 0) return "hidden";
  if (missing.length > 0) return "incomplete";
  const lately = and(eq(application.candidateId, actor.id), gt(application.appliedAt, now - DAY));
  return countRows(db, application, lately) >= MOST_APPLICATIONS_DAILY ? "tooMany" : null;
}

export type ApplyResult = { applied: string } | { refused: ApplyRefusal };

/**
 * Hands over what the preview showed, with the consent to exactly that, in one transaction. The same form sent twice is
 * one application.
 */
export function applyToJob(
  ctx: VaultContext,
  jobId: string,
  { formKey, profileVersion, letter, resume }: ApplyInput,
  links: ApplicationLinks,
): ApplyResult {
  const { actor, now, box } = ctx;
  return ctx.db.transaction((tx): ApplyResult => {
    const made = tx.select().from(application).where(eq(application.id, formKey)).get();
    if (made)
      return made.candidateId === actor.id && made.jobId === jobId
        ? { applied: made.id }
        : { refused: "before" };
    const found = findPosition(tx, jobId);
    if (!found) return { refused: "gone" };
    const profile = readProfile(ctx);
    const refused = refusalOf(tx, ctx, found, missingForApplying(profile));
    if (refused) return { refused };
    if (!profile || profile.version !== profileVersion) return { refused: "changed" };
    const resumeId = resume ? profile.resumeId : null;
    const handed = { ...previewed(profile), letter: letter !== null, resume: resumeId !== null };
    tx.insert(application)
      .values({
        id: formKey,
        jobId,
        enterpriseId: found.row.enterpriseId,
        candidateId: actor.id,
        status: "submitted",
        snapshot: handed.snapshot,
        sealedContact: box.seal(JSON.stringify(handed.contact), CONTACT_PURPOSE),
        resumeId,
        letter,
        appliedAt: now,
        movedAt: now,
        tags: [],
        unseenByEmployer: now,
      })
      .run();
    tx.insert(applicationEvent)
      .values({
        applicationId: formKey,
        at: now,
        side: "candidate",
        verb: "apply",
        from: null,
        to: "submitted",
      })
      .run();
    giveConsent(tx, ctx, {
      accountId: actor.id,
      kind: "apply",
      subjectId: formKey,
      disclosure: applyDisclosure(found.employer, found.row, itemsOf(handed)),
    });
    recordAction(tx, ctx, {
      action: "application:apply",
      entity: "application",
      entityId: formKey,
      details: { jobId, respondBy: respondBy(now) },
    });
    const written = findApplication(tx, formKey);
    if (written) tellOfNew(tx, ctx, written, links);
    return { applied: formKey };
  }, WRITING);
}

export const CONTACT_PURPOSE = "application-contact";
