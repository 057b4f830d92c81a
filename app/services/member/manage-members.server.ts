import { randomUUID } from "node:crypto";
import { and, asc, count, desc, eq, gt, isNull, ne, type SQL } from "drizzle-orm";
import { z } from "zod";
import { createToken, hashToken } from "~/auth/token.server";
import { maskContact, readIdentifier } from "~/domain/identifier";
import { INVITATION_DAYS, MEMBER_ROLE_LABELS, MEMBER_ROLES, type MemberRole } from "~/domain/member";
import type { Tx } from "~db/client";
import { account, accountRole, enterprise, enterpriseInvitation, enterpriseMember } from "~db/schema";
import { recordAction } from "../audit/record-action.server";
import { contactOf } from "../account/seal-mobile.server";
import type { AccountContext } from "../context.server";
import { queueMail } from "../mail/queue-mail.server";
import type { VaultContext } from "../vault-context.server";
import { withdrawWaiting } from "../verification/withdraw-waiting.server";
import { findMembership, type Membership } from "./find-membership.server";

const DAY = 86_400_000;
const MOST_OPEN = 20;
/** Each sends a message to whomever it names. */
const MOST_DAILY = 30;

export const InviteForm = z.object({
  email: z.string({ error: "请填写对方的邮箱" }).transform((text, issues) => {
    const read = readIdentifier(text);
    if (read?.kind === "email") return read.value;
    issues.addIssue({ code: "custom", message: "请填写完整的邮箱，如 name@example.cn" });
    return z.NEVER;
  }),
  role: z.enum(MEMBER_ROLES, { error: "请选择对方的身份" }),
});

export type MemberResult =
  { done: true } | { refused: "notOwner" | "gone" | "lastOwner" | "tooMany" | "alreadyMember" };

/** Who acts for the enterprise, and who has been asked to. */
export function listMembers({ db, now, box }: VaultContext, { enterprise: { id } }: Membership) {
  const members = db
    .select({
      id: account.id,
      name: account.displayName,
      email: account.email,
      sealedMobile: account.sealedMobile,
      role: enterpriseMember.role,
      joinedAt: enterpriseMember.joinedAt,
    })
    .from(enterpriseMember)
    .innerJoin(account, eq(account.id, enterpriseMember.accountId))
    .where(eq(enterpriseMember.enterpriseId, id))
    .orderBy(asc(enterpriseMember.joinedAt), account.id)
    .all();
  const invitations = db
    .select({
      id: enterpriseInvitation.id,
      email: enterpriseInvitation.email,
      role: enterpriseInvitation.role,
      expiresAt: enterpriseInvitation.expiresAt,
    })
    .from(enterpriseInvitation)
    .where(and(eq(enterpriseInvitation.enterpriseId, id), isOpen(now)))
    .orderBy(desc(enterpriseInvitation.createdAt))
    .all();
  return {
    members: members.map(({ email, sealedMobile, ...member }) => ({
      ...member,
      contact: maskContact(contactOf(box, { email, sealedMobile }) ?? ""),
    })),
    invitations,
  };
}

const isOpen = (now: number) =>
  and(
    isNull(enterpriseInvitation.acceptedAt),
    isNull(enterpriseInvitation.revokedAt),
    gt(enterpriseInvitation.expiresAt, now),
  );

/** Takes back what is still open: such a link would let back in whom it was meant to keep out. */
function endInvitations(tx: Tx, { now }: AccountContext, where: SQL | undefined): void {
  tx.update(enterpriseInvitation)
    .set({ revokedAt: now })
    .where(and(where, isOpen(now)))
    .run();
}

const invitedBy = (enterpriseId: string, accountId: string) =>
  and(eq(enterpriseInvitation.enterpriseId, enterpriseId), eq(enterpriseInvitation.invitedBy, accountId));

/** The enterprise of an owner, within a transaction; undefined for everybody else. */
function owned(ctx: AccountContext) {
  const membership = findMembership(ctx);
  return membership?.role === "owner" ? membership.enterprise : undefined;
}

