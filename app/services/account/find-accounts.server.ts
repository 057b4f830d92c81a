import { and, desc, eq, exists, inArray, or, sql } from "drizzle-orm";
import { MAX_REACHABLE_HITS } from "~/domain/paging";
import { maskContact, readIdentifier } from "~/domain/identifier";
import type { Role } from "~/domain/role";
import { countRows } from "~db/count";
import { account, accountRole } from "~db/schema";
import type { VaultContext } from "../vault-context.server";
import { hasMobile } from "./find-account.server";
import { contactOf } from "./seal-mobile.server";

export interface AccountQuery {
  /** Part of a name or an address, or a whole number. */
  q: string;
  role: Role | null;
  page: number;
}

const PER_PAGE = 20;

/** Accounts for those who manage them, the newest first. */
export function findAccounts({ db, box }: VaultContext, query: AccountQuery) {
  const named = readIdentifier(query.q);
  const word = (named?.value ?? query.q).toLowerCase();
  const contains = (column: typeof account.email | typeof account.displayName) =>
    sql`instr(lower(${column}), ${word}) > 0`;
  const where = and(
    word
      ? or(
          contains(account.displayName),
          contains(account.email),
          named?.kind === "mobile" ? hasMobile(box, named.value) : undefined,
        )
      : undefined,
    query.role
      ? exists(
          db
            .select({ one: sql`1` })
            .from(accountRole)
            .where(and(eq(accountRole.accountId, account.id), eq(accountRole.role, query.role))),
        )
      : undefined,
  );
  const total = countRows(db, account, where);
  const page = Math.min(query.page, Math.max(1, Math.ceil(Math.min(total, MAX_REACHABLE_HITS) / PER_PAGE)));
  const rows = db
    .select({
      id: account.id,
      displayName: account.displayName,
      email: account.email,
      sealedMobile: account.sealedMobile,
      createdAt: account.createdAt,
      disabledAt: account.disabledAt,
    })
    .from(account)
    .where(where)
    .orderBy(desc(account.createdAt), account.id)
    .limit(PER_PAGE)
    .offset((page - 1) * PER_PAGE)
    .all();
  const ids = rows.map(({ id }) => id);
  const roles = db.select().from(accountRole).where(inArray(accountRole.accountId, ids)).all();
  const accounts = rows.map(({ email, sealedMobile, ...row }) => ({
    ...row,
    contact: maskContact(contactOf(box, { email, sealedMobile }) ?? ""),
    roles: roles.filter(({ accountId }) => accountId === row.id).map(({ role }) => role),
  }));
  return { accounts, total, page, perPage: PER_PAGE };
}
