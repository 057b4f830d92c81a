import { eq } from "drizzle-orm";
import { authorize, type Authorized, type Permission } from "~/domain/permission";
import { enterprise } from "~db/schema";
import type { AccountContext } from "../context.server";

export type CompanyRow = typeof enterprise.$inferSelect;

/**
 * A company for the office: to read it, or, by `cultivation:decide`, to act on it.
 * @throws NotPermitted
 */
export function loadCompany(
  ctx: AccountContext,
  id: string,
  permission: Extract<Permission, `cultivation:${string}`> = "cultivation:read",
): Authorized<CompanyRow> | undefined {
  const found = ctx.db.select().from(enterprise).where(eq(enterprise.id, id)).get();
  return found && authorize(ctx.actor, permission, found);
}
