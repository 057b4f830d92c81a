import { createHash, randomUUID } from "node:crypto";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { and, eq, isNull } from "drizzle-orm";
import { formatBytes, shownFileName } from "~/domain/file-kind";
import { IMPORT_ENDINGS, MAX_IMPORT_BYTES, importEnding } from "~/domain/import";
import { authorize } from "~/domain/permission";
import { importFile } from "~db/schema";
import { recordAction } from "../audit/record-action.server";
import type { AccountContext } from "../context.server";
import { enqueueTask } from "../task/enqueue-task.server";
import type { FileStore } from "../upload/receive-file.server";

/** Beside the papers, which are tidied by other rules. */
export const importFolder = (folder: string) => join(folder, "imports");

/**
 * Takes a file of postings and has it looked through; nothing of it is written yet. The same file again leads to what
 * is there.
 * @returns the file's id, or what is wrong with it
 * @throws NotPermitted
 */
export async function receiveImportFile(
  ctx: AccountContext,
  { folder, scan }: FileStore,
  file: File,
): Promise<{ id: string } | { fault: string }> {
  authorize(ctx.actor, "import:manage", file);
  const ending = importEnding(file.name);
  if (file.size === 0) return { fault: "请选择要导入的文件" };
  if (!ending) return { fault: `只能读取 ${IMPORT_ENDINGS.join("、")} 文件` };
  if (file.size > MAX_IMPORT_BYTES)
    return {
      fault: `文件太大（${formatBytes(file.size)}），最大 ${formatBytes(MAX_IMPORT_BYTES)}，请分成几个文件`,
    };
  const bytes = new Uint8Array(await file.arrayBuffer());
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const known = and(eq(importFile.sha256, sha256), isNull(importFile.removedAt));
  const before = ctx.db.select({ id: importFile.id }).from(importFile).where(known).get();
  if (before) return before;
  const verdict = scan ? await scan(bytes) : "unscanned";
  if (verdict === "infected") return { fault: "文件未通过安全检查，请在电脑上查毒后重新上传" };
  if (verdict === "failed") return { fault: "安全检查暂时不可用，请稍后重新上传" };
  const id = randomUUID();
  const storedName = `${id}${ending}`;
  const path = join(importFolder(folder), storedName);
  await mkdir(importFolder(folder), { recursive: true, mode: 0o700 });
  await writeFile(`${path}.part`, bytes, { mode: 0o600, flag: "wx", flush: true });
  await rename(`${path}.part`, path);
  const name = shownFileName(file.name);
  const kept = ctx.db.transaction(
    (tx) => {
      const twin = tx.select({ id: importFile.id }).from(importFile).where(known).get();
      if (twin) return twin;
      const row = { id, name, storedName, bytes: bytes.byteLength, sha256 };
      tx.insert(importFile)
        .values({ ...row, uploadedBy: ctx.actor.id, uploadedAt: ctx.now })
        .run();
      enqueueTask(tx, ctx, { key: `import:check:${id}`, kind: "import:check", payload: { file: id } });
      recordAction(tx, ctx, {
        action: "import:upload",
        entity: "import_file",
        entityId: id,
        details: { name, sha256 },
      });
      return { id };
    },
    { behavior: "immediate" },
  );
  if (kept.id !== id) await rm(path, { force: true });
  return kept;
}
