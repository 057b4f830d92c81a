import { and, eq, isNull } from "drizzle-orm";
import { isHandedIn } from "~/domain/card-application";
import { isPermitted } from "~/domain/permission";
import { cardApplication, cardMaterial } from "~db/schema";
import type { AccountContext } from "../context.server";
import { findMembership } from "../member/find-membership.server";
import { isFiledForPerson } from "./case-part.server";

/**
 * Whether whoever acts may see a file because it is a paper of a request for a card: whom the card is for, once it is
 * before them; the office, once it was handed in; the employer that files it, apart from the identity.
 */
export function mayOpenMaterial(ctx: AccountContext, uploadId: string): boolean {
  const { db, actor } = ctx;
  const used = db
    .select({ kind: cardMaterial.kind, row: cardApplication })
    .from(cardMaterial)
    .innerJoin(cardApplication, eq(cardApplication.id, cardMaterial.applicationId))
    .where(and(eq(cardMaterial.uploadId, uploadId), isNull(cardApplication.erasedAt)))
    .all();
  return used.some(({ kind, row }) => {
    const filed = isFiledForPerson(row);
    if (row.personId === actor.id) return !filed || row.status !== "draft";
    if (isPermitted(actor.roles, "card:read") && isHandedIn(row.status) && row.caseNumber !== null)
      return true;
    if (!filed || kind === "identity" || !isPermitted(actor.roles, "card:file")) return false;
    return row.enterpriseId !== null && findMembership(ctx)?.enterprise.id === row.enterpriseId;
  });
}
