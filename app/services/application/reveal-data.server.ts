import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { and, count, eq, gt } from "drizzle-orm";
import type { Tx } from "~db/client";
import { applicationAccess, upload } from "~db/schema";
import { recordAction } from "../audit/record-action.server";
import type { OpenedUpload } from "../upload/open-upload.server";
import type { VaultContext } from "../vault-context.server";
import type { AccountContext } from "../context.server";
import { CONTACT_PURPOSE } from "./apply-to-job.server";
import type { ReceivedApplication } from "./load-application.server";
import { WRITING } from "./move-application.server";

const DAY = 86_400_000;
/** 项目默认: times within a day that the members of an enterprise together are shown contact data and résumés. */
export const MOST_REVEALS_DAILY = 300;

export const REVEAL_REFUSAL_TEXT = {
  withdrawn: "求职者已撤回投递，不能再查看其资料。",
  tooMany: `本单位今天查看联系方式和下载简历已达 ${MOST_REVEALS_DAILY} 次，请明天再试。`,
  none: "没有可以显示的联系方式。",
  file: "没有这个文件。",
} as const;
export type RevealRefusal = keyof typeof REVEAL_REFUSAL_TEXT;

/** Counts one look against the day's limit and writes down who looked. */
function countLook(
  tx: Tx,
  ctx: AccountContext,
  { row }: ReceivedApplication,
  what: "contact" | "resume",
): RevealRefusal | null {
  if (row.status === "withdrawn") return "withdrawn";
  const lately = and(
    eq(applicationAccess.enterpriseId, row.enterpriseId),
    gt(applicationAccess.at, ctx.now - DAY),
  );
  const looks = tx.select({ n: count() }).from(applicationAccess).where(lately).get()?.n ?? 0;
  if (looks >= MOST_REVEALS_DAILY) return "tooMany";
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
  return null;
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
  const opened = target.row.sealedContact && ctx.box.open(target.row.sealedContact, CONTACT_PURPOSE);
  if (!opened) return { refused: target.row.status === "withdrawn" ? "withdrawn" : "none" };
  const refused = ctx.db.transaction((tx) => countLook(tx, ctx, target, "contact"), WRITING);
  return refused ? { refused } : { contact: JSON.parse(opened) as Contact };
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
  const refused = ctx.db.transaction((tx) => countLook(tx, ctx, target, "resume"), WRITING);
  return refused ? { refused } : { mime: file.mime, name: file.name, bytes };
}
