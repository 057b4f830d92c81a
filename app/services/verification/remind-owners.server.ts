import { and, eq, gte, isNotNull, lte } from "drizzle-orm";
import { formatDate } from "~/domain/time";
import { RENEWAL_DAYS } from "~/domain/verification";
import { account, enterprise, enterpriseMember } from "~db/schema";
import type { Context } from "../context.server";
import { queueMail } from "../mail/queue-mail.server";

const DAY = 86_400_000;

/**
 * Tells the owners of every enterprise whose verification can be renewed, once for each verification.
 * @param link to the page where it is renewed
 * @returns how many messages were written
 */
export function remindOwners(ctx: Context, link: string): number {
  const { db, now } = ctx;
  const due = db
    .select({
      id: enterprise.id,
      name: enterprise.name,
      until: enterprise.verifiedUntil,
      accountId: account.id,
      email: account.email,
      person: account.displayName,
    })
    .from(enterprise)
    .innerJoin(enterpriseMember, eq(enterpriseMember.enterpriseId, enterprise.id))
    .innerJoin(account, eq(account.id, enterpriseMember.accountId))
    .where(
      and(
        eq(enterpriseMember.role, "owner"),
        isNotNull(account.email),
        gte(enterprise.verifiedUntil, now),
        lte(enterprise.verifiedUntil, now + RENEWAL_DAYS * DAY),
      ),
    )
    .all();
  return db.transaction(
    (tx) =>
      due.filter(({ id, name, until, accountId, email, person }) =>
        queueMail(tx, ctx, {
          onceKey: `verification-ends:${id}:${until}:${accountId}`,
          to: email ?? "",
          accountId,
          subject: "企业核验即将到期",
          text: [
            `${person}，您好：`,
            `“${name}”的核验有效期至 ${formatDate(until ?? now)}。到期后不能发布职位，请及时重新核验：`,
            link,
          ].join("\n\n"),
        }),
      ).length,
    { behavior: "immediate" },
  );
}
