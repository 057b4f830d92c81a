import { eq } from "drizzle-orm";
import { isHandedIn } from "~/domain/card-application";
import { isPermitted } from "~/domain/permission";
import { cardApplication, cardMaterial, upload } from "~db/schema";
import type { AccountContext } from "../context.server";
import { findMembership } from "../member/find-membership.server";
import { isFiledForPerson } from "./case-part.server";

/**
 * Whether whoever acts may see a file because it is a paper of a request for a card: whom the card is for, once it is
 * before them or where they handed it in themselves; the office, once it was handed in; the employer that files it,
 * apart from the identity, until it is withdrawn.
 * @returns null where it is no such paper
 */
export function mayOpenMaterial(ctx: AccountContext, uploadId: string): boolean | null {
  const { db, actor } = ctx;
  const used = db
    .select({ kind: cardMaterial.kind, row: cardApplication, ownerId: upload.ownerId })
    .from(cardMaterial)
    .innerJoin(upload, eq(upload.id, cardMaterial.uploadId))
    .innerJoin(cardApplication, eq(cardApplication.id, cardMaterial.applicationId))
    .where(eq(cardMaterial.uploadId, uploadId))
    .all();
  if (used.length === 0) return null;
  return used.some(({ kind, row, ownerId }) => {
    if (row.erasedAt !== null) return false;
    const filed = isFiledForPerson(row);
    if (row.personId === actor.id) return !filed || row.status !== "draft" || ownerId === actor.id;
    if (isPermitted(actor.roles, "card:read") && isHandedIn(row.status) && row.caseNumber !== null)
      return true;
    if (!filed || kind === "identity" || !isPermitted(actor.roles, "card:file")) return false;
    if (row.status === "withdrawn") return false;
    return row.enterpriseId !== null && findMembership(ctx)?.enterprise.id === row.enterpriseId;
  });
}
