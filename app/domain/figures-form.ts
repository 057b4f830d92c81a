import {
  FIGURES,
  FIGURE_SECTIONS,
  FIGURE_SECTION_NAMES,
  FIGURE_UNITS,
  findFigure,
  type Figure,
  type FigureName,
  type Figures,
  type FigureSection,
  type FigureValue,
} from "./figures";
import { isKeyOf } from "./labels";
import { tidy, tidyLines } from "./parsing/text";

/** How figures are typed, read and shown. */

/** The steps of a year's form, in order: what is told, what shows it, handing it in. */
export const FIGURE_STEPS = [...FIGURE_SECTION_NAMES, "evidence", "check"] as const;
export type FigureStep = FigureSection | "evidence" | "check";
export const FIGURE_STEP_LABELS = { evidence: "证明材料", check: "核对与提交" } as const;
export const isFigureStep = (name: unknown): name is FigureStep => FIGURE_STEPS.some((step) => step === name);

export const figuresOf = (section: FigureSection): readonly Figure[] =>
  FIGURES.filter((figure) => figure.section === section);

/** Larger than any company's: what the columns and the arithmetic can bear, in the unit of the figure. */
const MOST = { wan: 1e9, usdM: 1e7, percent: 100, count: 9_999_999 } as const;
export const MAX_EXPLANATION = 300;

type Read = { value: FigureValue | null } | { error: string };

/** Reads what was typed for a figure; nothing = not told. */
export function readFigure(figure: Figure, raw: string): Read {
  const text = tidy(raw);
  if (text === "") return { value: null };
  const { kind, label, options = [] } = figure;
  if (kind === "yesNo") {
    if (text === "yes" || text === "是") return { value: true };
    if (text === "no" || text === "否") return { value: false };
    return { error: `“${label}”请选择“是”或“否”` };
  }
  if (kind === "choice") {
    const found = options.find(({ value, label: name }) => value === text || tidy(name) === text);
    return found ? { value: found.value } : { error: `请从列表中选择“${label}”` };
  }
  if (kind === "day") {
    const day = dayOf(text);
    return day ? { value: day } : { error: `“${label}”请填写成 2018-06-30 这样的日期` };
  }
  return readNumber(figure, kind, text);
}

function readNumber({ label, signed }: Figure, kind: keyof typeof MOST, text: string): Read {
  // Accountants write a loss in brackets.
  const bracketed = /^\((.*)\)$/u.exec(text);
  const bare = (bracketed ? `-${bracketed[1] ?? ""}` : text)
    .replace(/[\s,，]/gu, "")
    .replace(/^[−–—]/u, "-")
    .replace(/^\+/u, "");
  const unit = FIGURE_UNITS[kind];
  const told = unit && bare.endsWith(unit) ? bare.slice(0, -unit.length) : bare;
  if (/[亿元]$/u.test(told) && !told.endsWith("万元"))
    return { error: `“${label}”的单位是${unit ?? "个数"}，请换算后只填写数字` };
  const digits = told.replace(/(万元|万|%|人|件|项|个|年)$/u, "");
  if (/万$|万元$/u.test(told) && kind !== "wan") return { error: `“${label}”请填写完整的数字，不用“万”` };
  if (!/^-?(\d+\.?\d*|\.\d+)$/.test(digits))
    return {
      error: `“${label}”请填写数字，例如 ${kind === "count" ? "25" : "1234.56"}`,
    };
  const value = Number(digits);
  if (value < 0 && !signed) return { error: `“${label}”不能是负数` };
  const decimals = kind === "count" ? 0 : 2;
  if (Math.round(value * 10 ** decimals) / 10 ** decimals !== value)
    return { error: `“${label}”${decimals === 0 ? "请填写整数" : "最多保留两位小数"}` };
  if (Math.abs(value) > MOST[kind])
    return { error: `“${label}”最多 ${MOST[kind].toLocaleString("en-US")}${unit ?? ""}，请检查单位` };
  return { value: value === 0 ? 0 : value };
}

