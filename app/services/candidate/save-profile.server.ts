import { and, count, eq, or, sql } from "drizzle-orm";
import { enterpriseNameKey } from "~/domain/enterprise-name";
import {
  MOST_EDUCATION,
  MOST_EXPERIENCE,
  MOST_HIDDEN,
  type Basics,
  type NewEducation,
  type NewExperience,
} from "~/domain/profile-form";
import { countRows } from "~db/count";
import type { Tx } from "~db/client";
import {
  account,
  application,
  candidateEducation,
  candidateExperience,
  candidateProfile,
  enterprise,
  hiddenEnterprise,
  taxonomyTerm,
} from "~db/schema";
import { recordAction } from "../audit/record-action.server";
import { giveConsent } from "../consent/give-consent.server";
import { withdrawConsent } from "../consent/withdraw-consent.server";
import type { AccountContext } from "../context.server";
import { forgetFile, keepFile, type Received } from "../upload/receive-file.server";
import type { VaultContext } from "../vault-context.server";

const WRITING = { behavior: "immediate" } as const;

export type ProfileResult = { done: true } | { refused: "changed" | "tooMany" | "unknown" };
export const PROFILE_REFUSAL_TEXT = {
  changed: "简历刚刚在别处有改动，请核对后再保存。",
  tooMany: "已达到数量上限，请先删除不需要的。",
  unknown: "没有找到，请检查后重试。",
} as const;

/** The row of whoever acts; made with the name of the account where there is none yet. */
function profileOf(tx: Tx, ctx: AccountContext) {
  const accountId = ctx.actor.id;
  const found = tx.select().from(candidateProfile).where(eq(candidateProfile.accountId, accountId)).get();
  if (found) return found;
  const person = tx.select().from(account).where(eq(account.id, accountId)).get();
  return tx
    .insert(candidateProfile)
    .values({
      accountId,
      realName: person?.displayName ?? "",
      skills: [],
      jobTypes: [],
      districts: [],
      industries: [],
      visibility: "applied",
      createdAt: ctx.now,
      updatedAt: ctx.now,
    })
    .returning()
    .get();
}

/** Every change of any part makes another version of the whole, and says in the trail which part, never what. */
function changed(
  tx: Tx,
  ctx: AccountContext,
  part: string,
  set: Partial<typeof candidateProfile.$inferInsert> = {},
) {
  const { accountId, version } = profileOf(tx, ctx);
  tx.update(candidateProfile)
    .set({ ...set, updatedAt: ctx.now, version: version + 1 })
    .where(eq(candidateProfile.accountId, accountId))
    .run();
  recordAction(tx, ctx, {
    action: "profile:save",
    entity: "account",
    entityId: accountId,
    details: { part },
  });
}

/** Saves what somebody says of themselves. `version` is 0 where the page showed no profile yet. */
export function saveBasics(
  ctx: VaultContext,
  { version, phone, email, ...basics }: Basics,
  phoneHash: (phone: string) => string,
): ProfileResult {
  return ctx.db.transaction((tx): ProfileResult => {
    const before = tx
      .select()
      .from(candidateProfile)
      .where(eq(candidateProfile.accountId, ctx.actor.id))
      .get();
    if ((before?.version ?? 0) !== version) return { refused: "changed" };
    const visibleBefore = before?.visibility === "verified";
    changed(tx, ctx, "basics", {
      ...basics,
      jobTypes: basics.jobTypes as (typeof candidateProfile.$inferInsert)["jobTypes"],
      sealedPhone: phone && ctx.box.seal(phone, "profile-phone"),
      phoneHash: phone && phoneHash(phone),
      sealedEmail: email && ctx.box.seal(email, "profile-email"),
    });
    const consented = { accountId: ctx.actor.id, kind: "visible" } as const;
    const visible = basics.visibility === "verified";
    if (visible && !visibleBefore) giveConsent(tx, ctx, { ...consented, subjectId: null });
    if (!visible && visibleBefore) withdrawConsent(tx, ctx, consented);
    return { done: true };
  }, WRITING);
}

/** The code of a name in a reference list; null where it is not there. */
function codeOf(tx: Tx, kind: "university" | "major", name: string): string | null {
  const named = or(
    eq(taxonomyTerm.name, name),
    sql`'|' || ${taxonomyTerm.aliases} || '|' LIKE ${`%|${name.replace(/[%_\\]/g, "\\$&")}|%`} ESCAPE '\\'`,
  );
  const found = tx
    .select({ code: taxonomyTerm.code })
    .from(taxonomyTerm)
    .where(and(eq(taxonomyTerm.kind, kind), named))
    .get();
  return found?.code ?? null;
}

