import { and, asc, eq, inArray, isNotNull, isNull, ne } from "drizzle-orm";
import { PERMISSIONS } from "~/domain/permission";
import type { Tx } from "~db/client";
import { account, accountRole } from "~db/schema";
import type { AccountContext } from "../context.server";
import { queueMail } from "../mail/queue-mail.server";
import type { RuleVersionRow } from "./load-rule-version.server";

/**
 * Writes to everybody else who may publish a draft that it waits for them, where they have confirmed their address.
 * @param handed why it was put to them, and from which Shanghai day it is to be applied
 * @param url address of the version
 */
export function tellColleagues(
  tx: Tx,
  ctx: AccountContext,
  { ruleSetId, version, revision, body }: RuleVersionRow,
  handed: { note: string; appliesFrom: string },
  url: string,
): void {
  const colleagues = tx
    .selectDistinct({ id: account.id, name: account.displayName, email: account.email })
    .from(account)
    .innerJoin(accountRole, eq(accountRole.accountId, account.id))
    .where(
      and(
        inArray(accountRole.role, [...PERMISSIONS["rule:edit"]]),
        ne(account.id, ctx.actor.id),
        isNotNull(account.emailConfirmedAt),
        isNull(account.disabledAt),
        isNull(account.erasedAt),
      ),
    )
    .orderBy(asc(account.id))
    .all();
  const drafter = tx
    .select({ name: account.displayName })
    .from(account)
    .where(eq(account.id, ctx.actor.id))
    .get();
  for (const { id, name, email } of colleagues)
    if (email !== null)
      queueMail(tx, ctx, {
        // Given back and handed in again it is another occasion.
        onceKey: `rule:submit:${ruleSetId}:${version}:${revision}:${id}`,
        to: email,
        accountId: id,
        subject: `有规则草案等待发布：${body.title}`,
        text: [
          `${name}，您好：`,
          `${drafter?.name ?? "一位同事"}提交了“${body.title}”第 ${version} 版草案，拟自 ${handed.appliesFrom} 起适用，请核对后发布或退回。`,
          `修改的原因和依据：${handed.note}`,
          url,
          "发布须由起草人以外的同事办理。这封邮件由系统发出，请不要直接回复。",
        ].join("\n\n"),
      });
}
