import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { eq, or } from "drizzle-orm";
import { isPermitted } from "~/domain/permission";
import { upload, verificationCase } from "~db/schema";
import { mayOpenMaterial } from "../card-application/may-open-material.server";
import { recordAction } from "../audit/record-action.server";
import type { AccountContext } from "../context.server";
import { mayOpenEvidence } from "../figures/may-open-evidence.server";
import { findMembership } from "../member/find-membership.server";

export interface OpenedUpload {
  mime: string;
  name: string;
  bytes: Buffer;
}

/**
 * A file for whoever may see it: its owner, those who act for the enterprise of its case, those who decide on cases,
 * the sides of a request for a card or of yearly figures. Looking at it is written down.
 * @returns null alike where there is none and where it is not theirs to see
 */
export async function openUpload(
  ctx: AccountContext,
  folder: string,
  id: string,
): Promise<OpenedUpload | null> {
  const { db, actor } = ctx;
  const found = db.select().from(upload).where(eq(upload.id, id)).get();
  if (!found || !maySee(ctx, found)) return null;
  const bytes = await readFile(join(folder, found.storedName)).catch(lacking);
  if (!bytes) return null;
  db.transaction((tx) => recordAction(tx, ctx, { action: "upload:open", entity: "upload", entityId: id }), {
    behavior: "immediate",
  });
  return { mime: found.mime, name: found.name, bytes };

  function maySee({ db: rows }: AccountContext, file: typeof upload.$inferSelect): boolean {
    // Whoever uploaded a paper for somebody else keeps it no longer than they act for them.
    const material = mayOpenMaterial(ctx, file.id) ?? mayOpenEvidence(ctx, file.id);
    if (material !== null) return material;
    if (file.ownerId === actor.id) return true;
    const used = rows
      .select({
        enterpriseId: verificationCase.enterpriseId,
        status: verificationCase.status,
        identityId: verificationCase.identityId,
      })
      .from(verificationCase)
      .where(
        or(
          eq(verificationCase.licenceId, file.id),
          eq(verificationCase.authorisationId, file.id),
          eq(verificationCase.identityId, file.id),
        ),
      )
      .get();
    if (!used) return false;
    // What is still being written is nobody's to judge.
    if (isPermitted(actor.roles, "enterprise:verify")) return used.status !== "draft";
    if (used.identityId === file.id) return false;
    return used.enterpriseId !== null && findMembership(ctx)?.enterprise.id === used.enterpriseId;
  }
}

/** A database that was restored without its files still shows all its pages. */
function lacking(error: unknown): null {
  if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
  throw error;
}
