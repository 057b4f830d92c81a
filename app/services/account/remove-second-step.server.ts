import { eq } from "drizzle-orm";
import type { Tx } from "~db/client";
import { accountTotp, recoveryCode } from "~db/schema";
import { recordAction } from "../audit/record-action.server";
import type { Context } from "../context.server";
import { tellHolder } from "./use-code.server";

/** Takes the second step from an account. @returns false when it has none */
export function removeSecondStep(
  tx: Tx,
  ctx: Context,
  accountId: string,
  action: "account:second-step-off" | "account:second-step-reset",
): boolean {
  const { changes } = tx.delete(accountTotp).where(eq(accountTotp.accountId, accountId)).run();
  if (changes === 0) return false;
  tx.delete(recoveryCode).where(eq(recoveryCode.accountId, accountId)).run();
  recordAction(tx, ctx, { action, entity: "account", entityId: accountId });
  const by = action === "account:second-step-reset" ? "平台管理员为您的账号关闭了两步验证" : "两步验证已关闭";
  tellHolder(tx, ctx, accountId, "已关闭两步验证", `${by}，以后登录只需要密码。`);
  return true;
}
