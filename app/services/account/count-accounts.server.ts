import { count, isNotNull } from "drizzle-orm";
import { ROLES } from "~/domain/role";
import { countRows } from "~db/count";
import { account, accountRole } from "~db/schema";
import type { AccountContext } from "../context.server";

/** How many accounts there are, in all and by role. */
export function countAccounts({ db }: AccountContext) {
  const rows = db
    .select({ role: accountRole.role, n: count() })
    .from(accountRole)
    .groupBy(accountRole.role)
    .all();
  return {
    total: countRows(db, account),
    disabled: countRows(db, account, isNotNull(account.disabledAt)),
    byRole: ROLES.map((role) => ({ role, n: rows.find((row) => row.role === role)?.n ?? 0 })),
  };
}
