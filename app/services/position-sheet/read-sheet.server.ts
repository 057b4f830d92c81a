import { parse } from "csv-parse/sync";
import { unguarded } from "~/domain/csv";
import { MAX_SHEET_BYTES } from "~/domain/position-sheet";
import { UnreadableFile, excelRows, repackWorkbook, type ExcelRow } from "../import/read-excel.server";

/** A sheet of this size takes a second to read. */
const MOST_INFLATED = 24 * 1024 * 1024;
const MOST_ROWS = 2_000;
const MOST_COLUMNS = 200;
const ENCODINGS = ["utf-8", "gb18030"] as const;
const ZIP = Buffer.from("PK\u0003\u0004");
/** Of the old kind of Office files, and of those with a password. */
const COMPOUND = 0xd0cf;

/** UTF-8, UTF-16 with its mark, or what Excel writes on a Chinese Windows. */
function textOf(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  for (const encoding of ENCODINGS) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // The next one, perhaps.
    }
  }
  throw new UnreadableFile("无法识别文件的文字编码，请用表格软件另存为 .xlsx 后再上传");
}

function readCsv(bytes: Buffer): ExcelRow[] {
  const text = textOf(bytes);
  if (text.includes("\0")) throw new UnreadableFile("只能读取 .xlsx 和 .csv 文件，请下载模板填写");
  let records: string[][];
  try {
    records = parse(text, { bom: true, relax_column_count: true, relax_quotes: true, to: MOST_ROWS + 1 });
  } catch {
    throw new UnreadableFile("CSV 文件有没有闭合的引号，请用表格软件另存为 .xlsx 后再上传");
  }
  return records
    .map((cells, i) => ({ line: i + 1, cells: cells.map(unguarded) }))
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ""));
}

async function readXlsx(bytes: Buffer): Promise<ExcelRow[]> {
  const rows: ExcelRow[] = [];
  for await (const { line, cells } of excelRows(repackWorkbook(bytes, MOST_INFLATED))) {
    rows.push({ line, cells: cells.slice(0, MOST_COLUMNS) });
    if (rows.length > MOST_ROWS) break;
  }
  return rows;
}

/**
 * The rows of a table that hold something; what kind it is, its content says and not its name.
 * @returns what is wrong with the file, in words
 */
export async function readSheet(bytes: Buffer): Promise<ExcelRow[] | { fault: string }> {
  if (bytes.length > MAX_SHEET_BYTES)
    return { fault: `文件超过 ${MAX_SHEET_BYTES / 1024 / 1024} MB，请分成几个文件上传` };
  if (bytes.length < 2) return { fault: "请选择要导入的文件" };
  if (bytes.readUInt16BE(0) === COMPOUND)
    return { fault: "这是旧格式的 .xls 文件或加了密码的文件，请另存为不带密码的 .xlsx 后再上传" };
  try {
    return bytes.subarray(0, 4).equals(ZIP) ? await readXlsx(bytes) : readCsv(bytes);
  } catch (error) {
    if (error instanceof UnreadableFile) return { fault: error.message };
    throw error;
  }
}