/** Adds a school; the same form sent twice adds one. */
export function addEducation(ctx: AccountContext, { formKey, ...added }: NewEducation): ProfileResult {
  return ctx.db.transaction((tx): ProfileResult => {
    const { accountId } = profileOf(tx, ctx);
    if (tx.select().from(candidateEducation).where(eq(candidateEducation.id, formKey)).get())
      return { done: true };
    const held = countRows(tx, candidateEducation, eq(candidateEducation.accountId, accountId));
    if (held >= MOST_EDUCATION) return { refused: "tooMany" };
    tx.insert(candidateEducation)
      .values({
        id: formKey,
        accountId,
        ...added,
        schoolCode: codeOf(tx, "university", added.school),
        majorCode: codeOf(tx, "major", added.major),
        updatedAt: ctx.now,
      })
      .run();
    changed(tx, ctx, "education");
    return { done: true };
  }, WRITING);
}

export function addExperience(ctx: AccountContext, { formKey, ...added }: NewExperience): ProfileResult {
  return ctx.db.transaction((tx): ProfileResult => {
    const { accountId } = profileOf(tx, ctx);
    if (tx.select().from(candidateExperience).where(eq(candidateExperience.id, formKey)).get())
      return { done: true };
    const held = countRows(tx, candidateExperience, eq(candidateExperience.accountId, accountId));
    if (held >= MOST_EXPERIENCE) return { refused: "tooMany" };
    tx.insert(candidateExperience)
      .values({ id: formKey, accountId, ...added, updatedAt: ctx.now })
      .run();
    changed(tx, ctx, "experience");
    return { done: true };
  }, WRITING);
}

/** Removes an entry of one's own; one that is gone already counts as removed. */
export function removeEntry(ctx: AccountContext, kind: "education" | "experience", id: string): void {
  const table = kind === "education" ? candidateEducation : candidateExperience;
  ctx.db.transaction((tx) => {
    const mine = and(eq(table.id, id), eq(table.accountId, ctx.actor.id));
    if (tx.delete(table).where(mine).run().changes > 0) changed(tx, ctx, kind);
  }, WRITING);
}

/** Keeps an enterprise, by its full name, from seeing the profile and from receiving it by mistake. */
export function hideFrom(ctx: AccountContext, name: string): ProfileResult {
  return ctx.db.transaction((tx): ProfileResult => {
    const found = tx
      .select({ id: enterprise.id })
      .from(enterprise)
      .where(eq(enterprise.nameKey, enterpriseNameKey(name)))
      .get();
    if (!found) return { refused: "unknown" };
    const accountId = ctx.actor.id;
    const held = tx
      .select({ n: count() })
      .from(hiddenEnterprise)
      .where(eq(hiddenEnterprise.accountId, accountId))
      .get();
    if ((held?.n ?? 0) >= MOST_HIDDEN) return { refused: "tooMany" };
    tx.insert(hiddenEnterprise)
      .values({ accountId, enterpriseId: found.id, createdAt: ctx.now })
      .onConflictDoNothing()
      .run();
    return { done: true };
  }, WRITING);
}

export function showTo(ctx: AccountContext, enterpriseId: string): void {
  const mine = and(
    eq(hiddenEnterprise.accountId, ctx.actor.id),
    eq(hiddenEnterprise.enterpriseId, enterpriseId),
  );
  ctx.db.delete(hiddenEnterprise).where(mine).run();
}

export const hiddenFrom = ({ db, actor }: AccountContext) =>
  db
    .select({ id: enterprise.id, name: enterprise.name })
    .from(hiddenEnterprise)
    .innerJoin(enterprise, eq(enterprise.id, hiddenEnterprise.enterpriseId))
    .where(eq(hiddenEnterprise.accountId, actor.id))
    .orderBy(enterprise.name)
    .all();

/** Puts a résumé in the place of the one before, or takes that away. What an application went with is kept with it. */
export function setResume(ctx: AccountContext, file: Received | null): void {
  ctx.db.transaction((tx) => {
    const { resumeId } = profileOf(tx, ctx);
    const next = file && keepFile(tx, file);
    changed(tx, ctx, "resume", { resumeId: next });
    const isUsed = resumeId && countRows(tx, application, eq(application.resumeId, resumeId)) > 0;
    if (resumeId && !isUsed) forgetFile(tx, resumeId);
  }, WRITING);
}
