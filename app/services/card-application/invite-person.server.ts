import { and, desc, eq, gt } from "drizzle-orm";
import { countTry } from "~/auth/attempt.server";
import { CARD_INVITATION_DAYS, filingDisclosure } from "~/domain/card-disclosure";
import { maskContact, type Identifier } from "~/domain/identifier";
import { formatDate } from "~/domain/time";
import { CARD_CATEGORY_LABELS, type CardCategory } from "~/domain/talent-card";
import { isVerified } from "~/domain/verification";
import type { Tx } from "~db/client";
import { countRows } from "~db/count";
import {
  account,
  accountRole,
  cardApplication,
  cardInvitation,
  enterprise,
  enterpriseMember,
} from "~db/schema";
import { findByIdentifier } from "../account/find-account.server";
import { recordAction } from "../audit/record-action.server";
import { readProfile } from "../candidate/read-profile.server";
import { giveConsent } from "../consent/give-consent.server";
import { mailObstacle } from "../alert/save-search.server";
import type { AccountContext } from "../context.server";
import { queueMail } from "../mail/queue-mail.server";
import { findMembership } from "../member/find-membership.server";
import type { VaultContext } from "../vault-context.server";
import {
  NEW_CASE_REFUSAL_TEXT,
  blankCase,
  newCaseObstacle,
  type NewCaseRefusal,
} from "./create-card-application.server";
import { CARD_WRITING } from "./move-card-application.server";
import type { CardLinks } from "./tell-card-people.server";

const DAY = 86_400_000;
/** 项目默认: people whom one enterprise waits for at a time. */
const MOST_WAITING = 200;

export type AskResult =
  { asked: true } | { refused: "member" | "unverified" | "tooMany" | "again" } | { wait: number };

/**
 * Asks somebody whether the enterprise may file for them, where it is verified (五部门通知). What is answered, and what the enterprise sees of it, is the
 * same whether or not anybody is there: the address is told to nobody, and only whom it reaches sees the question.
 */
export function askToFile(
  ctx: VaultContext,
  { formKey, identifier, category }: { formKey: string; identifier: Identifier; category: CardCategory },
  ownCasesAt: string,
): AskResult {
  const { actor, now, box } = ctx;
  const membership = findMembership(ctx);
  if (!membership) return { refused: "member" };
  if (!isVerified(membership.enterprise, now)) return { refused: "unverified" };
  const enterpriseId = membership.enterprise.id;
  const before = ctx.db.select().from(cardInvitation).where(eq(cardInvitation.id, formKey)).get();
  if (before) return before.invitedBy === actor.id ? { asked: true } : { refused: "again" };
  const counted = countTry(
    ctx.db,
    {
      "card-invite:account": actor.id,
      "card-invite:identifier": box.nameOf(`card-invite:${identifier.value}`),
    },
    now,
  );
  if (counted.wait !== null) return { wait: counted.wait };
  return ctx.db.transaction((tx): AskResult => {
    const waiting = and(eq(cardInvitation.enterpriseId, enterpriseId), gt(cardInvitation.expiresAt, now));
    if (countRows(tx, cardInvitation, waiting) >= MOST_WAITING) return { refused: "tooMany" };
    const person = findReachable(tx, ctx, identifier);
    tx.insert(cardInvitation)
      .values({
        id: formKey,
        enterpriseId,
        invitedBy: actor.id,
        personId: person?.id ?? null,
        contact: maskContact(identifier.value),
        category,
        createdAt: now,
        expiresAt: now + CARD_INVITATION_DAYS * DAY,
      })
      .onConflictDoNothing()
      .run();
    recordAction(tx, ctx, {
      action: "card-application:invite",
      entity: "card-invitation",
      entityId: formKey,
      details: { category },
    });
    if (person?.email && mailObstacle(tx, person.id) === null)
      queueMail(tx, ctx, {
        accountId: person.id,
        onceKey: `card-invitation:${formKey}`,
        to: person.email,
        subject: "有单位想为您代办人才卡申请",
        text: [
          `${person.displayName}，您好：`,
          `“${membership.enterprise.name}”想为您代办人才卡（${CARD_CATEGORY_LABELS[category]}）申请。同意之前，对方看不到您的任何信息。`,
          `请在 ${formatDate(now + CARD_INVITATION_DAYS * DAY)} 前登录答复，不想办可以不理会。`,
          `查看：${ownCasesAt}`,
        ].join("\n\n"),
      });
    return { asked: true };
  }, CARD_WRITING);
}

/** Whoever can be asked: a candidate who can sign in, whose address is their own for certain, and not who asks. */
function findReachable(tx: Tx, { box, actor }: VaultContext, identifier: Identifier) {
  const found = findByIdentifier(tx, identifier.kind === "email" ? identifier : { ...identifier, box });
  if (!found || found.disabledAt !== null || found.id === actor.id) return undefined;
  if (identifier.kind === "email" && found.emailConfirmedAt === null) return undefined;
  const candidate = and(eq(accountRole.accountId, found.id), eq(accountRole.role, "candidate"));
  return countRows(tx, accountRole, candidate) > 0 ? found : undefined;
}

/** Whom one's own enterprise is waiting for, as it wrote them down. */
export const listAsked = ({ db, now }: AccountContext, enterpriseId: string) =>
  db
    .select({
      id: cardInvitation.id,
      contact: cardInvitation.contact,
      category: cardInvitation.category,
      createdAt: cardInvitation.createdAt,
      expiresAt: cardInvitation.expiresAt,
    })
    .from(cardInvitation)
    .where(and(eq(cardInvitation.enterpriseId, enterpriseId), gt(cardInvitation.expiresAt, now)))
    .orderBy(desc(cardInvitation.createdAt))
    .limit(MOST_WAITING)
    .all();

