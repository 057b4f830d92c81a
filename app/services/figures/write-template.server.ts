import type ExcelJS from "exceljs";
import { FIGURES } from "~/domain/figures";
import { SHEET_HEADINGS, SHEET_YEARS, sheetRows, yearHeading } from "~/domain/figures-sheet";
import type { AccountContext } from "../context.server";
import { findMembership } from "../member/find-membership.server";
import { tellableYears } from "./begin-figures.server";
import { currentRevision } from "./load-figures.server";

/** The library takes ranges; its types know single cells only. */
type WithValidations = ExcelJS.Worksheet & {
  dataValidations: { add(range: string, validation: ExcelJS.DataValidation): void };
};

/** A workbook to fill in: a row for each figure, a column for each of the last years, with what is told already. */
export async function writeFiguresTemplate(ctx: AccountContext): Promise<Buffer> {
  const enterpriseId = findMembership(ctx)?.enterprise.id;
  const years = tellableYears(ctx.now)
    .slice(0, SHEET_YEARS)
    .reverse()
    .map((year) => ({
      year,
      figures: (enterpriseId && currentRevision(ctx.db, enterpriseId, year)?.figures) || {},
    }));
  const { default: excel } = await import("exceljs");
  const workbook = new excel.Workbook();
  const sheet = workbook.addWorksheet("年度数据", { views: [{ state: "frozen", xSplit: 1, ySplit: 1 }] });
  sheet.columns = [34, 14, 60, ...years.map(() => 14)].map((width) => ({ width }));
  sheet.addRow([...SHEET_HEADINGS, ...years.map(({ year }) => yearHeading(year))]).font = { bold: true };
  for (const { heading, cells } of sheetRows(years)) {
    const row = sheet.addRow(cells);
    if (heading) row.font = { bold: true };
    row.alignment = { vertical: "top", wrapText: heading === null };
    const figure = FIGURES.find(({ label }) => label === cells[0]);
    const choices =
      figure?.kind === "yesNo" ? ["是", "否"] : (figure?.options ?? []).map(({ label }) => label);
    const list = `"${choices.join(",")}"`;
    // A list in a cell holds 255 characters.
    if (heading === null && choices.length > 0 && list.length <= 255) {
      const [first, last] = [SHEET_HEADINGS.length + 1, SHEET_HEADINGS.length + years.length].map(
        (column) => sheet.getColumn(column).letter,
      );
      (sheet as WithValidations).dataValidations.add(`${first}${row.number}:${last}${row.number}`, {
        type: "list",
        allowBlank: true,
        formulae: [list],
        showErrorMessage: true,
        errorTitle: figure?.label,
        error: "请从列表中选择",
      });
    }
  }
  return Buffer.from(await workbook.xlsx.writeBuffer());
}
