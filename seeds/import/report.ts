import { createWriteStream } from "node:fs";
import type { Rejection } from "../../app/services/import/import-jobs.server";

/** A cell that a spreadsheet would run as a formula is written as text. */
export function csvCell(value: string | number): string {
  const text = String(value);
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Every rejected row: file, line, field, reason and the row itself, as CSV that a spreadsheet opens in Chinese. */
export function createReport(path: string) {
  const out = createWriteStream(path, { encoding: "utf8" });
  const line = (cells: (string | number)[]) => out.write(`${cells.map(csvCell).join(",")}\r\n`);
  out.write("\ufeff");
  line(["file", "line", "field", "reason", "row"]);
  return {
    add: (file: string, r: Rejection) => void line([file, r.line, r.field, r.reason, r.raw]),
    close: () => new Promise<void>((resolve, reject) => out.on("error", reject).end(resolve)),
  };
}
