import { MAX_VALID_DAYS } from "./job";
import { tidy, tidyLines } from "./parsing/text";
import { readStep, type StepReading } from "./position-fields";
import type { PositionDraft } from "./position-draft";
import { fieldSpec, type PositionField } from "./position-form";
import { POSITION_STEP_NAMES, POSITION_STEPS } from "./position-steps";
import { isoShanghai } from "./time";

/** Positions written in a table, one a row: what its columns are called and how its cells are read. */

export const MAX_SHEET_BYTES = 2 * 1024 * 1024;
export const MAX_SHEET_ROWS = 500;
/** Tables that an enterprise may hand in within a day. */
export const MAX_DAILY_SHEETS = 20;
/** A row whose title begins so shows how rows are written and is not taken. */
export const EXAMPLE_MARK = "【示例】";
/** Columns that the list of faulty rows has beside those of the positions. */
export const FAULT_HEADINGS = { line: "行号", fault: "要修改的内容" } as const;

export interface SheetColumn {
  field: PositionField;
  heading: string;
  /** What may be written, where it is one of a list. */
  choices: readonly string[];
  isRequired: boolean;
  hint: string;
}

const YES = "是";
const CHECK = [YES, "否"] as const;

function columnOf(field: PositionField): SheetColumn {
  const { label, unit, control, options = [], optional = false, hint = "" } = fieldSpec(field);
  return {
    field,
    heading: unit ? `${label}（${unit}）` : label,
    choices: control === "check" ? CHECK : options.map(({ label: text }) => text),
    isRequired: !optional,
    hint: control === "date" ? `写成 2026-01-31 这样的日期；${hint}` : hint,
  };
}

/** In the order of the form. */
export const SHEET_COLUMNS: readonly SheetColumn[] = POSITION_STEP_NAMES.flatMap((step) =>
  POSITION_STEPS[step].fields.map(columnOf),
);
const COLUMN_OF = new Map(SHEET_COLUMNS.map((column) => [column.field, column]));

export const headingOf = (field: PositionField): string => COLUMN_OF.get(field)?.heading ?? field;

/** A heading as it is compared: without what stands in brackets at its end, marks and blanks. */
const plainHeading = (text: string) =>
  tidy(text)
    .replace(/[*\s]/g, "")
    .replace(/\((人|元|个月)\)$/u, "");
const FIELD_OF = new Map(SHEET_COLUMNS.map(({ field, heading }) => [plainHeading(heading), field]));
const OWN_HEADINGS: readonly string[] = Object.values(FAULT_HEADINGS);

export interface SheetHead {
  /** By place; null = a column that is not read. */
  fields: (PositionField | null)[];
  /** Headings that name no field. */
  ignored: string[];
}

/** Reads the first row. @returns what is wrong with it, in words */
export function readSheetHead(cells: readonly string[]): SheetHead | { fault: string } {
  const fields = cells.map((cell) => FIELD_OF.get(plainHeading(cell)) ?? null);
  const named = fields.filter((field) => field !== null);
  const twice = named.find((field, i) => named.indexOf(field) !== i);
  if (twice) return { fault: `表头里“${headingOf(twice)}”出现了两次，请只保留一列` };
  if (!named.includes("title"))
    return { fault: "第一行没有找到“职位名称”这一列：请使用模板，并保留第一行的表头" };
  const ignored = cells.filter(
    (cell, i) => fields[i] === null && tidy(cell) !== "" && !OWN_HEADINGS.includes(tidy(cell)),
  );
  return { fields, ignored: ignored.map((cell) => tidy(cell).slice(0, 30)) };
}

export type SheetCells = Partial<Record<PositionField, string>>;

export interface CellFault {
  /** null = it is about the row as a whole. */
  field: PositionField | null;
  message: string;
}

export interface SheetRowReading {
  set: Partial<PositionDraft>;
  faults: CellFault[];
}

/** `2026/1/31`, `2026年1月31日` and the number by which Excel counts days, as `2026-01-31`; else as it was. */
function dayOf(text: string): string {
  const serial = /^\d{5}(\.\d+)?$/.test(text) ? Number(text) : null;
  // Excel counts from 30 December 1899.
  if (serial !== null) return new Date((Math.floor(serial) - 25_569) * 86_400_000).toISOString().slice(0, 10);
  const [, year = "", month = "", day = ""] =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T ].*)?$/u.exec(text) ?? [];
  return year ? `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}` : text;
}

/** The value that the form would send for what is written in a cell. */
function formValue(field: PositionField, cell: string): string {
  const { control, options = [] } = fieldSpec(field);
  const written = tidy(cell);
  if (control === "check") return written === YES ? "on" : "";
  if (control === "date") return dayOf(written);
  if (control !== "select") return cell;
  const bare = (label: string) =>
    tidy(label)
      .replace(/^按|\s/gu, "")
      .replace(/[–—~至]/gu, "-");
  return options.find(({ label }) => bare(label) === bare(written))?.value ?? written;
}

/** Reads a row with the readers of the form. An empty cell is not yet answered. */
export function readSheetRow(cells: SheetCells, now: number): SheetRowReading {
  const values: Record<string, string> = {};
  for (const [field, cell] of Object.entries(cells) as [PositionField, string][])
    if (tidy(cell) !== "") values[field] = formValue(field, cell);
  const faults: CellFault[] = [];
  if (!values.title) faults.push({ field: "title", message: "请填写职位名称，例如“嵌入式软件工程师”" });
  const campus = tidy(cells.campus);
  if (campus !== "" && !CHECK.some((choice) => choice === campus))
    faults.push({ field: "campus", message: `请填写“${CHECK.join("”或“")}”` });
  let set: Partial<PositionDraft> = {};
  for (const step of POSITION_STEP_NAMES) {
    const { set: read, errors }: StepReading = readStep(step, values, { employmentForm: "unknown" }, now);
    set = { ...set, ...read };
    for (const [field, message] of Object.entries(errors) as [PositionField, string][])
      faults.push({ field, message: withChoices(field, message) });
  }
  return { set, faults };
}

function withChoices(field: PositionField, message: string): string {
  const choices = COLUMN_OF.get(field)?.choices ?? [];
  return choices.length > 0 ? `${message}：${choices.join("、")}` : message;
}

/** What two rows must share to be the same. */
export const rowKey = (cells: SheetCells): string =>
  JSON.stringify(SHEET_COLUMNS.map(({ field }) => tidyLines(cells[field])));

/** The example of the template; what it names is invented. @param now UTC epoch ms */
export function exampleCells(now: number): SheetCells {
  return {
    title: `${EXAMPLE_MARK}嵌入式软件工程师`,
    employmentForm: "全日制",
    campus: "否",
    headcount: "2",
    contractKind: "固定期限",
    contractMonths: "36",
    duties: "负责电机控制器固件的开发与调试。\n编写单元测试和设计文档。",
    education: "本科",
    experience: "1–3 年",
    conditions: "电子、自动化、计算机类专业；熟悉 C 语言。",
    workConditions: "每天 8 小时，周末双休；室内办公。",
    skills: "C、RTOS、电路调试",
    district: "金凤镇",
    address: "示例路 1 号",
    salaryPeriod: "按月",
    salaryMin: "9000",
    salaryMax: "14000",
    salaryMonths: "13",
    trialMonths: "3",
    trialPay: "8000",
    benefits: "五险一金、带薪年假",
    validUntil: isoShanghai(now + Math.min(60, MAX_VALID_DAYS) * 86_400_000).slice(0, 10),
    contact: "hr@example.cn",
  };
}
