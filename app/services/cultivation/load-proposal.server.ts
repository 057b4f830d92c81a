import { eq } from "drizzle-orm";
import { authorize, type Authorized } from "~/domain/permission";
import { cultivationProposal } from "~db/schema";
import type { AccountContext } from "../context.server";
import type { ProposalRow } from "./propose-moves.server";

/**
 * A proposal for those who decide.
 * @throws NotPermitted
 */
export function loadProposal(ctx: AccountContext, id: string): Authorized<ProposalRow> | undefined {
  const found = ctx.db.select().from(cultivationProposal).where(eq(cultivationProposal.id, id)).get();
  return found && authorize(ctx.actor, "cultivation:decide", found);
}
