import { closeSync, openSync, writeSync } from "node:fs";
import type { Rejection } from "./read-row.server";

/** A cell that a spreadsheet would run as a formula is written as text; control characters are left out. */
export function csvCell(value: string | number): string {
  const text = String(value).replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, "");
  const safe = /^\s*[=+\-@＝＋－＠]|^[\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * Every rejected row: file, line, field, reason and the row itself, as CSV that a spreadsheet opens in Chinese.
 * Written at once, row by row, so that a file full of faults is never held in memory.
 */
export function createReport(path: string) {
  const file = openSync(path, "w");
  const line = (cells: (string | number)[]) => void writeSync(file, `${cells.map(csvCell).join(",")}\r\n`);
  writeSync(file, "\ufeff");
  line(["file", "line", "field", "reason", "row"]);
  return {
    add: (name: string, r: Rejection) => line([name, r.line, r.field, r.reason, r.raw]),
    close: () => closeSync(file),
  };
}