/** Asks somebody by e-mail to act for the enterprise. Asking the same again sends a new link and ends the old one. */
export function inviteMember(
  ctx: AccountContext,
  { email, role }: z.infer<typeof InviteForm>,
  linkOf: (token: string) => string,
): MemberResult {
  return ctx.db.transaction(
    (tx): MemberResult => {
      const own = owned(ctx);
      if (!own) return { refused: "notOwner" };
      const ofOwn = eq(enterpriseInvitation.enterpriseId, own.id);
      const countOf = (where: SQL | undefined) =>
        tx.select({ n: count() }).from(enterpriseInvitation).where(where).get()?.n ?? 0;
      const isFull = countOf(and(ofOwn, isOpen(ctx.now), ne(enterpriseInvitation.email, email))) >= MOST_OPEN;
      const today = countOf(and(ofOwn, gt(enterpriseInvitation.createdAt, ctx.now - DAY)));
      if (isFull || today >= MOST_DAILY) return { refused: "tooMany" };
      const member = tx
        .select({ id: account.id })
        .from(enterpriseMember)
        .innerJoin(account, eq(account.id, enterpriseMember.accountId))
        .where(and(eq(enterpriseMember.enterpriseId, own.id), eq(account.email, email)))
        .get();
      if (member) return { refused: "alreadyMember" };
      endInvitations(tx, ctx, and(ofOwn, eq(enterpriseInvitation.email, email)));
      const [id, token] = [randomUUID(), createToken()];
      tx.insert(enterpriseInvitation)
        .values({
          id,
          enterpriseId: own.id,
          tokenHash: hashToken(token),
          email,
          role,
          invitedBy: ctx.actor.id,
          createdAt: ctx.now,
          expiresAt: ctx.now + INVITATION_DAYS * DAY,
        })
        .run();
      queueMail(tx, ctx, {
        onceKey: `invitation:${id}`,
        to: email,
        accountId: null,
        subject: `邀请您加入“${own.name}”`,
        text: [
          "您好：",
          `“${own.name}”邀请您以${MEMBER_ROLE_LABELS[role]}的身份在金凤凰 · 凤栖发布和管理职位。请在 ${INVITATION_DAYS} 天内打开下面的链接，登录或注册后确认加入：`,
          linkOf(token),
          "如果您不认识这家单位，请忽略这封邮件。",
        ].join("\n\n"),
      });
      const details = { role, email: maskContact(email) };
      recordAction(tx, ctx, { action: "member:invite", entity: "enterprise", entityId: own.id, details });
      return { done: true };
    },
    { behavior: "immediate" },
  );
}

export function revokeInvitation(ctx: AccountContext, id: string): MemberResult {
  return ctx.db.transaction(
    (tx): MemberResult => {
      const own = owned(ctx);
      if (!own) return { refused: "notOwner" };
      const { changes } = tx
        .update(enterpriseInvitation)
        .set({ revokedAt: ctx.now })
        .where(
          and(
            eq(enterpriseInvitation.id, id),
            eq(enterpriseInvitation.enterpriseId, own.id),
            isNull(enterpriseInvitation.revokedAt),
          ),
        )
        .run();
      if (changes === 0) return { refused: "gone" };
      recordAction(tx, ctx, { action: "member:revoke", entity: "enterprise", entityId: own.id });
      return { done: true };
    },
    { behavior: "immediate" },
  );
}

/** What an invitation's link opens; undefined when it is unknown, used, taken back or too old. */
export function findInvitation({ db, now }: Pick<AccountContext, "db" | "now">, token: string) {
  return db
    .select({
      id: enterpriseInvitation.id,
      enterpriseId: enterpriseInvitation.enterpriseId,
      enterpriseName: enterprise.name,
      email: enterpriseInvitation.email,
      role: enterpriseInvitation.role,
    })
    .from(enterpriseInvitation)
    .innerJoin(enterprise, eq(enterprise.id, enterpriseInvitation.enterpriseId))
    .where(and(eq(enterpriseInvitation.tokenHash, hashToken(token)), isOpen(now)))
    .get();
}

