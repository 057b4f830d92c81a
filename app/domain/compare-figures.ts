import { FIGURES, FIGURE_SECTIONS, FIGURE_UNITS, type Figures, type FigureSection } from "./figures";

export interface ComparedFigure {
  name: string;
  label: string;
  section: FigureSection;
  sectionLabel: string;
  before: string;
  now: string;
  /** `+12.5 %`; null where it cannot be told. */
  change: string | null;
  /** By a quarter or more. */
  jumps: boolean;
}

const shown = (value: unknown, unit: string) =>
  typeof value === "number"
    ? `${value.toLocaleString("en-US", { maximumFractionDigits: 2 })}${unit}`
    : "未填写";

/** Change against the year before in per cent, to one decimal; null where there is nothing to compare. */
export function changeOf(now: unknown, before: unknown): number | null {
  if (typeof now !== "number" || typeof before !== "number" || before <= 0) return null;
  return Math.round(((now - before) * 1000) / before) / 10;
}

/** The numbers of a year beside those of the year before, as they are read; what neither tells is left out. */
export function compareFigures(now: Figures, before: Figures | null): ComparedFigure[] {
  return FIGURES.filter(
    ({ kind }) => kind === "wan" || kind === "count" || kind === "usdM" || kind === "percent",
  )
    .filter(({ name }) => typeof now[name] === "number" || typeof before?.[name] === "number")
    .map(({ name, label, section, kind }) => {
      const unit = FIGURE_UNITS[kind] ? ` ${FIGURE_UNITS[kind]}` : "";
      const [is, was] = [now[name], before?.[name]];
      const change = changeOf(is, was);
      return {
        ...{ name, label, section, sectionLabel: FIGURE_SECTIONS[section] },
        before: shown(was, unit),
        now: shown(is, unit),
        change: change === null ? null : `${change > 0 ? "+" : ""}${change.toFixed(1)} %`,
        jumps: change !== null && Math.abs(change) >= 25,
      };
    });
}
