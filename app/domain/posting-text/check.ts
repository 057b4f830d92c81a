import { isInForce, needsCheck, type Clause } from "../clause";
import { isoShanghai } from "../time";
import { foldPosting, type Folded } from "./fold";
import { numberOf } from "./numbers";
import type { Circumstances, RuleCase, Severity, TextRule, TextRuleSet, Wording } from "./rule";

/** A text of a posting: `field` is the caller's name for it, `title`, `duties`, `conditions` … */
export interface PostingField {
  field: string;
  text: string;
}

/** Words of a posting that a rule speaks about. */
export interface TextFinding {
  ruleId: string;
  ruleVersion: string;
  title: string;
  field: string;
  /** Offsets in the original text, UTF-16 units: `text.slice(start, end) === words`. */
  start: number;
  end: number;
  words: string;
  severity: Severity;
  clauses: readonly Clause[];
  /** No clause behind it has been checked: shown as 待核. */
  unsettled: boolean;
  advice: string;
}

interface Span {
  start: number;
  end: number;
}

const WINDOW = 24;
const SENTENCE_END = /[。;!?\n]/u;

/** The part of the sentence that stands before `at`, at most `WINDOW` units. */
function before(text: string, at: number): string {
  const part = text.slice(Math.max(0, at - WINDOW), at);
  return part.split(SENTENCE_END).at(-1) ?? "";
}

function after(text: string, at: number): string {
  return text.slice(at, at + WINDOW).split(SENTENCE_END)[0] ?? "";
}

function isLawful(wording: Wording, text: string, { start, end }: Span): boolean {
  const left = before(text, start);
  const right = after(text, end);
  const around = left + text.slice(start, end) + right;
  return Boolean(
    (wording.onlyAround && !wording.onlyAround.test(around)) ||
    wording.unlessBefore?.test(left) ||
    wording.unlessAfter?.test(right) ||
    wording.unlessAround?.test(around),
  );
}

function isWithin(digits: string | undefined, bounds: readonly [number, number] | undefined): boolean {
  if (!bounds) return true;
  const number = digits === undefined ? null : numberOf(digits);
  return number !== null && number >= bounds[0] && number <= bounds[1];
}

function spansOf(wording: Wording, text: string): Span[] {
  const spans: Span[] = [];
  for (const match of text.matchAll(wording.find)) {
    const span = { start: match.index, end: match.index + match[0].length };
    const counts = isWithin(match.groups?.low, wording.low) && isWithin(match.groups?.high, wording.high);
    if (counts && span.end > span.start && !isLawful(wording, text, span)) spans.push(span);
  }
  return spans;
}

/** Spans that overlap or touch become one. */
function merge(spans: Span[]): Span[] {
  const merged: Span[] = [];
  for (const span of spans.sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = merged.at(-1);
    if (last && span.start <= last.end) last.end = Math.max(last.end, span.end);
    else merged.push({ ...span });
  }
  return merged;
}

/** The case that applies on `day`, holding only the clauses in force; null = the rule says nothing. */
function caseFor(rule: TextRule, circumstances: Circumstances, day: string): RuleCase | null {
  for (const option of rule.cases) {
    if (option.when && !circumstances[option.when]) continue;
    const clauses = option.clauses.filter((clause) => isInForce(clause, day));
    if (clauses.length > 0) return { ...option, clauses };
  }
  return null;
}

function findingsOf(
  rule: TextRule,
  decided: RuleCase,
  version: string,
  { field, text }: PostingField,
  folded: Folded,
): TextFinding[] {
  if (![...rule.hint].some((char) => folded.text.includes(char))) return [];
  const spans = rule.wordings
    .filter((wording) => !wording.fields || wording.fields.includes(field))
    .flatMap((wording) => spansOf(wording, folded.text));
  return merge(spans).map((span) => {
    const start = folded.starts[span.start] ?? 0;
    const end = folded.ends[span.end - 1] ?? start;
    return {
      ruleId: rule.id,
      ruleVersion: version,
      title: rule.title,
      field,
      start,
      end,
      words: text.slice(start, end),
      severity: decided.severity,
      clauses: decided.clauses,
      unsettled: decided.clauses.every(needsCheck),
      advice: rule.advice,
    };
  });
}

/**
 * Reads the texts of a posting against a version of the rules (policy-facts §6.2, §6.5). Pure; takes time linear in
 * the text; never throws. Findings come by field in the order given, then by position.
 * @param on UTC epoch ms of the day whose law counts
 */
export function checkPostingText(
  fields: readonly PostingField[],
  rules: TextRuleSet,
  on: number,
  circumstances: Circumstances = {},
): TextFinding[] {
  const day = isoShanghai(on).slice(0, 10);
  if (!isInForce(rules, day)) return [];
  const decided = rules.rules.flatMap((rule) => {
    const decision = caseFor(rule, circumstances, day);
    return decision ? [{ rule, decision }] : [];
  });
  return fields.flatMap((field) => {
    const folded = foldPosting(field.text);
    return decided
      .flatMap(({ rule, decision }) => findingsOf(rule, decision, rules.version, field, folded))
      .sort((a, b) => a.start - b.start || a.end - b.end);
  });
}

/** True when something found keeps the posting from being published. */
export function isBlocked(findings: readonly TextFinding[]): boolean {
  return findings.some((finding) => finding.severity === "block");
}