/** `2018/6/30`, `2018年6月30日` and the number by which Excel counts days, as `2018-06-30`; null = no such day. */
function dayOf(text: string): string | null {
  // Excel counts from 30 December 1899.
  const serial = /^\d{5}(\.\d+)?$/.test(text) ? Math.floor(Number(text)) - 25_569 : null;
  if (serial !== null) return new Date(serial * 86_400_000).toISOString().slice(0, 10);
  const [, year = "", month = "", day = ""] =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T ].*)?$/u.exec(text) ?? [];
  const written = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const at = Date.parse(`${written}T00:00:00Z`);
  if (year === "" || Number.isNaN(at) || year < "1900") return null;
  return new Date(at).toISOString().startsWith(written) ? written : null;
}

/** The text of a field that holds the value. */
export function typedFigure(value: FigureValue | null | undefined): string {
  if (value === null || value === undefined) return "";
  return typeof value === "boolean" ? (value ? "yes" : "no") : String(value);
}

const number = new Intl.NumberFormat("en-US", { maximumFractionDigits: 2 });
/** A number as it is read: `1,234.56`. */
export const formatNumber = (value: number): string => number.format(value);

/** A value in words with its unit; null where nothing was told. */
export function formatFigure(
  { kind, options = [] }: Pick<Figure, "kind" | "options">,
  value: FigureValue | null | undefined,
): string | null {
  if (value === null || value === undefined || value === "") return null;
  if (typeof value === "boolean") return value ? "是" : "否";
  if (typeof value === "string") return options.find((option) => option.value === value)?.label ?? value;
  const unit = FIGURE_UNITS[kind];
  return `${formatNumber(value)}${unit === "%" ? "%" : unit ? ` ${unit}` : ""}`;
}

export interface SectionReading {
  /** What could be read, null = not told. */
  set: Partial<Record<FigureName, FigureValue | null>>;
  errors: Partial<Record<FigureName, string>>;
}

/** Reads the fields of a section; what was not sent stays as it is. */
export function readSection(
  section: FigureSection,
  values: Readonly<Record<string, string>>,
): SectionReading {
  const reading: SectionReading = { set: {}, errors: {} };
  for (const figure of figuresOf(section)) {
    const raw = Object.hasOwn(values, figure.name) ? values[figure.name] : undefined;
    if (raw === undefined) continue;
    const read = readFigure(figure, raw);
    if ("error" in read) reading.errors[figure.name] = read.error;
    else reading.set[figure.name] = read.value;
  }
  return reading;
}

/** The figures that differ between two years' or revisions'. */
export const changedFigures = (before: Figures, after: Figures): FigureName[] =>
  FIGURES.filter(({ name }) => (before[name] ?? null) !== (after[name] ?? null)).map(({ name }) => name);

/** What the next year begins with: the figures that are not asked every year. */
export function carriedFigures(before: Figures | null): Figures {
  const carried = FIGURES.flatMap(({ name, carried: stays }) => {
    const value = before?.[name];
    return stays && value !== null && value !== undefined ? [[name, value] as const] : [];
  });
  return Object.fromEntries(carried);
}

const WHY = "why:";
/** The name of the field that explains a check. */
export const explanationField = (check: string) => `${WHY}${check}`;

/** The words to the checks that a form sent; undefined where one could not be taken. */
export function readExplanations(values: Readonly<Record<string, string>>): {
  words: Record<string, string>;
  errors: Record<string, string>;
} {
  const words: Record<string, string> = {};
  const errors: Record<string, string> = {};
  for (const [name, raw] of Object.entries(values)) {
    if (!name.startsWith(WHY)) continue;
    // Words stay as they were written: NFKC would take the Chinese marks out of them.
    const text = tidyLines(raw);
    if ([...text].length > MAX_EXPLANATION) errors[name] = `说明最多 ${MAX_EXPLANATION} 个字，请缩短`;
    else words[name.slice(WHY.length)] = text;
  }
  return { words, errors };
}

export const isFigureSection = (name: unknown): name is FigureSection => isKeyOf(FIGURE_SECTIONS, name);
export const labelOf = (name: FigureName): string => findFigure(name)?.label ?? name;
