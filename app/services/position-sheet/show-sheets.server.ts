import { and, asc, desc, eq, isNotNull } from "drizzle-orm";
import { csvFile } from "~/domain/csv";
import { authorize, type Authorized } from "~/domain/permission";
import { FAULT_HEADINGS, SHEET_COLUMNS, type CellFault } from "~/domain/position-sheet";
import { reviewPosition } from "~/domain/position-review";
import { countRows } from "~db/count";
import { account, enterprise, job, positionImport, positionImportRow } from "~db/schema";
import type { AccountContext } from "../context.server";
import { findMembership } from "../member/find-membership.server";
import { getMinimumWages } from "../setting/get-minimum-wages.server";
import { faultText } from "./import-positions.server";

export type SheetImport = typeof positionImport.$inferSelect;

const MOST_LISTED = 20;
const PER_PAGE = 50;

/** What the enterprise of whoever is signed in has imported, the latest first; undefined without an enterprise. */
export function listSheetImports(ctx: AccountContext) {
  const membership = findMembership(ctx);
  if (!membership) return undefined;
  return ctx.db
    .select({
      id: positionImport.id,
      fileName: positionImport.fileName,
      drafts: positionImport.drafts,
      faulty: positionImport.faulty,
      importedAt: positionImport.importedAt,
      importedBy: account.displayName,
    })
    .from(positionImport)
    .innerJoin(account, eq(account.id, positionImport.importedBy))
    .where(eq(positionImport.enterpriseId, membership.enterprise.id))
    .orderBy(desc(positionImport.importedAt))
    .limit(MOST_LISTED)
    .all();
}

/**
 * An import of one's own enterprise; undefined for every other, whether or not it exists.
 * @throws NotPermitted
 */
export function loadSheetImport(ctx: AccountContext, id: string): Authorized<SheetImport> | undefined {
  const membership = findMembership(ctx);
  const found = ctx.db.select().from(positionImport).where(eq(positionImport.id, id)).get();
  if (!found || found.enterpriseId !== membership?.enterprise.id) return undefined;
  return authorize(ctx.actor, "position:write", found);
}

export interface SheetRowView {
  line: number;
  title: string;
  faults: CellFault[];
  /** Null where there is no draft, or none any more. */
  draft: { id: string; status: string; gaps: number; marks: number } | null;
}

/** What came of a table: its rows page by page, those to mend first, and how each draft stands now. */
export function showSheetImport(ctx: AccountContext, shown: Authorized<SheetImport>, asked: number) {
  const own = eq(positionImportRow.importId, shown.id);
  const total = countRows(ctx.db, positionImportRow, own);
  const page = Math.min(asked, Math.max(1, Math.ceil(total / PER_PAGE)));
  const wages = getMinimumWages(ctx);
  const rows = ctx.db
    .select({ row: positionImportRow, job, employer: enterprise })
    .from(positionImportRow)
    .leftJoin(job, eq(job.id, positionImportRow.jobId))
    .leftJoin(enterprise, eq(enterprise.id, job.enterpriseId))
    .where(own)
    .orderBy(asc(positionImportRow.line))
    .all();
  rows.sort((a, b) => Number(b.row.cells !== null) - Number(a.row.cells !== null));
  const views = rows
    .slice((page - 1) * PER_PAGE, page * PER_PAGE)
    .map(({ row, job: found, employer }): SheetRowView => {
      const { line, title, faults } = row;
      if (!found || !employer) return { line, title, faults, draft: null };
      const { steps } = reviewPosition(found, employer, ctx.now, wages);
      const gaps = steps.reduce((n, step) => n + step.gaps.length, 0);
      const marks = steps.reduce((n, step) => n + step.findings.length + step.pay.length, 0);
      return { line, title, faults, draft: { id: found.id, status: found.status, gaps, marks } };
    });
  const { fileName, drafts, faulty, ignored, importedAt, id } = shown;
  return { id, fileName, drafts, faulty, ignored, importedAt, rows: views, total, page, perPage: PER_PAGE };
}

/** The rows to mend, as they were written, with what is wrong: filled in again it can be handed in as it is. */
export function writeFaults(ctx: AccountContext, shown: Authorized<SheetImport>): string {
  const faulty = ctx.db
    .select()
    .from(positionImportRow)
    .where(and(eq(positionImportRow.importId, shown.id), isNotNull(positionImportRow.cells)))
    .orderBy(asc(positionImportRow.line))
    .all();
  const head = [FAULT_HEADINGS.line, FAULT_HEADINGS.fault, ...SHEET_COLUMNS.map(({ heading }) => heading)];
  const lines = faulty.map(({ line, faults, cells }) => [
    line,
    faultText(faults),
    ...SHEET_COLUMNS.map(({ field }) => cells?.[field] ?? ""),
  ]);
  return csvFile([head, ...lines]);
}
