import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { and, count, eq, gt } from "drizzle-orm";
import { isVerified } from "~/domain/verification";
import type { Tx } from "~db/client";
import { applicationAccess, upload } from "~db/schema";
import { recordAction } from "../audit/record-action.server";
import type { OpenedUpload } from "../upload/open-upload.server";
import type { VaultContext } from "../vault-context.server";
import type { AccountContext } from "../context.server";
import { CONTACT_PURPOSE } from "./apply-to-job.server";
import { findApplication, type ApplicationRow, type ReceivedApplication } from "./load-application.server";
import { WRITING } from "./move-application.server";

const DAY = 86_400_000;
/** 项目默认: times within a day that the members of an enterprise together are shown contact data and résumés. */
export const MOST_REVEALS_DAILY = 300;

export const REVEAL_REFUSAL_TEXT = {
  withdrawn: "求职者已撤回投递，不能再查看其资料。",
  tooMany: `本单位今天查看联系方式和下载简历已达 ${MOST_REVEALS_DAILY} 次，请明天再试。`,
  unverified: "本单位的核验已到期，重新核验后才能查看联系方式和下载简历。",
  none: "没有可以显示的联系方式。",
  file: "没有这个文件。",
} as const;
export type RevealRefusal = keyof typeof REVEAL_REFUSAL_TEXT;

/**
 * Counts one look against the day's limit and writes down who looked. Judged on the row as it is now, and on the
 * enterprise: data of people go to who is verified only (五部门通知).
 * @returns the row to show of
 */
function countLook(
  tx: Tx,
  ctx: AccountContext,
  target: ReceivedApplication,
  what: "contact" | "resume",
): ApplicationRow | { refused: RevealRefusal } {
  const found = findApplication(tx, target.row.id);
  if (!found || found.row.status === "withdrawn") return { refused: "withdrawn" };
  const { row, enterprise } = found;
  if (!isVerified(enterprise, ctx.now)) return { refused: "unverified" };
  if (what === "resume" ? row.resumeId !== target.row.resumeId : row.sealedContact === null)
    return { refused: what === "resume" ? "file" : "none" };
  const lately = and(
    eq(applicationAccess.enterpriseId, row.enterpriseId),
    gt(applicationAccess.at, ctx.now - DAY),
  );
  const looks = tx.select({ n: count() }).from(applicationAccess).where(lately).get()?.n ?? 0;
  if (looks >= MOST_REVEALS_DAILY) return { refused: "tooMany" };
  tx.insert(applicationAccess)
    .values({
      applicationId: row.id,
      enterpriseId: row.enterpriseId,
      accountId: ctx.actor.id,
      what,
      at: ctx.now,
    })
    .run();
  recordAction(tx, ctx, { action: `application:${what}`, entity: "application", entityId: row.id });
  return row;
}

export interface Contact {
  phone: string | null;
  email: string | null;
}

/** The contact data of an application, as they were handed over. Each look is counted, limited and written down. */
export function revealContact(
  ctx: VaultContext,
  target: ReceivedApplication,
): { contact: Contact } | { refused: RevealRefusal } {
  const looked = ctx.db.transaction((tx) => countLook(tx, ctx, target, "contact"), WRITING);
  if ("refused" in looked) return looked;
  const opened = looked.sealedContact && ctx.box.open(looked.sealedContact, CONTACT_PURPOSE);
  return opened ? { contact: JSON.parse(opened) as Contact } : { refused: "none" };
}

/** The résumé that was handed over with an application. Each download is counted, limited and written down. */
export async function openResume(
  ctx: AccountContext,
  target: ReceivedApplication,
  folder: string,
): Promise<OpenedUpload | { refused: RevealRefusal }> {
  const { resumeId } = target.row;
  const file = resumeId && ctx.db.select().from(upload).where(eq(upload.id, resumeId)).get();
  if (!file) return { refused: "file" };
  const bytes = await readFile(join(folder, file.storedName)).catch(() => null);
  if (!bytes) return { refused: "file" };
  const looked = ctx.db.transaction((tx) => countLook(tx, ctx, target, "resume"), WRITING);
  return "refused" in looked ? looked : { mime: file.mime, name: file.name, bytes };
}
