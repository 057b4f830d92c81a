import { and, desc, eq, isNull } from "drizzle-orm";
import { upload, verificationCase } from "~db/schema";
import type { Db, Tx } from "~db/client";
import type { AccountContext } from "../context.server";
import { findMembership } from "../member/find-membership.server";

export type CaseRow = typeof verificationCase.$inferSelect;

/** What is shown of a file. */
export function describeUpload(db: Db | Tx, id: string | null) {
  if (!id) return null;
  const { name, mime, bytes, scan } = upload;
  return (
    db.select({ id: upload.id, name, mime, bytes, scan }).from(upload).where(eq(upload.id, id)).get() ?? null
  );
}

/**
 * The latest case of the enterprise that one owns, whichever owner began it; before there is one, one's own. Who left
 * an enterprise leaves its cases behind.
 */
export function findOwnCase(ctx: AccountContext): CaseRow | undefined {
  const membership = findMembership(ctx);
  if (membership && membership.role !== "owner") return undefined;
  const whose = membership
    ? eq(verificationCase.enterpriseId, membership.enterprise.id)
    : and(eq(verificationCase.applicantId, ctx.actor.id), isNull(verificationCase.enterpriseId));
  return ctx.db
    .select()
    .from(verificationCase)
    .where(whose)
    .orderBy(desc(verificationCase.createdAt), desc(verificationCase.id))
    .get();
}
