import { createInterface } from "node:readline";
import { extname } from "node:path";
import { pipeline, type Readable } from "node:stream";
import { parse, type CsvError, type InfoRecord } from "csv-parse";
import { z } from "zod";
import { POSTING_COLUMNS } from "~/domain/parsing/posting";
import { encodingOf, textStream } from "./file-encoding.server";
import { UnreadableFile, excelRows } from "./read-excel.server";
import type { SourceRow } from "./read-row.server";

export { UnreadableFile };

const REQUIRED = ["source_id", "title", "company"] as const;
const MAX_RECORD = 2 * 1024 * 1024;

function checkHeader(columns: readonly string[]): void {
  const missing = REQUIRED.filter((column) => !columns.includes(column));
  if (missing.length > 0)
    throw new UnreadableFile(`第一行缺少列 ${missing.join("、")}。可用的列：${POSTING_COLUMNS.join(", ")}`);
}

function openText(file: string): Readable {
  const encoding = encodingOf(file);
  if (encoding === null) throw new UnreadableFile("不是 UTF-8 或 GB18030 编码的文本");
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
          `第 ${nextLine} 行之后有一行超过 2 MB，多半是引号没有闭合。改正后再次导入，已导入的行不会重复`,
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
      checkHeader(columns);
      continue;
    }
    const raw = Object.fromEntries(columns.map((column, i) => [column, record[i] ?? ""]));
    // `lines` counts to the end of the record; a quoted cell may span several.
    const line = info.lines - record.join("").split("\n").length + 1;
    if (record.length === columns.length) yield { line, raw };
    else yield { line, raw, field: "row", reason: `应有 ${columns.length} 列，实有 ${record.length} 列` };
  }
  yield* skipped;
  if (columns.length === 0) throw new UnreadableFile("文件是空的");
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

async function* readExcel(file: string): AsyncIterable<SourceRow> {
  let columns: string[] = [];
  for await (const { line, cells } of excelRows(file)) {
    if (columns.length === 0) {
      columns = cells.map((cell) => cell.trim().toLowerCase());
      checkHeader(columns);
      continue;
    }
    const raw = Object.fromEntries(columns.map((column, i) => [column, cells[i] ?? ""]));
    if (cells.length <= columns.length) yield { line, raw };
    else yield { line, raw, field: "row", reason: `应有 ${columns.length} 列，实有 ${cells.length} 列` };
  }
  if (columns.length === 0) throw new UnreadableFile("第一个工作表是空的");
}

const READERS: Record<string, (file: string) => AsyncIterable<SourceRow>> = {
  ".csv": readCsv,
  ".jsonl": readJsonLines,
  ".ndjson": readJsonLines,
  ".xlsx": readExcel,
};

/** The rows of a CSV, XLSX or JSON Lines file, streamed. Throws `UnreadableFile` for anything else. */
export function readRows(file: string): AsyncIterable<SourceRow> {
  const reader = READERS[extname(file).toLowerCase()];
  if (!reader) throw new UnreadableFile(`只能读 ${Object.keys(READERS).join("、")} 文件`);
  return reader(file);
}
