/** What a program for tables would carry out. */
const FORMULA = /^\s*[=+\-@＝＋－＠]|^[\t\r]/;

/** A cell that a spreadsheet would run as a formula is written as text; control characters are left out. */
export function csvCell(value: string | number): string {
  const text = String(value).replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, "");
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export const csvLine = (cells: readonly (string | number)[]): string => `${cells.map(csvCell).join(",")}\r\n`;

/** A whole file, with the mark by which spreadsheets know that it is UTF-8. */
export const csvFile = (rows: readonly (readonly (string | number)[])[]): string =>
  `\ufeff${rows.map(csvLine).join("")}`;

/** What `csvCell` put before a formula is taken off again. */
export const unguarded = (text: string): string =>
  text.startsWith("'") && FORMULA.test(text.slice(1)) ? text.slice(1) : text;
