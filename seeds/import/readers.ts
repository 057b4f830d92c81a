import { createInterface } from "node:readline";
import { extname } from "node:path";
import { pipeline, type Readable } from "node:stream";
import { parse, type CsvError, type InfoRecord } from "csv-parse";
import type ExcelJS from "exceljs";
import { z } from "zod";
import { POSTING_COLUMNS } from "../../app/domain/parsing/posting";
import type { SourceRow } from "../../app/services/import/import-jobs.server";
import { encodingOf, textStream } from "./encoding";

const REQUIRED = ["source_id", "title", "company"] as const;
const MAX_RECORD = 2 * 1024 * 1024;

/** The file cannot be read at all; the message says what to do. */
export class UnreadableFile extends Error {}

function checkHeader(columns: readonly string[], file: string): void {
  const missing = REQUIRED.filter((column) => !columns.includes(column));
  if (missing.length > 0)
    throw new UnreadableFile(
      `${file}：第一行缺少列 ${missing.join("、")}。可用的列：${POSTING_COLUMNS.join(", ")}`,
    );
}

function openText(file: string): Readable {
  const encoding = encodingOf(file);
  if (encoding === null) throw new UnreadableFile(`${file}：不是 UTF-8 或 GB18030 编码的文本`);
  return textStream(file, encoding);
}

async function* readCsv(file: string): AsyncIterable<SourceRow> {
  let columns: string[] = [];
  let nextLine = 1;
  const skipped: SourceRow[] = [];
  const parser = parse({
    bom: true,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: MAX_RECORD,
    skip_records_with_error: true,
    on_record(item: string[], { lines }: InfoRecord) {
      nextLine = lines + 1;
      return item;
    },
    on_skip(error: CsvError | undefined) {
      // The parser finds no row again behind a record this long: most likely one stray quote swallowed the rest.
      if (error?.code === "CSV_MAX_RECORD_SIZE")
        throw new UnreadableFile(
          `${file}：第 ${nextLine} 行之后有一行超过 2 MB，多半是引号没有闭合。改正后再次导入，已导入的行不会重复`,
        );
      const reason =
        error?.code === "CSV_QUOTE_NOT_CLOSED"
          ? "引号没有闭合，从这一行到文件末尾都无法读取"
          : `CSV 格式错误：${error?.code}`;
      skipped.push({ line: nextLine, raw: "", field: "row", reason });
    },
  });
  pipeline(openText(file), parser, () => undefined);
  for await (const item of parser as AsyncIterable<{ record: string[]; info: InfoRecord }>) {
    while (skipped.length > 0) yield skipped.shift() as SourceRow;
    const { record, info } = item;
    if (columns.length === 0) {
      columns = record.map((name) => name.trim().toLowerCase());
      checkHeader(columns, file);
      continue;
    }
    const raw = Object.fromEntries(columns.map((column, i) => [column, record[i] ?? ""]));
    // `lines` counts to the end of the record; a quoted cell may span several.
    const line = info.lines - record.join("").split("\n").length + 1;
    if (record.length === columns.length) yield { line, raw };
    else yield { line, raw, field: "row", reason: `应有 ${columns.length} 列，实有 ${record.length} 列` };
  }
  yield* skipped;
  if (columns.length === 0) throw new UnreadableFile(`${file}：文件是空的`);
}

const JsonRow = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]),
);

function cellText(value: unknown): string {
  if (value === null || value === undefined) return "";
  return Array.isArray(value) ? value.join("|") : String(value);
}

async function* readJsonLines(file: string): AsyncIterable<SourceRow> {
  let line = 0;
  for await (const text of createInterface({ input: openText(file), crlfDelay: Infinity })) {
    line += 1;
    const body = line === 1 ? text.replace(/^\ufeff/, "") : text;
    if (body.trim() === "") continue;
    if (body.length > MAX_RECORD) {
      yield { line, raw: body.slice(0, 200), field: "row", reason: "一行超过 2 MB" };
      continue;
    }
    let value: unknown;
    try {
      value = JSON.parse(body);
    } catch {
      yield { line, raw: body.slice(0, 2000), field: "row", reason: "不是有效的 JSON" };
      continue;
    }
    const read = JsonRow.safeParse(value);
    if (read.success)
      yield {
        line,
        raw: Object.fromEntries(
          Object.entries(read.data).map(([key, v]) => [key.toLowerCase(), cellText(v)]),
        ),
      };
    else
      yield { line, raw: body.slice(0, 2000), field: "row", reason: "应为一个由文字、数字组成的 JSON 对象" };
  }
}

function excelText(value: ExcelJS.CellValue): string {
  if (value === null || value === undefined) return "";
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value !== "object") return String(value);
  if ("richText" in value) return value.richText.map((part) => part.text).join("");
  if ("text" in value) return excelText(value.text as ExcelJS.CellValue);
  if ("result" in value) return excelText(value.result as ExcelJS.CellValue);
  return "";
}

async function* readExcel(file: string, again = true): AsyncIterable<SourceRow> {
  let rows = 0;
  try {
    for await (const row of readSheet(file)) {
      rows += 1;
      yield row;
    }
  } catch (error) {
    // The library may meet a sheet before the list of sheets and then fail at a sound file, at its first row.
    if (again && rows === 0 && !(error instanceof UnreadableFile)) return yield* readExcel(file, false);
    // Whatever a broken archive makes the library throw; an error of the system (no such file) keeps its own name.
    if (error instanceof UnreadableFile || (error instanceof Error && "errno" in error)) throw error;
    throw new UnreadableFile(`${file}：不是完整的 XLSX 文件`);
  }
}

async function* readSheet(file: string): AsyncIterable<SourceRow> {
  // Large, and most files are not XLSX: loaded when needed.
  const { default: excel } = await import("exceljs");
  const workbook = new excel.stream.xlsx.WorkbookReader(file, {
    worksheets: "emit",
    sharedStrings: "cache",
    hyperlinks: "ignore",
    styles: "ignore",
  });
  let columns: string[] = [];
  for await (const sheet of workbook) {
    for await (const row of sheet) {
      const values = row.values as ExcelJS.CellValue[];
      const cells = Array.from({ length: Math.max(0, values.length - 1) }, (_, i) =>
        excelText(values[i + 1]),
      );
      if (cells.every((cell) => cell.trim() === "")) continue;
      if (columns.length === 0) {
        columns = cells.map((cell) => cell.trim().toLowerCase());
        checkHeader(columns, file);
        continue;
      }
      const raw = Object.fromEntries(columns.map((column, i) => [column, cells[i] ?? ""]));
      if (cells.length <= columns.length) yield { line: row.number, raw };
      else
        yield {
          line: row.number,
          raw,
          field: "row",
          reason: `应有 ${columns.length} 列，实有 ${cells.length} 列`,
        };
    }
    break; // The first sheet holds the postings.
  }
  if (columns.length === 0) throw new UnreadableFile(`${file}：第一个工作表是空的`);
}

const READERS: Record<string, (file: string) => AsyncIterable<SourceRow>> = {
  ".csv": readCsv,
  ".jsonl": readJsonLines,
  ".ndjson": readJsonLines,
  ".xlsx": (file) => readExcel(file),
};

/** The rows of a CSV, XLSX or JSON Lines file, streamed. Throws `UnreadableFile` for anything else. */
export function readRows(file: string): AsyncIterable<SourceRow> {
  const reader = READERS[extname(file).toLowerCase()];
  if (!reader) throw new UnreadableFile(`${file}：只能读 ${Object.keys(READERS).join("、")} 文件`);
  return reader(file);
}
