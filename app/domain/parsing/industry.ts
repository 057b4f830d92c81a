import { INDUSTRY_LABELS, UNKNOWN_INDUSTRY } from "../industry";
import { INDUSTRY_NAMES } from "./industry-names";
import { tidy } from "./text";

/** Our own labels, so that a file exported from the portal reads back. */
const OWN_LABELS: ReadonlyMap<string, string> = new Map(
  Object.entries(INDUSTRY_LABELS).map(([code, label]) => [label.toLowerCase(), code]),
);

/** `IT服务(系统/数据/维护)` and the cut `IT服务(系统` → `it服务`. */
function foldLabel(text: string): string {
  return text
    .toLowerCase()
    .replace(/\([^()]*\)|\([^()]*$/g, "")
    .trim();
}

function codeOf(label: string): string | undefined {
  return OWN_LABELS.get(label) ?? INDUSTRY_NAMES.get(label);
}

const isNarrower = (code: string, group: string) => code === group || code.startsWith(`${group}.`);

/** The one code that covers all of `codes`: the code itself, or the leading industry they share. */
function common(codes: readonly (string | undefined)[]): string | undefined {
  const [first, ...rest] = codes;
  if (first === undefined) return undefined;
  if (rest.every((code) => code === first)) return first;
  const group = first.split(".")[0] ?? first;
  return codes.every((code) => code !== undefined && isNarrower(code, group)) ? group : undefined;
}

/**
 * The industry of a cell, or `unknown`. A cell may list several labels (`证券|基金`); they must agree on a section or
 * on a leading industry, because which of them is meant would be a guess.
 */
export function parseIndustry(raw: string | null | undefined): string {
  const text = foldLabel(tidy(raw));
  const whole = codeOf(text);
  if (whole) return whole;
  const listed = common(text.split(/[|,;]/).map((label) => codeOf(label.trim())));
  return listed ?? common(text.split(/[|,;、/]/).map((label) => codeOf(label.trim()))) ?? UNKNOWN_INDUSTRY;
}

/** True for a comma-separated list of industry labels: what some files hold where skills should be. */
export function isIndustryList(raw: string | null | undefined): boolean {
  const labels = foldLabel(tidy(raw)).split(",");
  return labels.length > 1 && labels.every((label) => parseIndustry(label) !== UNKNOWN_INDUSTRY);
}
