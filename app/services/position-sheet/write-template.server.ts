import type ExcelJS from "exceljs";
import { EXAMPLE_MARK, SHEET_COLUMNS, MAX_SHEET_ROWS, exampleCells } from "~/domain/position-sheet";

/** The library takes ranges; its types know single cells only. */
type WithValidations = ExcelJS.Worksheet & {
  dataValidations: { add(range: string, validation: ExcelJS.DataValidation): void };
};

const WIDE = 40;
const NARROW = 16;

/**
 * A workbook to fill in: headings, lists to choose from, an example that is not imported, and a second sheet that says
 * how each column is filled in.
 * @param now UTC epoch ms
 */
export async function writeTemplate(now: number): Promise<Buffer> {
  const { default: excel } = await import("exceljs");
  const workbook = new excel.Workbook();
  const sheet = workbook.addWorksheet("职位", { views: [{ state: "frozen", ySplit: 1 }] });
  const example = exampleCells(now);
  sheet.columns = SHEET_COLUMNS.map(({ field, heading }) => ({
    key: field,
    header: heading,
    width: (example[field]?.length ?? 0) > NARROW ? WIDE : NARROW,
  }));
  sheet.addRow(example).alignment = { wrapText: true, vertical: "top" };
  sheet.getRow(1).font = { bold: true };
  SHEET_COLUMNS.forEach(({ choices, isRequired, hint, heading }, i) => {
    const column = sheet.getColumn(i + 1);
    // As text: what is typed stays what it is.
    column.numFmt = "@";
    const note = [isRequired ? "必填" : "选填", hint].filter(Boolean).join("。");
    sheet.getCell(1, i + 1).note = note;
    // A list in a cell holds 255 characters; longer ones are only told.
    const list = `"${choices.join(",")}"`;
    if (choices.length > 0 && list.length <= 255) {
      const letter = column.letter;
      (sheet as WithValidations).dataValidations.add(`${letter}2:${letter}${MAX_SHEET_ROWS + 2}`, {
        type: "list",
        allowBlank: true,
        formulae: [list],
        showErrorMessage: true,
        errorTitle: heading,
        error: "请从列表中选择",
      });
    }
  });
  const help = workbook.addWorksheet("填写说明");
  help.columns = [{ width: 22 }, { width: 8 }, { width: 60 }, { width: 60 }];
  help.addRow(["列", "必填", "怎样填写", "可以填写的内容"]).font = { bold: true };
  for (const { heading, isRequired, hint, choices } of SHEET_COLUMNS)
    help.addRow([heading, isRequired ? "是" : "", hint, choices.join("、")]).alignment = { wrapText: true };
  help.addRow([]);
  help.addRow([`以“${EXAMPLE_MARK}”开头的行是示例，不会导入。导入后只生成草稿，检查无误后再逐个提交审核。`]);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}
