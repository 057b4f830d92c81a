import { eq } from "drizzle-orm";
import { isPermitted } from "~/domain/permission";
import { enterpriseFigures, figuresEvidence } from "~db/schema";
import type { AccountContext } from "../context.server";
import { findMembership } from "../member/find-membership.server";

/**
 * Whether whoever acts may see a file because it shows a company's yearly figures: who acts for the company, and once
 * they are handed in the office. They are the company's papers: who uploaded them and left no longer sees them.
 * @returns null where it is no such paper
 */
export function mayOpenEvidence(ctx: AccountContext, uploadId: string): boolean | null {
  const used = ctx.db
    .select({ enterpriseId: enterpriseFigures.enterpriseId, status: enterpriseFigures.status })
    .from(figuresEvidence)
    .innerJoin(enterpriseFigures, eq(enterpriseFigures.id, figuresEvidence.figuresId))
    .where(eq(figuresEvidence.uploadId, uploadId))
    .get();
  if (!used) return null;
  const { roles } = ctx.actor;
  const isOffice = isPermitted(roles, "figures:confirm") || isPermitted(roles, "cultivation:read");
  if (isOffice && used.status !== "draft") return true;
  return isPermitted(roles, "figures:write") && findMembership(ctx)?.enterprise.id === used.enterpriseId;
}
