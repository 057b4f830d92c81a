import { eq } from "drizzle-orm";
import { authorize, type Authorized } from "~/domain/permission";
import { verificationCase } from "~db/schema";
import type { AccountContext } from "../context.server";
import type { CaseRow } from "./find-own-case.server";

/**
 * A case for those who decide; what its applicant is still writing is not theirs to see.
 * @throws NotPermitted
 */
export function loadCase(ctx: AccountContext, id: string): Authorized<CaseRow> | undefined {
  const found = ctx.db.select().from(verificationCase).where(eq(verificationCase.id, id)).get();
  return found && found.status !== "draft" ? authorize(ctx.actor, "enterprise:verify", found) : undefined;
}
