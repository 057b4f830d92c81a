import { and, desc, eq, isNull } from "drizzle-orm";
import { PAPERS, PERSONAL_PAPER, type CasePaper } from "~/domain/verification";
import { upload, verificationCase } from "~db/schema";
import type { Db, Tx } from "~db/client";
import type { AccountContext } from "../context.server";
import { findMembership } from "../member/find-membership.server";

export type CaseRow = typeof verificationCase.$inferSelect;

/** Where a case keeps each of its papers. */
export const PAPER_COLUMN = {
  licence: "licenceId",
  authorisation: "authorisationId",
  identity: "identityId",
} as const satisfies Record<CasePaper, keyof CaseRow>;

type Paper = ReturnType<typeof describeUpload>;

/**
 * The papers of a case as they are shown.
 * @param seenBy a member of the enterprise: of a colleague's own papers nothing is shown; everything when not given
 */
export function describePapers(db: Db | Tx, row: CaseRow | null, seenBy?: string): Record<CasePaper, Paper> {
  const paper = (name: CasePaper) => {
    const id = row?.[PAPER_COLUMN[name]] ?? null;
    const isPersonal = name === PERSONAL_PAPER && seenBy !== undefined;
    return isPersonal && ownerOf(db, id) !== seenBy ? null : describeUpload(db, id);
  };
  return Object.fromEntries(PAPERS.map((name) => [name, paper(name)])) as Record<CasePaper, Paper>;
}

function ownerOf(db: Db | Tx, id: string | null): string | undefined {
  return db
    .select({ ownerId: upload.ownerId })
    .from(upload)
    .where(eq(upload.id, id ?? ""))
    .get()?.ownerId;
}

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