/** Takes a question back. One that is gone already counts as taken back. */
export function stopAsking(ctx: AccountContext, id: string): void {
  const membership = findMembership(ctx);
  if (!membership) return;
  ctx.db
    .delete(cardInvitation)
    .where(and(eq(cardInvitation.id, id), eq(cardInvitation.enterpriseId, membership.enterprise.id)))
    .run();
}

/** Enterprises that ask whether they may file for whoever acts, with what they would learn. */
export function listQuestions({ db, actor, now }: AccountContext) {
  return db
    .select({
      id: cardInvitation.id,
      category: cardInvitation.category,
      createdAt: cardInvitation.createdAt,
      expiresAt: cardInvitation.expiresAt,
      enterprise: enterprise.name,
      enterpriseId: enterprise.id,
    })
    .from(cardInvitation)
    .innerJoin(enterprise, eq(enterprise.id, cardInvitation.enterpriseId))
    .where(and(eq(cardInvitation.personId, actor.id), gt(cardInvitation.expiresAt, now)))
    .orderBy(desc(cardInvitation.createdAt))
    .limit(20)
    .all()
    .map((question) => ({ ...question, disclosure: filingDisclosure(question.enterprise) }));
}

type AnswerRefusal = "gone" | "unverified" | NewCaseRefusal;
export type AnswerResult = { agreed: string } | { done: true } | { refused: AnswerRefusal };
export const ANSWER_REFUSAL_TEXT: Record<AnswerRefusal, string> = {
  ...NEW_CASE_REFUSAL_TEXT,
  gone: "这个请求已撤回或已过期。",
  unverified: "这家单位的核验已到期，重新核验前不能为您代办。您可以稍后再答复，也可以自己申请。",
};

/**
 * Answers an enterprise that asks. Who agrees begins a case that it fills in: it learns the name, and nothing else of the
 * person. Who does not is still waited for, as far as it can tell.
 */
export function answerQuestion(
  ctx: VaultContext,
  id: string,
  answer: "agree" | "decline",
  links: CardLinks,
): AnswerResult {
  const { actor, now } = ctx;
  return ctx.db.transaction((tx): AnswerResult => {
    const asked = tx
      .select({ invitation: cardInvitation, enterprise })
      .from(cardInvitation)
      .innerJoin(enterprise, eq(enterprise.id, cardInvitation.enterpriseId))
      .where(
        and(
          eq(cardInvitation.id, id),
          eq(cardInvitation.personId, actor.id),
          gt(cardInvitation.expiresAt, now),
        ),
      )
      .get();
    if (!asked) {
      const made = tx.select().from(cardApplication).where(eq(cardApplication.id, id)).get();
      return made?.personId === actor.id && answer === "agree" ? { agreed: id } : { refused: "gone" };
    }
    if (answer === "decline") {
      tx.update(cardInvitation).set({ personId: null }).where(eq(cardInvitation.id, id)).run();
      return { done: true };
    }
    if (!isVerified(asked.enterprise, now)) return { refused: "unverified" };
    const obstacle = newCaseObstacle(tx, actor.id, "new", now);
    if (obstacle) return { refused: obstacle };
    const filedBy = findFiler(tx, asked.invitation);
    if (!filedBy) return { refused: "gone" };
    tx.delete(cardInvitation).where(eq(cardInvitation.id, id)).run();
    tx.insert(cardApplication)
      .values({
        ...blankCase(ctx, id, asked.invitation.category),
        filedBy,
        realName: readProfile(ctx)?.realName ?? null,
        enterpriseId: asked.enterprise.id,
        employerName: asked.enterprise.name,
        field: asked.enterprise.industry === "unknown" ? null : asked.enterprise.industry,
      })
      .run();
    giveConsent(tx, ctx, {
      accountId: actor.id,
      kind: "card",
      subjectId: id,
      disclosure: filingDisclosure(asked.enterprise.name),
    });
    recordAction(tx, ctx, {
      action: "card-application:create",
      entity: "card-application",
      entityId: id,
      details: { kind: "new", category: asked.invitation.category, enterprise: asked.enterprise.id },
    });
    tellFiler(tx, ctx, filedBy, { id, contact: asked.invitation.contact }, links);
    return { agreed: id };
  }, CARD_WRITING);
}

/** Whoever asked, as long as they belong to the enterprise; else somebody who still does. */
function findFiler(
  tx: Tx,
  { enterpriseId, invitedBy }: typeof cardInvitation.$inferSelect,
): string | undefined {
  const members = tx
    .select({ id: enterpriseMember.accountId })
    .from(enterpriseMember)
    .where(eq(enterpriseMember.enterpriseId, enterpriseId))
    .orderBy(enterpriseMember.joinedAt)
    .all()
    .map(({ id }) => id);
  return members.includes(invitedBy) ? invitedBy : members[0];
}

function tellFiler(
  tx: Tx,
  ctx: VaultContext,
  filerId: string,
  { id, contact }: { id: string; contact: string },
  links: CardLinks,
): void {
  const filer = tx.select().from(account).where(eq(account.id, filerId)).get();
  if (!filer?.email || filer.disabledAt !== null || mailObstacle(tx, filer.id) !== null) return;
  queueMail(tx, ctx, {
    accountId: filer.id,
    onceKey: `card-agreed:${id}`,
    to: filer.email,
    subject: "对方同意由贵单位代办人才卡申请",
    text: [
      `${filer.displayName}，您好：`,
      `${contact} 同意由贵单位代办人才卡申请，可以开始填写。`,
      `填写：${links.filed(id)}`,
    ].join("\n\n"),
  });
}
