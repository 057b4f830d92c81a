import { Readable } from "node:stream";
import type ExcelJS from "exceljs";
import { unzipSync, zipSync, type Zippable } from "fflate";

/** The file cannot be read at all; the message says what to do. */
export class UnreadableFile extends Error {}

export interface ExcelRow {
  /** As the program for tables numbers it. */
  line: number;
  cells: string[];
}

/** The text of a cell as it is shown, a date as `2026-01-31`. */
export function excelText(value: ExcelJS.CellValue): string {
  if (value === null || value === undefined) return "";
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? "" : value.toISOString().slice(0, 10);
  if (typeof value !== "object") return String(value);
  if ("richText" in value) return value.richText.map((part) => part.text).join("");
  if ("text" in value) return excelText(value.text as ExcelJS.CellValue);
  if ("result" in value) return excelText(value.result as ExcelJS.CellValue);
  return "";
}

/**
 * The rows of the first sheet that hold something, streamed.
 * @param source path of a file, or the bytes of one
 * @throws UnreadableFile
 */
export async function* excelRows(source: string | Buffer, again = true): AsyncIterable<ExcelRow> {
  let rows = 0;
  try {
    for await (const row of readSheet(source)) {
      rows += 1;
      yield row;
    }
  } catch (error) {
    // The library may meet a sheet before the list of sheets and then fail at a sound file, at its first row.
    if (again && rows === 0 && !(error instanceof UnreadableFile)) return yield* excelRows(source, false);
    // Whatever a broken archive makes the library throw; an error of the system (no such file) keeps its own name.
    if (error instanceof UnreadableFile || (error instanceof Error && "errno" in error)) throw error;
    throw new UnreadableFile("不是完整的 XLSX 文件");
  }
}

async function* readSheet(source: string | Buffer): AsyncIterable<ExcelRow> {
  // Large, and most files are not XLSX: loaded when needed.
  const { default: excel } = await import("exceljs");
  const workbook = new excel.stream.xlsx.WorkbookReader(
    (typeof source === "string" ? source : Readable.from([source])) as string,
    { worksheets: "emit", sharedStrings: "cache", hyperlinks: "ignore", styles: "cache" },
  );
  for await (const sheet of workbook) {
    for await (const row of sheet) {
      const values = row.values as ExcelJS.CellValue[];
      const cells = Array.from({ length: Math.max(0, values.length - 1) }, (_, i) =>
        excelText(values[i + 1]),
      );
      if (cells.some((cell) => cell.trim() !== "")) yield { line: row.number, cells };
    }
    return; // The first sheet holds the rows.
  }
}

const MOST_ENTRIES = 2_000;
/** What reading a sheet takes, the list of texts before the sheets that refer to it. */
const PARTS = [
  /^\[Content_Types\]\.xml$/,
  /^_rels\/\.rels$/,
  /^xl\/_rels\/workbook\.xml\.rels$/,
  /^xl\/workbook\.xml$/,
  /^xl\/styles\.xml$/,
  /^xl\/sharedStrings\.xml$/,
  /^xl\/worksheets\/[^/]+\.xml$/,
];
const rankOf = (name: string) => PARTS.findIndex((part) => part.test(name));

/**
 * A workbook of a stranger as a new archive of what is read of it: no more is inflated than its directory declares, and
 * no more than `most` bytes. Another reader of archives never sees what the stranger packed.
 * @throws UnreadableFile
 */
export function repackWorkbook(bytes: Buffer, most: number): Buffer {
  let [inflated, entries] = [0, 0];
  let parts: Record<string, Uint8Array>;
  try {
    parts = unzipSync(bytes, {
      filter({ name, originalSize }) {
        entries += 1;
        const wanted = rankOf(name) >= 0;
        if (wanted) inflated += originalSize;
        if (inflated > most || entries > MOST_ENTRIES) throw new UnreadableFile("");
        return wanted;
      },
    });
  } catch (error) {
    throw new UnreadableFile(
      error instanceof UnreadableFile
        ? `文件展开后超过 ${Math.round(most / 1024 / 1024)} MB，请删去多余的工作表、图片和空行后再上传`
        : "不是完整的 XLSX 文件，请用表格软件另存为 .xlsx 后再上传",
    );
  }
  const inOrder = Object.entries(parts).sort(([a], [b]) => rankOf(a) - rankOf(b));
  return Buffer.from(zipSync(Object.fromEntries(inOrder) as Zippable, { level: 0 }));
}
