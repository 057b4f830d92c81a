import { and, eq, isNotNull, isNull } from "drizzle-orm";
import type { Tx } from "~db/client";
import { account, enterprise, enterpriseMember } from "~db/schema";
import type { Context } from "../context.server";
import { queueMail } from "../mail/queue-mail.server";

interface Telling {
  enterpriseId: string;
  /** Names the occasion. */
  onceKey: string;
  subject: string;
  /** What is said, given the name of the company. */
  says: (company: string) => readonly string[];
}

/**
 * Writes to every owner of a company whose address is confirmed and whose account is open, once for each occasion.
 * Messages travel unsealed: they name a year or a rule, never a figure of the company.
 * @returns how many messages were written
 */
export function tellOwners(tx: Tx, ctx: Context, { enterpriseId, onceKey, subject, says }: Telling): number {
  const owners = tx
    .select({
      accountId: account.id,
      email: account.email,
      person: account.displayName,
      company: enterprise.name,
    })
    .from(enterpriseMember)
    .innerJoin(account, eq(account.id, enterpriseMember.accountId))
    .innerJoin(enterprise, eq(enterprise.id, enterpriseMember.enterpriseId))
    .where(
      and(
        eq(enterpriseMember.enterpriseId, enterpriseId),
        eq(enterpriseMember.role, "owner"),
        isNotNull(account.email),
        isNotNull(account.emailConfirmedAt),
        isNull(account.disabledAt),
      ),
    )
    .all();
  return owners.filter(({ accountId, email, person, company }) =>
    queueMail(tx, ctx, {
      onceKey: `${onceKey}:${accountId}`,
      to: email ?? "",
      accountId,
      subject,
      text: [`${person}，您好：`, ...says(company)].join("\n\n"),
    }),
  ).length;
}
