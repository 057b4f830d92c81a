import { eq } from "drizzle-orm";
import { enterprise, enterpriseMember } from "~db/schema";
import type { AccountContext } from "../context.server";

/** The enterprise that whoever is signed in acts for, and as what; undefined where there is none yet. */
export function findMembership({ db, actor }: AccountContext) {
  return db
    .select({ role: enterpriseMember.role, enterprise })
    .from(enterpriseMember)
    .innerJoin(enterprise, eq(enterprise.id, enterpriseMember.enterpriseId))
    .where(eq(enterpriseMember.accountId, actor.id))
    .get();
}

export type Membership = NonNullable<ReturnType<typeof findMembership>>;
