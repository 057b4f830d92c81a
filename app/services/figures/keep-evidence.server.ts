import { randomUUID } from "node:crypto";
import { and, eq, inArray } from "drizzle-orm";
import type { EvidenceKind } from "~/domain/figures-evidence";
import { isEditableFigures } from "~/domain/figures-status";
import type { Tx } from "~db/client";
import { figuresEvidence, upload } from "~db/schema";
import { recordAction } from "../audit/record-action.server";
import type { AccountContext } from "../context.server";
import { forgetUnused } from "../personal-data/erase-content.server";
import { keepFile, type Received } from "../upload/receive-file.server";
import { FIGURES_WRITING, type OwnFigures } from "./load-figures.server";
import { findFigures } from "./move-figures.server";

/** 项目默认: papers of one kind, and of one year altogether. */
export const MOST_OF_A_KIND = 10;
const MOST_OF_A_YEAR = 40;

export type EvidenceResult = { done: true } | { refused: "state" | "tooMany" | "same" | "gone" };
export const EVIDENCE_REFUSAL_TEXT = {
  state: "这一年的数据当前不能改动材料，请刷新页面查看。",
  tooMany: `同一类材料最多 ${MOST_OF_A_KIND} 份，一年最多 ${MOST_OF_A_YEAR} 份，请先移除不需要的。`,
  same: "这个文件已经上传过了。",
  gone: "这份材料已经移除，页面已更新。",
} as const;

/** Adds a paper to a year that is being written. A form sent twice adds one. */
export function addEvidence(
  ctx: AccountContext,
  { row: shown }: OwnFigures,
  kind: EvidenceKind,
  received: Received,
): EvidenceResult {
  return ctx.db.transaction((tx): EvidenceResult => {
    const row = findFigures(tx, shown.id);
    if (!row || !isEditableFigures(row.status)) return { refused: "state" };
    const papers = tx
      .select({ kind: figuresEvidence.kind, sha256: upload.sha256 })
      .from(figuresEvidence)
      .innerJoin(upload, eq(upload.id, figuresEvidence.uploadId))
      .where(eq(figuresEvidence.figuresId, row.id))
      .all();
    const alike = papers.filter((one) => one.kind === kind);
    if (alike.some(({ sha256 }) => sha256 === received.row.sha256)) return { refused: "same" };
    if (alike.length >= MOST_OF_A_KIND || papers.length >= MOST_OF_A_YEAR) return { refused: "tooMany" };
    tx.insert(figuresEvidence)
      .values({
        ...{ id: randomUUID(), figuresId: row.id, kind, addedAt: ctx.now },
        uploadId: keepFile(tx, received),
      })
      .run();
    record(tx, ctx, row.id, { added: kind });
    return { done: true };
  }, FIGURES_WRITING);
}

/** Takes a paper out of a year that is being written. One that is gone already counts as removed. */
export function removeEvidence(ctx: AccountContext, { row: shown }: OwnFigures, id: string): EvidenceResult {
  return ctx.db.transaction((tx): EvidenceResult => {
    const row = findFigures(tx, shown.id);
    if (!row || !isEditableFigures(row.status)) return { refused: "state" };
    const [gone] = tx
      .delete(figuresEvidence)
      .where(and(eq(figuresEvidence.id, id), eq(figuresEvidence.figuresId, row.id)))
      .returning()
      .all();
    if (!gone) return { refused: "gone" };
    forgetUnused(tx, eq(upload.id, gone.uploadId));
    record(tx, ctx, row.id, { removed: gone.kind });
    return { done: true };
  }, FIGURES_WRITING);
}

/** Takes all papers out of a year; their files go with the next tidying. */
export function dropEvidenceOf(tx: Tx, figuresId: string): void {
  const gone = tx.delete(figuresEvidence).where(eq(figuresEvidence.figuresId, figuresId)).returning().all();
  const files = gone.map(({ uploadId }) => uploadId);
  if (files.length > 0) forgetUnused(tx, inArray(upload.id, files));
}

function record(tx: Tx, ctx: AccountContext, entityId: string, details: Record<string, string>): void {
  recordAction(tx, ctx, { action: "figures:evidence", entity: "enterprise-figures", entityId, details });
}
