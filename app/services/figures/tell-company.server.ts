import { and, eq, isNotNull, isNull } from "drizzle-orm";
import type { Tx } from "~db/client";
import { account, enterpriseMember } from "~db/schema";
import type { Context } from "../context.server";
import { queueMail } from "../mail/queue-mail.server";
import type { FiguresRow } from "./move-figures.server";

/** Makes the address where a company finds a year. */
export type FiguresLink = (year: number) => string;

interface Told {
  subject: string;
  lines: readonly string[];
  link: FiguresLink;
}

/** Writes to the owners of a company whose address is confirmed. Messages name the year, never a figure. */
export function tellCompany(tx: Tx, ctx: Context, row: FiguresRow, { subject, lines, link }: Told): void {
  const owners = tx
    .select({ id: account.id, email: account.email, name: account.displayName })
    .from(enterpriseMember)
    .innerJoin(account, eq(account.id, enterpriseMember.accountId))
    .where(
      and(
        eq(enterpriseMember.enterpriseId, row.enterpriseId),
        eq(enterpriseMember.role, "owner"),
        isNotNull(account.email),
        isNotNull(account.emailConfirmedAt),
        isNull(account.disabledAt),
      ),
    )
    .all();
  for (const { id, email, name } of owners)
    queueMail(tx, ctx, {
      onceKey: `figures:${row.id}:${row.version}:${id}`,
      to: email ?? "",
      accountId: id,
      subject,
      text: [`${name}，您好：`, ...lines, `查看：${link(row.year)}`].join("\n\n"),
    });
}
