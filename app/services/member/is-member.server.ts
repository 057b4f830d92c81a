import { and, eq } from "drizzle-orm";
import type { Db, Tx } from "~db/client";
import { enterpriseMember } from "~db/schema";

/** Whether somebody acts for a company; who does decides on nothing about it (four eyes). */
export function isMemberOf(db: Db | Tx, accountId: string, enterpriseId: string): boolean {
  const mine = and(
    eq(enterpriseMember.accountId, accountId),
    eq(enterpriseMember.enterpriseId, enterpriseId),
  );
  return db.select({ id: enterpriseMember.accountId }).from(enterpriseMember).where(mine).get() !== undefined;
}
