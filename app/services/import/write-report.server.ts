import { closeSync, openSync, writeSync } from "node:fs";
import { csvLine } from "~/domain/csv";
import type { Rejection } from "./read-row.server";

/**
 * Every rejected row: file, line, field, reason and the row itself, as CSV that a spreadsheet opens in Chinese.
 * Written at once, row by row, so that a file full of faults is never held in memory.
 */
export function createReport(path: string) {
  const file = openSync(path, "w");
  const line = (cells: (string | number)[]) => void writeSync(file, csvLine(cells));
  writeSync(file, "\ufeff");
  line(["file", "line", "field", "reason", "row"]);
  return {
    add: (name: string, r: Rejection) => line([name, r.line, r.field, r.reason, r.raw]),
    close: () => closeSync(file),
  };
}
