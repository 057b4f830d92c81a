import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import type { CardMaterial } from "~/domain/card-materials";
import { fileKind, sizeFault } from "~/domain/file-kind";
import type { Tx } from "~db/client";
import { cardMaterial, upload } from "~db/schema";
import { recordAction } from "../audit/record-action.server";
import type { AccountContext } from "../context.server";
import { forgetUnused } from "../personal-data/erase-content.server";
import { inspectPdf } from "../upload/inspect-pdf.server";
import { keepFile, receiveFile, type FileStore, type Received } from "../upload/receive-file.server";
import { mayEditMaterial, type CasePart } from "./case-part.server";
import { findCardApplication } from "./load-card-application.server";
import { CARD_WRITING } from "./move-card-application.server";

/** 项目默认: papers of one kind, and of one case altogether. */
export const MOST_OF_A_KIND = 5;
const MOST_OF_A_CASE = 30;

/** Told to whoever looks at a PDF that could not be looked into. */
export const OPAQUE_NOTE = "系统未能检查这个 PDF 内部（加密或特殊压缩），打开时请留意。";

export type MaterialFault = { fault: string };

/**
 * Takes a paper of a case: what every file is asked for, and no PDF that holds script, starts programs or carries other
 * files. One that cannot be looked into is taken and said to be so.
 */
export async function receiveMaterial(
  ctx: AccountContext,
  store: FileStore,
  file: File | null,
): Promise<(Received & { note: string | null }) | MaterialFault> {
  if (!file || (file.size === 0 && file.name === "")) return { fault: "请先选择要上传的文件" };
  if (file.size === 0) return { fault: `“${file.name.slice(-60)}”是空文件（0 字节），请重新选择` };
  const tooLarge = sizeFault(file.size);
  if (tooLarge) return { fault: tooLarge };
  const bytes = new Uint8Array(await file.arrayBuffer());
  const verdict = fileKind(bytes) === "application/pdf" ? inspectPdf(bytes) : "plain";
  if (verdict === "active")
    return { fault: "这个 PDF 含有脚本、会启动程序或夹带其他文件，不能上传。请重新导出或打印成 PDF 后上传" };
  const received = await receiveFile(ctx, store, file);
  if ("fault" in received) return received;
  return { ...received, note: verdict === "opaque" ? OPAQUE_NOTE : null };
}

export type MaterialResult = { done: true } | { refused: "state" | "tooMany" | "same" | "gone" };
export const MATERIAL_REFUSAL_TEXT = {
  state: "这份申请当前不能改动材料，请刷新页面查看。",
  tooMany: `同一类材料最多 ${MOST_OF_A_KIND} 份，一份申请最多 ${MOST_OF_A_CASE} 份，请先移除不需要的。`,
  same: "这个文件已经上传过了。",
  gone: "这份材料已经移除，页面已更新。",
} as const;

/** Adds a paper to a case, or puts it in the place of another. */
export function addMaterial(
  ctx: AccountContext,
  part: CasePart,
  { kind, replaces }: { kind: CardMaterial; replaces: string | null },
  received: Received & { note: string | null },
): MaterialResult {
  return ctx.db.transaction((tx): MaterialResult => {
    const row = findCardApplication(tx, part.row.id);
    if (!row || !mayEditMaterial(row, part.side, kind)) return { refused: "state" };
    const papers = tx
      .select({ id: cardMaterial.id, kind: cardMaterial.kind, sha256: upload.sha256 })
      .from(cardMaterial)
      .innerJoin(upload, eq(upload.id, cardMaterial.uploadId))
      .where(eq(cardMaterial.applicationId, row.id))
      .all();
    // A form sent twice adds one paper.
    if (papers.some((one) => one.kind === kind && one.sha256 === received.row.sha256))
      return { refused: "same" };
    const old = papers.find(({ id, kind: of }) => id === replaces && of === kind);
    const n = papers.filter((one) => one.kind === kind).length - (old ? 1 : 0);
    if (n >= MOST_OF_A_KIND || papers.length >= MOST_OF_A_CASE) return { refused: "tooMany" };
    if (old) drop(tx, old.id);
    tx.insert(cardMaterial)
      .values({
        id: randomUUID(),
        applicationId: row.id,
        kind,
        uploadId: keepFile(tx, received),
        addedAt: ctx.now,
        verdictNote: received.note,
      })
      .run();
    recordAction(tx, ctx, {
      action: "card-application:save",
      entity: "card-application",
      entityId: row.id,
      details: { material: kind },
    });
    return { done: true };
  }, CARD_WRITING);
}

/** Takes a paper out of a case. One that is gone already counts as removed. */
export function removeMaterial(ctx: AccountContext, part: CasePart, materialId: string): MaterialResult {
  return ctx.db.transaction((tx): MaterialResult => {
    const row = findCardApplication(tx, part.row.id);
    const paper = tx
      .select()
      .from(cardMaterial)
      .where(and(eq(cardMaterial.id, materialId), eq(cardMaterial.applicationId, part.row.id)))
      .get();
    if (!paper) return { refused: "gone" };
    if (!row || !mayEditMaterial(row, part.side, paper.kind)) return { refused: "state" };
    drop(tx, paper.id);
    recordAction(tx, ctx, {
      action: "card-application:save",
      entity: "card-application",
      entityId: row.id,
      details: { removed: paper.kind },
    });
    return { done: true };
  }, CARD_WRITING);
}

/** Removes a paper, and its file where nothing else refers to it. */
function drop(tx: Tx, id: string): void {
  const [gone] = tx.delete(cardMaterial).where(eq(cardMaterial.id, id)).returning().all();
  if (gone) forgetUnused(tx, eq(upload.id, gone.uploadId));
}
