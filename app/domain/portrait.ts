import type { AssessmentResult } from "./rules/assessment";
import { pointsText } from "./rules/describe";
import type { RuleSet } from "./rules/rule-set";

type Range = { min: number; max: number };

/** One side of a company's portrait: a group of its innovation points, in per cent of what the group can give. */
export interface Dimension {
  id: string;
  title: string;
  /** Null where the rules give no bands or no most (待核). A range where something is not known for certain. */
  percent: Range | null;
}

const whole = (n: number) => Math.round(n);

/** The most that a group can give; null = not public (待核). */
function mostOf(ruleSet: RuleSet, group: NonNullable<RuleSet["groups"]>[number]): number | null {
  const items = ruleSet.scoring.filter(({ id }) => group.items.includes(id));
  if (items.length === 0 || items.some(({ bands }) => bands.length === 0)) return null;
  const sum = items.reduce<number | null>(
    (all, { max }) => (all === null || max === null ? null : all + max),
    0,
  );
  const most = sum === null ? group.max : Math.min(sum, group.max ?? Infinity);
  return most !== null && most > 0 ? most : null;
}

/** The sides of the portrait that a result of this version of the points draws, in its order. */
export function dimensionsOf(ruleSet: RuleSet, result: AssessmentResult | undefined): Dimension[] {
  return (ruleSet.groups ?? []).map((group) => {
    const most = mostOf(ruleSet, group);
    const points = result?.groups?.[group.id];
    return {
      id: group.id,
      title: group.title,
      percent:
        most === null || !points
          ? null
          : { min: whole((points.min * 100) / most), max: whole((points.max * 100) / most) },
    };
  });
}

/** In whole per cent where every side is known for certain, else null: such a company is compared with by nobody. */
export function certainPercents(dimensions: readonly Dimension[]): number[] | null {
  const certain = dimensions.flatMap(({ percent }) =>
    percent && percent.min === percent.max ? [percent.min] : [],
  );
  return certain.length === dimensions.length ? certain : null;
}

/** Whom a company is compared with, the nearest first. */
export const PORTRAIT_SCOPE_LABELS = {
  industryAndSize: "同行业、同规模的企业",
  industry: "同行业的企业",
  all: "全部企业",
} as const;
export type PortraitScope = keyof typeof PORTRAIT_SCOPE_LABELS;
export const PORTRAIT_SCOPES = ["industryAndSize", "industry", "all"] as const satisfies PortraitScope[];

/** Fewer others than that are never compared with: the figures of one of them might follow. */
export const LEAST_PEERS = 5;

/**
 * Middle of the values in whole numbers: the mean of the two in the middle, of an odd number of the three, so that it is
 * never the very figure of one company (项目默认). Of fewer than three, what there is.
 */
export function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (i: number) => sorted[i] ?? 0;
  const middle = sorted.length >> 1;
  if (sorted.length === 1) return whole(at(0));
  if (sorted.length % 2 === 0) return whole((at(middle - 1) + at(middle)) / 2);
  return whole((at(middle - 1) + at(middle) + at(middle + 1)) / 3);
}

/** Medians of others side by side; null where they are too few. @param peers percents of each, without one's own */
export function mediansOf(peers: readonly (readonly number[])[]): number[] | null {
  const [first] = peers;
  if (!first || peers.length < LEAST_PEERS) return null;
  return first.map((_, i) => medianOf(peers.map((peer) => peer[i] ?? 0)));
}

/** How many they are, in steps: a difference of one would tell of one. */
export function peersText(n: number): string {
  if (n < 10) return `${LEAST_PEERS}–9 家`;
  if (n < 20) return "10–19 家";
  return n < 50 ? "20–49 家" : "50 家以上";
}

/** So many percentage points above or below the median count as a strength or a gap (项目默认). */
export const TELLING_POINTS = 10;
export type Standing = "above" | "below" | "near" | "open";

/** How a side compares; a range counts by its worse end for a strength, by its better end for a gap. */
export function standingOf(percent: Range | null, median: number | null): Standing {
  if (percent === null || median === null) return "open";
  if (percent.min >= median + TELLING_POINTS) return "above";
  if (percent.max <= median - TELLING_POINTS) return "below";
  return percent.min === percent.max ? "near" : "open";
}

/** `62%`, `40%–62%`, `待核`. */
export const percentText = (percent: Range | null): string =>
  percent === null
    ? "待核"
    : percent.min === percent.max
      ? `${percent.min}%`
      : `${percent.min}%–${percent.max}%`;

/** Points of a whole rule set; null where an item has no bands, so that the sum says nothing (待核). */
export function totalOf(ruleSet: RuleSet, result: AssessmentResult | undefined): Range | null {
  if (ruleSet.scoring.some(({ bands }) => bands.length === 0)) return null;
  return result?.points ?? null;
}
export const totalText = (total: Range | null): string => (total === null ? "待核" : pointsText(total));
