import {
  FIGURES,
  FIGURE_SECTIONS,
  FIGURE_SECTION_NAMES,
  FIGURE_UNITS,
  type Figure,
  type FigureName,
  type Figures,
  type FigureValue,
} from "./figures";
import { formatFigure, readFigure } from "./figures-form";
import { tidy } from "./parsing/text";

/** Yearly figures written in a table: one figure a row, one year a column. */

/** Columns that the template offers: the years that the rules look back to. */
export const SHEET_YEARS = 5;
export const SHEET_HEADINGS = ["项目", "单位", "怎样填写"] as const;
/** Rows that begin so are headings. */
const MARK = "【";

export const yearHeading = (year: number) => `${year} 年`;

/** How a cell of a figure is filled in, in a few words. */
export function unitWords({ kind, options = [] }: Figure): string {
  if (kind === "yesNo") return "是 / 否";
  if (kind === "choice") return options.map(({ label }) => label).join(" / ");
  if (kind === "day") return "日期";
  return FIGURE_UNITS[kind] ?? "个数";
}

/** The cell that holds a value; numbers stay numbers. */
export function sheetCell(figure: Figure, value: FigureValue | null | undefined): string | number {
  if (typeof value === "number") return value;
  return formatFigure(figure, value) ?? "";
}

/** The rows of the template below its heading. */
export function sheetRows(
  years: readonly { year: number; figures: Figures }[],
): { heading: string | null; cells: (string | number)[] }[] {
  return FIGURE_SECTION_NAMES.flatMap((section) => [
    { heading: section, cells: [`${MARK}${FIGURE_SECTIONS[section]}】`] },
    ...FIGURES.filter((figure) => figure.section === section).map((figure) => ({
      heading: null,
      cells: [
        figure.label,
        unitWords(figure),
        `${figure.required ? "必填。" : "选填。"}${figure.help}${figure.unchecked ? "（口径待核）" : ""}`,
        ...years.map(({ figures }) => sheetCell(figure, figures[figure.name])),
      ],
    })),
  ]);
}

export interface SheetFault {
  line: number;
  label: string;
  /** null = it is about the row, not about one cell of it. */
  year: number | null;
  message: string;
}

export interface SheetReading {
  /** What could be read, first year first. Empty cells say nothing. */
  years: { year: number; set: Figures; lines: Partial<Record<FigureName, number>> }[];
  faults: SheetFault[];
  /** Rows whose name is no figure's. */
  ignored: { line: number; label: string }[];
}

/** A name as it is compared: without what stands in front of a part and without the unit in brackets at its end. */
const plain = (label: string) =>
  tidy(label)
    .replace(/[*\s]/gu, "")
    .replace(/^其中:/u, "")
    .replace(/\((万元|百万美元|%|个|人|件|项|年)\)$/u, "");
const BY_LABEL = new Map(FIGURES.map((figure) => [plain(figure.label), figure]));

interface Row {
  line: number;
  cells: readonly string[];
}

/**
 * Reads a table.
 * @param tellable years that can be told
 * @returns what is wrong with the table as a whole, in words
 */
export function readFiguresSheet(
  rows: readonly Row[],
  tellable: readonly number[],
): SheetReading | { fault: string } {
  const at = rows.findIndex(({ cells }) => yearsOf(cells).length > 0);
  const head = rows[at];
  if (!head) return { fault: "没有找到年度：第一行应有“项目”和各年度的列，例如“2025 年”。请使用模板" };
  const columns = yearsOf(head.cells);
  const twice = columns.find(({ year }, i) => columns.findIndex((one) => one.year === year) !== i);
  if (twice) return { fault: `表头里 ${twice.year} 年出现了两次，请只保留一列` };
  const named = head.cells.findIndex((cell) => tidy(cell) === SHEET_HEADINGS[0]);
  const reading: SheetReading = { years: [], faults: [], ignored: [] };
  const years = columns.flatMap(({ year, column }) => {
    if (tellable.includes(year))
      return [
        {
          year,
          column,
          set: {} as Record<string, FigureValue>,
          lines: {} as Partial<Record<FigureName, number>>,
        },
      ];
    reading.faults.push({
      ...{ line: head.line, label: yearHeading(year), year: null },
      message: `不能填报这一年，这一列没有读取（可以填报 ${tellable.at(-1) ?? ""}–${tellable[0] ?? ""} 年）`,
    });
    return [];
  });
  const seen = new Map<FigureName, number>();
  for (const { line, cells } of rows.slice(at + 1)) {
    const label = tidy(cells[Math.max(0, named)]);
    if (label === "" || label.startsWith(MARK)) continue;
    const figure = BY_LABEL.get(plain(label));
    if (!figure) {
      reading.ignored.push({ line, label: label.slice(0, 40) });
      continue;
    }
    const before = seen.get(figure.name);
    if (before !== undefined) {
      reading.faults.push({
        line,
        label: figure.label,
        year: null,
        message: `与第 ${before} 行重复，这一行没有读取`,
      });
      continue;
    }
    seen.set(figure.name, line);
    for (const { year, column, set, lines } of years) {
      const read = readFigure(figure, cells[column] ?? "");
      if ("error" in read) reading.faults.push({ line, label: figure.label, year, message: read.error });
      else if (read.value !== null) {
        set[figure.name] = read.value;
        lines[figure.name] = line;
      }
    }
  }
  reading.years = years
    .map(({ year, set, lines }) => ({ year, set, lines }))
    .filter(({ set }) => Object.keys(set).length > 0)
    .sort((a, b) => a.year - b.year);
  return reading;
}

function yearsOf(cells: readonly string[]): { year: number; column: number }[] {
  return cells.flatMap((cell, column) => {
    const [, year] = /^(\d{4})\s*(?:年度?)?$/u.exec(tidy(cell)) ?? [];
    return year ? [{ year: Number(year), column }] : [];
  });
}
