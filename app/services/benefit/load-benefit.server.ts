import { eq } from "drizzle-orm";
import { authorize, type Authorized } from "~/domain/permission";
import type { Db, Tx } from "~db/client";
import { benefit } from "~db/schema";
import type { AccountContext } from "../context.server";

export type BenefitRow = typeof benefit.$inferSelect;

export const findBenefit = (db: Db | Tx, id: string): BenefitRow | undefined =>
  db.select().from(benefit).where(eq(benefit.id, id)).get();

/**
 * A benefit for whoever looks after the catalogue; undefined where there is none.
 * @throws NotPermitted
 */
export function loadBenefit(ctx: AccountContext, id: string): Authorized<BenefitRow> | undefined {
  const row = findBenefit(ctx.db, id);
  return row && authorize(ctx.actor, "benefit:manage", row);
}
