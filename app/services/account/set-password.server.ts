import { eq } from "drizzle-orm";
import type { Tx } from "~db/client";
import { account } from "~db/schema";
import type { Context } from "../context.server";
import { queueMail } from "../mail/queue-mail.server";
import type { AccountRow } from "./find-account.server";

type Holder = Pick<AccountRow, "id" | "email" | "displayName" | "version">;

/** Replaces a password and tells its owner, who may not have done it. */
export function setPassword(tx: Tx, ctx: Context, holder: Holder, passwordHash: string): void {
  const version = holder.version + 1;
  tx.update(account)
    .set({ passwordHash, updatedAt: ctx.now, version })
    .where(eq(account.id, holder.id))
    .run();
  if (!holder.email) return;
  queueMail(tx, ctx, {
    onceKey: `password-changed:${holder.id}:${version}`,
    to: holder.email,
    accountId: holder.id,
    subject: "密码已更改",
    text: `${holder.displayName}，您好：\n\n您在金凤凰 · 凤栖的账号密码刚刚更改，其他设备上的登录已全部退出。\n\n如果不是您本人操作，请立即在登录页用“忘记密码”重新设置，并联系平台管理员。`,
  });
}
