import { countTry } from "~/auth/attempt.server";
import { createToken, hashToken } from "~/auth/token.server";
import { RESET_LINK_MINUTES } from "~/domain/account";
import { isDemoContact, type Identifier } from "~/domain/identifier";
import { oneTimeToken } from "~db/schema";
import { recordAction } from "../audit/record-action.server";
import type { TryContext } from "../context.server";
import { queueMail } from "../mail/queue-mail.server";
import { findByIdentifier } from "./find-account.server";

const MINUTE = 60_000;

/**
 * Writes a message with a link that sets a new password, where an account with an e-mail address is meant. The answer
 * is the same whether or not there is one.
 * @param linkOf makes the address that a token opens
 * @returns minutes to wait where this was asked too often
 */
export function askReset(
  ctx: TryContext,
  identifier: Identifier,
  linkOf: (token: string) => string,
): { wait: number | null } {
  const whose = ctx.keyed(`${identifier.kind}:${identifier.value}`);
  const tries = { "forgot:identifier": whose, "forgot:address": ctx.keyed(ctx.address) };
  const { wait } = countTry(ctx.db, tries, ctx.now);
  if (wait !== null) return { wait };
  const token = createToken();
  const tokenHash = hashToken(token);
  ctx.db.transaction(
    (tx) => {
      const found = findByIdentifier(tx, { ...identifier, box: ctx.box });
      recordAction(tx, ctx, {
        action: "account:reset-asked",
        entity: "account",
        entityId: found?.id ?? whose,
      });
      if (!found?.email || found.disabledAt !== null) return;
      if (ctx.production && isDemoContact(found.email)) return;
      const queued = queueMail(tx, ctx, {
        // A form sent twice is one request.
        onceKey: `reset:${found.id}:${Math.floor(ctx.now / MINUTE)}`,
        to: found.email,
        accountId: found.id,
        subject: "重新设置密码",
        text: resetText(found.displayName, linkOf(token)),
      });
      if (!queued) return;
      tx.insert(oneTimeToken)
        .values({
          tokenHash,
          accountId: found.id,
          purpose: "reset",
          createdAt: ctx.now,
          expiresAt: ctx.now + RESET_LINK_MINUTES * MINUTE,
        })
        .run();
    },
    { behavior: "immediate" },
  );
  return { wait: null };
}

function resetText(name: string, link: string): string {
  return [
    `${name}，您好：`,
    `有人为您在金凤凰 · 凤栖的账号申请重新设置密码。请在 ${RESET_LINK_MINUTES} 分钟内打开下面的链接，链接只能使用一次：`,
    link,
    "如果不是您本人操作，请忽略这封邮件，您的密码不会改变。请不要把链接转发给任何人，工作人员也不会向您索要。",
  ].join("\n\n");
}
