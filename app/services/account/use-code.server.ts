import { randomInt } from "node:crypto";
import { and, eq, isNull } from "drizzle-orm";
import type { SecretBox } from "~/auth/secret-box.server";
import { totpStep } from "~/auth/totp.server";
import { isTotpCode, RECOVERY_ALPHABET, RECOVERY_CODES, RECOVERY_LENGTH } from "~/domain/second-step";
import type { Db, Tx } from "~db/client";
import { accountTotp, recoveryCode } from "~db/schema";
import type { Context } from "../context.server";
import { queueMail } from "../mail/queue-mail.server";
import { findById } from "./find-account.server";

/** What codes are made and compared with. */
export interface Sealing {
  box: SecretBox;
  /** Makes names: recovery codes are kept as such. */
  keyed: (text: string) => string;
}

/** What secrets of devices are sealed for. */
export const TOTP_PURPOSE = "totp";

export const totpRow = (db: Db | Tx, accountId: string) =>
  db.select().from(accountTotp).where(eq(accountTotp.accountId, accountId)).get();

/** Uses up a code: of the device with its half minute, of the paper for good. */
export function useCode(
  tx: Tx,
  ctx: Context,
  accountId: string,
  { box, keyed }: Sealing,
  code: string,
): boolean {
  const row = totpRow(tx, accountId);
  if (!row || row.confirmedAt === null) return false;
  if (isTotpCode(code)) {
    const secret = box.open(row.sealedSecret, TOTP_PURPOSE);
    const step = secret === null ? null : totpStep(secret, code, ctx.now, row.lastStep);
    if (step === null) return false;
    tx.update(accountTotp).set({ lastStep: step }).where(eq(accountTotp.accountId, accountId)).run();
    return true;
  }
  const unused = and(
    eq(recoveryCode.accountId, accountId),
    eq(recoveryCode.codeHash, codeName(keyed, accountId, code)),
    isNull(recoveryCode.usedAt),
  );
  return tx.update(recoveryCode).set({ usedAt: ctx.now }).where(unused).run().changes === 1;
}

const codeName = (keyed: Sealing["keyed"], accountId: string, code: string) =>
  keyed(`recovery:${accountId}:${code}`);

export function writeCodes(tx: Tx, accountId: string, { keyed }: Sealing): string[] {
  tx.delete(recoveryCode).where(eq(recoveryCode.accountId, accountId)).run();
  const letter = () => RECOVERY_ALPHABET[randomInt(RECOVERY_ALPHABET.length)];
  const codes = Array.from({ length: RECOVERY_CODES }, () =>
    Array.from({ length: RECOVERY_LENGTH }, letter).join(""),
  );
  for (const code of codes)
    tx.insert(recoveryCode)
      .values({ accountId, codeHash: codeName(keyed, accountId, code) })
      .run();
  return codes;
}

/** Whoever did not do it learns of it. */
export function tellHolder(tx: Tx, ctx: Context, accountId: string, subject: string, what: string): void {
  const holder = findById(tx, accountId);
  if (!holder?.email) return;
  queueMail(tx, ctx, {
    onceKey: `second-step:${accountId}:${ctx.now}`,
    to: holder.email,
    accountId,
    subject,
    text: [
      `${holder.displayName}，您好：`,
      what,
      "如果不是您本人操作，请立即修改密码并联系平台管理员。",
    ].join("\n\n"),
  });
}