/**
 * Joins the enterprise of an invitation. Whoever holds the link may: it went to one mailbox. An account acts for one
 * enterprise; one that was registered to look for work becomes an employer's as well.
 */
export function acceptInvitation(
  ctx: AccountContext,
  token: string,
): { done: true } | { refused: "gone" | "elsewhere" } {
  return ctx.db.transaction(
    (tx) => {
      const found = findInvitation(ctx, token);
      if (!found) return { refused: "gone" as const };
      const membership = findMembership(ctx);
      if (membership && membership.enterprise.id !== found.enterpriseId)
        return { refused: "elsewhere" as const };
      tx.update(enterpriseInvitation)
        .set({ acceptedAt: ctx.now })
        .where(eq(enterpriseInvitation.id, found.id))
        .run();
      if (!membership) {
        // The account now acts for this enterprise: what it had handed in for one of its own cannot be granted.
        withdrawWaiting(tx, ctx);
        tx.insert(enterpriseMember)
          .values({
            accountId: ctx.actor.id,
            enterpriseId: found.enterpriseId,
            role: found.role,
            joinedAt: ctx.now,
          })
          .run();
      }
      tx.insert(accountRole)
        .values({ accountId: ctx.actor.id, role: "employer", grantedAt: ctx.now })
        .onConflictDoNothing()
        .run();
      const details = { role: found.role };
      recordAction(tx, ctx, {
        action: "member:join",
        entity: "enterprise",
        entityId: found.enterpriseId,
        details,
      });
      return { done: true as const };
    },
    { behavior: "immediate" },
  );
}

/** The member of one's own enterprise, and whether it would be left without an owner. */
function memberOf(tx: Tx, enterpriseId: string, accountId: string) {
  const members = tx
    .select()
    .from(enterpriseMember)
    .where(eq(enterpriseMember.enterpriseId, enterpriseId))
    .all();
  const member = members.find((one) => one.accountId === accountId);
  const owners = members.filter(({ role }) => role === "owner");
  return { member, isLastOwner: member?.role === "owner" && owners.length === 1 };
}

export function changeMemberRole(ctx: AccountContext, accountId: string, role: MemberRole): MemberResult {
  return ctx.db.transaction(
    (tx): MemberResult => {
      const own = owned(ctx);
      if (!own) return { refused: "notOwner" };
      const { member, isLastOwner } = memberOf(tx, own.id, accountId);
      if (!member) return { refused: "gone" };
      if (member.role === role) return { done: true };
      if (isLastOwner) return { refused: "lastOwner" };
      tx.update(enterpriseMember).set({ role }).where(eq(enterpriseMember.accountId, accountId)).run();
      if (role !== "owner") endInvitations(tx, ctx, invitedBy(own.id, accountId));
      const details = { account: accountId, from: member.role, to: role };
      recordAction(tx, ctx, { action: "member:role", entity: "enterprise", entityId: own.id, details });
      return { done: true };
    },
    { behavior: "immediate" },
  );
}

/** Removes a colleague, or oneself. What they posted stays with the enterprise; whom they invited is no longer. */
export function removeMember(ctx: AccountContext, accountId: string): MemberResult {
  return ctx.db.transaction(
    (tx): MemberResult => {
      const own = findMembership(ctx);
      if (!own || (own.role !== "owner" && accountId !== ctx.actor.id)) return { refused: "notOwner" };
      const { member, isLastOwner } = memberOf(tx, own.enterprise.id, accountId);
      if (!member) return { refused: "gone" };
      if (isLastOwner) return { refused: "lastOwner" };
      tx.delete(enterpriseMember).where(eq(enterpriseMember.accountId, accountId)).run();
      endInvitations(tx, ctx, invitedBy(own.enterprise.id, accountId));
      recordAction(tx, ctx, {
        action: "member:remove",
        entity: "enterprise",
        entityId: own.enterprise.id,
        details: { account: accountId },
      });
      return { done: true };
    },
    { behavior: "immediate" },
  );
}
