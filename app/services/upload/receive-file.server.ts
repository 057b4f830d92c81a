import { createHash, randomUUID } from "node:crypto";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { and, eq, gt } from "drizzle-orm";
import {
  PAPER_MIMES,
  fileKind,
  kindLabels,
  shownFileName,
  sizeFault,
  type FileMime,
} from "~/domain/file-kind";
import type { Tx } from "~db/client";
import { countRows } from "~db/count";
import { upload } from "~db/schema";
import type { AccountContext } from "../context.server";
import type { Scan } from "./scan-file.server";

const DAY = 86_400_000;
/** Files that somebody may hand in within a day: twenty tries at a pair. */
const MOST_DAILY = 40;
const UNFINISHED = ".part";

/** Where files are kept, and who looks at them first. */
export interface FileStore {
  folder: string;
  scan: Scan | null;
}

/** A file on the disk that no row names yet. */
export interface Received {
  row: typeof upload.$inferInsert;
  /** Removes it again, where its transaction came to nothing. */
  discard: () => Promise<void>;
}

/**
 * Takes a file that was handed in: by its content of a kind that is taken, not too large, clean as far as can be told.
 * @param accepted kinds that are taken; pictures and PDF when not given
 * @returns the file, or what is wrong with it
 */
export async function receiveFile(
  ctx: AccountContext,
  { folder, scan }: FileStore,
  file: File,
  accepted: readonly FileMime[] = PAPER_MIMES,
): Promise<Received | { fault: string }> {
  const { actor, now } = ctx;
  const tooLarge = sizeFault(file.size);
  if (tooLarge) return { fault: tooLarge };
  if (countRecent(ctx) >= MOST_DAILY) return { fault: `一天最多上传 ${MOST_DAILY} 个文件，请明天再试` };
  const bytes = new Uint8Array(await file.arrayBuffer());
  const mime = fileKind(bytes);
  if (!mime || !accepted.includes(mime))
    return { fault: `只接受 ${kindLabels(accepted)} 文件，请重新选择（按文件内容识别，不看扩展名）` };
  const verdict = scan ? await scan(bytes) : "unscanned";
  if (verdict === "infected") return { fault: "文件未通过安全检查，请在电脑上查毒后重新上传" };
  if (verdict === "failed") return { fault: "安全检查暂时不可用，请稍后重新上传" };
  const storedName = randomUUID();
  const path = join(folder, storedName);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  // On the disk before any row names it.
  await writeFile(`${path}${UNFINISHED}`, bytes, { mode: 0o600, flag: "wx", flush: true });
  await rename(`${path}${UNFINISHED}`, path);
  return {
    row: {
      id: randomUUID(),
      ownerId: actor.id,
      storedName,
      mime,
      bytes: bytes.byteLength,
      sha256: createHash("sha256").update(bytes).digest("hex"),
      name: shownFileName(file.name),
      scan: verdict,
      createdAt: now,
    },
    discard: () => rm(path, { force: true }),
  };
}

function countRecent({ db, actor, now }: AccountContext): number {
  const own = and(eq(upload.ownerId, actor.id), gt(upload.createdAt, now - DAY));
  return countRows(db, upload, own);
}

/** Names a received file in the transaction of what it belongs to. @returns its id */
export function keepFile(tx: Tx, { row }: Received): string {
  tx.insert(upload).values(row).run();
  return row.id;
}

/** Forgets a file that nothing refers to any more; the file itself goes with the next tidying. */
export function forgetFile(tx: Tx, id: string): void {
  tx.delete(upload).where(eq(upload.id, id)).run();
}
