import { isDayName } from "./certificate";
import { isCreditCode, normalizeCreditCode } from "./credit-code";

/** An official list of companies as a table: what its columns are called and how its cells are read. */

export interface OfficialRow {
  line: number;
  creditCode: string;
  name: string;
  number: string | null;
  issuedOn: string | null;
  validUntil: string | null;
  /** What keeps it from being taken; none = it is taken. */
  faults: string[];
}

export const LIST_COLUMN_LABELS = {
  creditCode: "统一社会信用代码",
  name: "企业名称",
  number: "证书编号",
  issuedOn: "发证日期",
  validUntil: "有效期至",
} as const;
type Column = keyof typeof LIST_COLUMN_LABELS;

/** How lists call their columns, most particular first; compared without blanks and what stands in brackets. */
const HEADINGS: readonly [Column, RegExp][] = [
  ["creditCode", /信用代码|社会信用码|组织机构代码/],
  ["validUntil", /有效期至|有效期止|有效期截止|截止日期|到期日|失效日期/],
  ["issuedOn", /发证日期|发证时间|认定日期|认定时间|入库日期|入库时间|登记日期|公布日期|批准日期|有效期起/],
  ["number", /证书编号|证书号|登记编号|入库登记号|入库编号|认定编号|^编号$/],
  ["name", /企业名称|单位名称|公司名称|^名称$|^企业$|^单位$/],
];
/** Titles may stand above the headings. */
const MOST_TITLE_ROWS = 10;
export const MOST_LIST_ROWS = 2_000;

interface SheetRow {
  line: number;
  cells: readonly string[];
}

const plain = (text: string) =>
  text
    .normalize("NFKC")
    .replace(/\(.*?\)/g, "")
    .replace(/\s/g, "");

function readHead(cells: readonly string[]): Map<Column, number> {
  const found = new Map<Column, number>();
  cells.forEach((cell, i) => {
    const column = HEADINGS.find(([, words]) => words.test(plain(cell)))?.[0];
    if (column && !found.has(column)) found.set(column, i);
  });
  return found;
}

/** A day as lists write it: `2026-01-31`, `2026/1/31`, `2026年1月31日`, `20260131`; undefined for anything else. */
export function readListDay(text: string): string | undefined {
  const parts = /^(\d{4})(?:[-/.年](\d{1,2})[-/.月](\d{1,2})日?|(\d{2})(\d{2}))(?:\s.*|T.*)?$/.exec(
    text.normalize("NFKC").trim(),
  );
  if (!parts) return undefined;
  const [, year, m1, d1, m2, d2] = parts;
  const day = `${year}-${(m1 ?? m2 ?? "").padStart(2, "0")}-${(d1 ?? d2 ?? "").padStart(2, "0")}`;
  return isDayName(day) ? day : undefined;
}

/**
 * The rows of a list, each with what is wrong with it; of two of one company (and one number) the second is a fault, and
 * so is a number that was given to another company before.
 * @returns what is wrong with the table as a whole, in words
 */
export function readOfficialList(sheet: readonly SheetRow[]): OfficialRow[] | { fault: string } {
  const at = sheet.slice(0, MOST_TITLE_ROWS).findIndex(({ cells }) => readHead(cells).has("creditCode"));
  const head = sheet[at];
  if (!head)
    return {
      fault: "前 10 行里没有找到“统一社会信用代码”这一列。名单要按信用代码对应企业，请补上这一列后再上传",
    };
  const columns = readHead(head.cells);
  if (!columns.has("name")) return { fault: "没有找到“企业名称”这一列，请补上后再上传" };
  const body = sheet.slice(at + 1);
  if (body.length === 0) return { fault: "表头下面没有企业" };
  if (body.length > MOST_LIST_ROWS)
    return { fault: `一次最多读取 ${MOST_LIST_ROWS.toLocaleString("en-US")} 行，请分成几个文件` };
  const seen = new Map<string, number>();
  const numbers = new Map<string, number>();
  return body.map(({ line, cells }) => {
    const row = readRow(line, (column) => (cells[columns.get(column) ?? -1] ?? "").trim());
    const key = `${row.creditCode} ${row.number ?? ""}`;
    const twin = seen.get(key);
    const holder = row.number === null ? undefined : numbers.get(row.number);
    if (row.creditCode && twin !== undefined) row.faults.push(`与第 ${twin} 行重复`);
    else if (holder !== undefined) row.faults.push(`编号与第 ${holder} 行的企业相同`);
    else seen.set(key, line);
    if (row.number !== null && holder === undefined) numbers.set(row.number, line);
    return row;
  });
}

const MOST = { name: 120, number: 60 };

function readRow(line: number, cell: (column: Column) => string): OfficialRow {
  const faults: string[] = [];
  const creditCode = normalizeCreditCode(cell("creditCode"));
  if (creditCode === "") faults.push("没有信用代码");
  else if (!isCreditCode(creditCode)) faults.push("信用代码不对：位数、字符或校验码有误");
  const name = cell("name").slice(0, MOST.name);
  if (name === "") faults.push("没有企业名称");
  const day = (column: "issuedOn" | "validUntil") => {
    const text = cell(column);
    if (text === "") return null;
    const read = readListDay(text);
    if (read === undefined) faults.push(`${LIST_COLUMN_LABELS[column]}“${text.slice(0, 20)}”不是日期`);
    return read ?? null;
  };
  const issuedOn = day("issuedOn");
  const validUntil = day("validUntil");
  if (issuedOn && validUntil && validUntil < issuedOn) faults.push("有效期早于发证日期");
  return {
    ...{ line, creditCode: creditCode.slice(0, 30), name },
    number: cell("number").slice(0, MOST.number) || null,
    ...{ issuedOn, validUntil, faults },
  };
}

/** What a row means beside what is known. */
export const LIST_CLASS_LABELS = {
  new: "新增",
  changed: "有变化",
  known: "已登记",
  revoked: "平台已注销，不恢复",
  older: "平台登记的更新，不更改",
  unknown: "平台没有这家企业",
  taken: "编号属于别的企业",
  own: "您是其成员，不能办理",
  fault: "有误，不导入",
} as const;
export type ListClass = keyof typeof LIST_CLASS_LABELS;
