/** Rows of text as a workbook. Every cell is text: nothing in it is carried out. */
export async function writeFiguresSheet(
  rows: readonly (readonly string[])[],
  name = "人才卡统计",
): Promise<Buffer> {
  const { default: excel } = await import("exceljs");
  const workbook = new excel.Workbook();
  const sheet = workbook.addWorksheet(name, { views: [{ state: "frozen", ySplit: 1 }] });
  sheet.columns = [{ width: 28 }, { width: 40 }, { width: 14 }];
  for (const row of rows) sheet.addRow([...row]);
  sheet.getRow(1).font = { bold: true };
  sheet.columns.forEach((column) => {
    column.numFmt = "@";
  });
  return Buffer.from(await workbook.xlsx.writeBuffer());
}
