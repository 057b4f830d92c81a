import { createHash } from "node:crypto";
import { and, eq, gt } from "drizzle-orm";
import { countTry } from "~/auth/attempt.server";
import { shownFileName } from "~/domain/file-kind";
import {
  EXAMPLE_MARK,
  MAX_DAILY_SHEETS,
  MAX_SHEET_ROWS,
  headingOf,
  readSheetHead,
  readSheetRow,
  rowKey,
  type CellFault,
  type SheetCells,
  type SheetHead,
} from "~/domain/position-sheet";
import type { PositionDraft } from "~/domain/position-draft";
import type { Tx } from "~db/client";
import { countRows } from "~db/count";
import { positionImport, positionImportRow } from "~db/schema";
import { recordAction } from "../audit/record-action.server";
import type { AccountContext } from "../context.server";
import type { ExcelRow } from "../import/read-excel.server";
import { findMembership, type Membership } from "../member/find-membership.server";
import { blankPosition, insertPosition } from "../position/create-draft.server";
import type { PositionRow } from "../position/load-position.server";
import { readSheet } from "./read-sheet.server";

const DAY = 86_400_000;

interface ReadRow {
  line: number;
  cells: SheetCells;
  set: Partial<PositionDraft>;
  faults: CellFault[];
}

/**
 * Makes a draft of each sound row of a table, and keeps the others with what there is to mend. The same file again leads
 * to what came of it. Nothing is submitted by this.
 * @returns the id of the report, or what is wrong with the file as a whole
 */
export async function importPositions(
  ctx: AccountContext,
  { name, bytes }: { name: string; bytes: Buffer },
): Promise<{ id: string } | { fault: string }> {
  const membership = findMembership(ctx);
  if (!membership) return { fault: "您的账号还没有关联单位，请先登记单位" };
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const known = findImport(ctx, membership, sha256);
  if (known) return known;
  const recent = and(
    eq(positionImport.enterpriseId, membership.enterprise.id),
    gt(positionImport.importedAt, ctx.now - DAY),
  );
  if (countRows(ctx.db, positionImport, recent) >= MAX_DAILY_SHEETS)
    return { fault: `一天最多导入 ${MAX_DAILY_SHEETS} 个文件，请明天再试` };
  // Reading is work, whatever comes of it.
  const { wait } = countTry(ctx.db, { "sheet:account": ctx.actor.id }, ctx.now);
  if (wait !== null) return { fault: `上传次数太多，请 ${wait} 分钟后再试` };
  const sheet = await readSheet(bytes);
  if ("fault" in sheet) return sheet;
  const [first, ...rest] = sheet;
  if (!first) return { fault: "文件是空的，请下载模板填写" };
  const head = readSheetHead(first.cells);
  if ("fault" in head) return head;
  const rows = readRows(head, rest, ctx.now);
  if (rows.length === 0) return { fault: "没有找到要导入的职位：示例行和空行不会导入，请从第二行起填写" };
  if (rows.length > MAX_SHEET_ROWS)
    return { fault: `一次最多导入 ${MAX_SHEET_ROWS} 个职位，这个文件有 ${rows.length} 行，请分成几个文件` };
  const file = { name: shownFileName(name), sha256, ignored: head.ignored };
  return ctx.db.transaction(
    (tx) => findImport(ctx, membership, sha256) ?? write(tx, ctx, membership, file, rows),
    {
      behavior: "immediate",
    },
  );
}

function findImport({ db }: AccountContext, { enterprise }: Membership, sha256: string) {
  const same = and(eq(positionImport.enterpriseId, enterprise.id), eq(positionImport.sha256, sha256));
  return db.select({ id: positionImport.id }).from(positionImport).where(same).get();
}

/** Rows without examples; of two that say the same the second is a fault. */
function readRows({ fields }: SheetHead, rows: readonly ExcelRow[], now: number): ReadRow[] {
  const seen = new Map<string, number>();
  return rows.flatMap(({ line, cells: texts }) => {
    const cells: SheetCells = {};
    fields.forEach((field, i) => {
      if (field && texts[i]?.trim()) cells[field] = texts[i];
    });
    if (Object.keys(cells).length === 0 || cells.title?.trim().startsWith(EXAMPLE_MARK)) return [];
    const { set, faults } = readSheetRow(cells, now);
    const twin = seen.get(rowKey(cells));
    if (twin === undefined) seen.set(rowKey(cells), line);
    else faults.push({ field: null, message: `与第 ${twin} 行相同，请删去一行，或在职位名称中写明区别` });
    return [{ line, cells, set, faults }];
  });
}

function write(
  tx: Tx,
  ctx: AccountContext,
  { enterprise }: Membership,
  file: { name: string; sha256: string; ignored: string[] },
  rows: readonly ReadRow[],
): { id: string } {
  const { actor, now } = ctx;
  const id = uuidOf(`${enterprise.id}\u0000${file.sha256}`);
  const sound = rows.filter(({ faults }) => faults.length === 0);
  tx.insert(positionImport)
    .values({
      id,
      enterpriseId: enterprise.id,
      importedBy: actor.id,
      fileName: file.name,
      sha256: file.sha256,
      drafts: sound.length,
      faulty: rows.length - sound.length,
      ignored: file.ignored,
      importedAt: now,
    })
    .run();
  for (const { line, cells, set, faults } of rows) {
    const title = (cells.title ?? "").trim().slice(0, 60);
    const jobId = faults.length === 0 ? uuidOf(`${id}\u0000${line}`) : null;
    if (jobId) {
      const written = { ...blankPosition(enterprise, now), ...set } as PositionRow;
      const draft = { ...written, id: jobId, createdBy: actor.id };
      insertPosition(tx, ctx, draft, "job:create", { import: id, line });
    }
    tx.insert(positionImportRow)
      .values({ importId: id, line, title, jobId, faults, cells: jobId ? null : cells })
      .run();
  }
  recordAction(tx, ctx, {
    action: "job:import",
    entity: "position_import",
    entityId: id,
    details: { drafts: sound.length, faulty: rows.length - sound.length, sha256: file.sha256 },
  });
  return { id };
}

/** The same name for the same thing, in the form of every other id. */
function uuidOf(text: string): string {
  const hex = createHash("sha256").update(text).digest("hex");
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join("-");
}

/** What is wrong with a row, in one line: `最低薪酬（元）：请填写…`. */
export const faultText = (faults: readonly CellFault[]): string =>
  faults.map(({ field, message }) => (field ? `${headingOf(field)}：${message}` : message)).join("；");
