import { isInForce, type ClauseConfidence } from "./clause";

/** The setting that holds the table. */
export const MINIMUM_WAGE_SETTING = "wage.minimum";

/** A monthly minimum wage of a place. */
export interface MinimumWage {
  /** Place as shown, with the tier where there are several. */
  place: string;
  /** 元 a month for full-time work. */
  monthly: number;
  /** 元 an hour for part-time work; null = not known. */
  hourly: number | null;
  /** First and last Shanghai calendar day, `YYYY-MM-DD`; null = not recorded. */
  effectiveFrom: string | null;
  effectiveTo: string | null;
  /** Confidence of the figure after policy-facts §0.1. */
  confidence: ClauseConfidence;
  source: string;
}

/**
 * The two figures that policy-facts §6.6 gives for the first tier of Chongqing. Kept as a setting where the portal
 * runs: days and figures have to be confirmed before anything is refused because of them.
 */
export const DEFAULT_MINIMUM_WAGES: readonly MinimumWage[] = [
  {
    place: "重庆（第一档）",
    monthly: 2100,
    hourly: null,
    effectiveFrom: null,
    effectiveTo: "2024-12-31",
    confidence: "H",
    source: "2024 年 5 月官网所示",
  },
  {
    place: "重庆（第一档）",
    monthly: 2330,
    hourly: null,
    effectiveFrom: "2025-01-01",
    effectiveTo: null,
    confidence: "memory",
    source: "2025 年 1 月起，待核",
  },
];

/** The minimum wage of `place` in force on `day` (`YYYY-MM-DD`), the latest first; null = the table gives none. */
export function minimumWageOn(wages: readonly MinimumWage[], place: string, day: string): MinimumWage | null {
  const inForce = wages.filter((wage) => wage.place === place && isInForce(wage, day));
  return inForce.sort((a, b) => (b.effectiveFrom ?? "").localeCompare(a.effectiveFrom ?? ""))[0] ?? null;
}
