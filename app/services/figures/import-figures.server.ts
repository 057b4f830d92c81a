import { countTry } from "~/auth/attempt.server";
import { findFigure, type Figures } from "~/domain/figures";
import { isEditableFigures, type FiguresStatus } from "~/domain/figures-status";
import { changedFigures, formatFigure, readFigure, typedFigure } from "~/domain/figures-form";
import { readFiguresSheet, type SheetFault, type SheetReading } from "~/domain/figures-sheet";
import type { Db } from "~db/client";
import type { AccountContext } from "../context.server";
import { findMembership } from "../member/find-membership.server";
import { readSheet } from "../position-sheet/read-sheet.server";
import { beginRevision, tellableYears } from "./begin-figures.server";
import { FIGURES_WRITING, currentRevision } from "./load-figures.server";
import { writeFigures } from "./save-figures.server";

export interface ReadYear {
  year: number;
  /** null = nothing is told of it yet. */
  status: FiguresStatus | null;
  /** Of what is being written; 0 = nothing is. */
  version: number;
  /** How many figures the table tells. */
  read: number;
  changes: { line: number; name: string; label: string; now: string | null; then: string; typed: string }[];
  /** What was handed in has to be taken back first. */
  barred: boolean;
  /** Whether it is to be taken over, unless that is changed. */
  chosen: boolean;
}

export interface ReadFile {
  years: ReadYear[];
  faults: SheetFault[];
  ignored: SheetReading["ignored"];
}

/** Reads a table of figures and says what it would change. Nothing is written by this. */
export async function readFiguresFile(
  ctx: AccountContext,
  bytes: Buffer,
): Promise<ReadFile | { fault: string }> {
  const membership = findMembership(ctx);
  if (!membership) return { fault: "您的账号还没有关联单位，请先登记单位" };
  // Reading is work, whatever comes of it.
  const { wait } = countTry(ctx.db, { "sheet:account": ctx.actor.id }, ctx.now);
  if (wait !== null) return { fault: `上传次数太多，请 ${wait} 分钟后再试` };
  const rows = await readSheet(bytes);
  if ("fault" in rows) return rows;
  const reading = readFiguresSheet(rows, tellableYears(ctx.now));
  if ("fault" in reading) return reading;
  return {
    years: reading.years.map((one) => compareYear(ctx.db, membership.enterprise.id, one)),
    faults: reading.faults,
    ignored: reading.ignored,
  };
}

/** What was read of a year beside what is stored of it now. */
function compareYear(
  db: Db,
  enterpriseId: string,
  { year, set, lines }: { year: number; set: Figures; lines: Readonly<Record<string, number>> },
): ReadYear {
  const current = currentRevision(db, enterpriseId, year);
  const before = current?.figures ?? {};
  const isOpen = current !== undefined && current.status !== "confirmed";
  return {
    ...{ year, status: current?.status ?? null, version: isOpen ? current.version : 0 },
    read: Object.keys(set).length,
    changes: changedFigures(before, { ...before, ...set }).flatMap((name) => {
      const figure = findFigure(name);
      if (!figure) return [];
      const [now, then] = [formatFigure(figure, before[name]), formatFigure(figure, set[name]) ?? ""];
      return [
        { line: lines[name] ?? 0, name, label: figure.label, now, then, typed: typedFigure(set[name]) },
      ];
    }),
    barred: isOpen && !isEditableFigures(current.status),
    chosen: current?.status !== "confirmed",
  };
}

/**
 * The report as it was sent back, beside what is stored now: for whoever could not take it over.
 * @param sent the years of the report, chosen or not
 * @param chosen those that were to be taken over
 * @returns null without an enterprise, or where nothing was sent back
 */
export function reportAgain(
  ctx: AccountContext,
  sent: readonly TakenYear[],
  chosen: readonly number[],
): ReadFile | null {
  const membership = findMembership(ctx);
  const tellable = tellableYears(ctx.now);
  const years = sent.filter(({ year }) => tellable.includes(year));
  if (!membership || years.length === 0) return null;
  return {
    years: years.map(({ year, values, lines }) => ({
      ...compareYear(ctx.db, membership.enterprise.id, { year, set: readValues(values), lines }),
      chosen: chosen.includes(year),
    })),
    faults: [],
    ignored: [],
  };
}

export interface TakenYear {
  year: number;
  /** As the report showed it; 0 = nothing was being written. */
  version: number;
  /** As typed, by figure. */
  values: Readonly<Record<string, string>>;
  /** The line of the table that each stands in. */
  lines: Readonly<Record<string, number>>;
}

export type TakeResult = { years: number[] } | { fault: string };

/**
 * Takes what was read over into drafts of its years, all or none; of a confirmed year into one that corrects it. What is
 * there already counts as taken over.
 */
export function takeOverFigures(ctx: AccountContext, taken: readonly TakenYear[]): TakeResult {
  const membership = findMembership(ctx);
  if (!membership) return { fault: "您的账号还没有关联单位，请先登记单位" };
  const { id } = membership.enterprise;
  const tellable = tellableYears(ctx.now);
  return ctx.db.transaction((tx): TakeResult => {
    const plans = taken.map(({ year, version, values }) => {
      const current = currentRevision(tx, id, year);
      const open = current?.status === "confirmed" ? undefined : current;
      const set = readValues(values);
      const isNew = changedFigures(current?.figures ?? {}, { ...current?.figures, ...set }).length > 0;
      if (!tellable.includes(year)) return { fault: `${year} 年不能填报。` };
      if (!isNew) return { year, set: null };
      if (open && !isEditableFigures(open.status)) return { fault: `${year} 年已提交，请先取回再导入。` };
      if (open && open.version !== version)
        return { fault: `${year} 年的数据在您查看期间被修改过，请按最新的内容核对后再导入。` };
      return { year, set };
    });
    const fault = plans.find((plan) => "fault" in plan)?.fault;
    if (fault) return { fault };
    const years = plans.flatMap(({ year, set }) => {
      if (year === undefined) return [];
      if (set) {
        const row = beginRevision(tx, ctx, id, year);
        writeFigures(tx, ctx, row, { figures: { ...row.figures, ...set } });
      }
      return [year];
    });
    return { years };
  }, FIGURES_WRITING);
}

/** What the form of the report sends back is read again as if typed. */
function readValues(values: Readonly<Record<string, string>>): Figures {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, raw]) => {
      const figure = findFigure(name);
      const read = figure && readFigure(figure, raw);
      return read && "value" in read && read.value !== null ? [[name, read.value]] : [];
    }),
  );
}
