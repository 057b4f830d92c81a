import { keysOf } from "./labels";
import { inMonths, shanghaiMidnight } from "./time";

/** What became of a hire, for the figures of the programme. */
export const OUTCOME_KIND_LABELS = { started: "是否到岗", stayed: "6 个月后是否在岗" } as const;
export type OutcomeKind = keyof typeof OUTCOME_KIND_LABELS;
export const OUTCOME_KINDS = keysOf<OutcomeKind>(OUTCOME_KIND_LABELS);

/** Months after which it is asked whether somebody is still there. */
export const STAYED_MONTHS = 6;
/** 项目默认: a figure of fewer people than this is not shown: it would say something about single ones. */
export const FEWEST_FOR_OUTCOME = 5;

/** Reads `YYYY-MM-DD` as a day in Shanghai. @returns UTC epoch ms of its beginning, null for what is no day */
export function readDay(text: string): number | null {
  const found = /^(20\d\d)-(\d\d)-(\d\d)$/.exec(text);
  if (!found) return null;
  const [year = 0, month = 0, day = 0] = found.slice(1).map(Number);
  const at = shanghaiMidnight(year, month, day);
  const real = new Date(Date.UTC(year, month - 1, day));
  return real.getUTCMonth() === month - 1 && real.getUTCDate() === day ? at : null;
}

/** What one side says of a hire. */
export interface SaidOutcome {
  kind: OutcomeKind;
  value: boolean;
  /** `YYYY-MM-DD` */
  on: string | null;
}

/**
 * From when it can be said whether somebody stayed (UTC epoch ms): six months after the day on which they started, the
 * later one where the sides name different days, and after the hire where nobody named one. Null = they never started.
 */
export function stayedFrom(hiredAt: number, said: readonly SaidOutcome[]): number | null {
  const starts = said.filter(({ kind }) => kind === "started");
  if (starts.length > 0 && starts.every(({ value }) => !value)) return null;
  const days = starts.flatMap(({ value, on }) => (value && on ? (readDay(on) ?? []) : []));
  return inMonths(days.length > 0 ? Math.max(...days) : hiredAt, STAYED_MONTHS);
}

/** Whether something became of a hire, as the figures count it: one side says so and none denies it. */
export function isOutcome(said: readonly SaidOutcome[], kind: OutcomeKind): boolean {
  const words = said.filter((one) => one.kind === kind);
  return words.length > 0 && words.every(({ value }) => value);
}
