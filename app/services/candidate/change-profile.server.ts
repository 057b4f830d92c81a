import { eq } from "drizzle-orm";
import type { AuditAction } from "~/domain/audit";
import type { Tx } from "~db/client";
import { candidateProfile } from "~db/schema";
import { recordAction } from "../audit/record-action.server";
import type { AccountContext } from "../context.server";

export type ProfileRow = typeof candidateProfile.$inferSelect;

export const WRITING = { behavior: "immediate" } as const;

export interface ProfileChange {
  action: Extract<AuditAction, `profile:${string}`>;
  /** Which part, and how; never what it says. */
  details?: Record<string, string>;
  set?: Partial<Omit<ProfileRow, "accountId" | "version" | "createdAt" | "updatedAt">>;
}

export function findProfile(tx: Tx, { actor }: AccountContext): ProfileRow | undefined {
  return tx.select().from(candidateProfile).where(eq(candidateProfile.accountId, actor.id)).get();
}

/**
 * Writes any part of one's profile, in the transaction of what belongs to it. Every part makes another version of the
 * whole: what somebody agreed to hand over is told by it.
 */
export function changeProfile(
  tx: Tx,
  ctx: AccountContext,
  { action, details, set = {} }: ProfileChange,
): void {
  const before = findProfile(tx, ctx);
  const accountId = ctx.actor.id;
  if (before)
    tx.update(candidateProfile)
      .set({ ...set, updatedAt: ctx.now, version: before.version + 1 })
      .where(eq(candidateProfile.accountId, accountId))
      .run();
  else
    tx.insert(candidateProfile)
      .values({
        accountId,
        // Until somebody writes it: what an account is called need not be a name.
        realName: "",
        skills: [],
        jobTypes: [],
        districts: [],
        industries: [],
        visibility: "applied",
        ...set,
        createdAt: ctx.now,
        updatedAt: ctx.now,
      })
      .run();
  recordAction(tx, ctx, { action, entity: "profile", entityId: accountId, details });
}
