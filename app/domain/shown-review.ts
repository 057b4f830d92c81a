import { clauseLabel } from "./clause";
import type { JobNeed } from "./job";
import { settled, type PositionDraft } from "./position-draft";
import type { PositionField } from "./position-form";
import {
  isRefused,
  PAY_FIELDS,
  texts,
  type Gap,
  type PositionReview,
  type StepReview,
} from "./position-review";
import type { PositionStep } from "./position-steps";
import type { PayLine } from "./posting-pay";
import type { TextFinding } from "./posting-text/check";

/** A clause or figure of a finding as pages show it. */
interface Shown {
  field: PositionField;
  clauses: string[];
  /** Not checked against the original: 待核. */
  unsettled: boolean;
}

/** Words of a text, with a little of what stands around them. */
export interface Mark extends Shown {
  before: string;
  words: string;
  after: string;
  blocks: boolean;
  title: string;
  advice: string;
}

export interface ShownPay extends Shown {
  condition: string;
  input: string;
  verdict: PayLine["verdict"];
  blocks: boolean;
}

export interface ShownGap extends Pick<Gap, "field" | "label" | "advice"> {
  clauses: string[];
}

export interface StepView {
  step: PositionStep;
  state: StepReview["state"];
  fields: PositionField[];
  gaps: ShownGap[];
  marks: Mark[];
  pay: ShownPay[];
}

/** A review as pages show it. */
export interface ReviewView {
  steps: StepView[];
  employerGaps: ShownGap[];
  /** Every condition on pay. */
  pay: ShownPay[];
  verified: boolean;
  next: PositionStep | null;
  lacks: JobNeed[];
}

const AROUND = 16;

function showMark(finding: TextFinding, text: string): Mark {
  const { start, end, words, severity, title, advice, unsettled } = finding;
  return {
    field: finding.field as PositionField,
    before: `${start > AROUND ? "…" : ""}${text.slice(Math.max(0, start - AROUND), start).toWellFormed()}`,
    words,
    after: `${text.slice(end, end + AROUND).toWellFormed()}${end + AROUND < text.length ? "…" : ""}`,
    blocks: severity === "block",
    title,
    advice,
    unsettled,
    clauses: finding.clauses.map(clauseLabel),
  };
}

const showPay = (line: PayLine): ShownPay => ({
  field: PAY_FIELDS[line.id],
  condition: line.condition,
  input: line.input,
  verdict: line.verdict,
  blocks: isRefused(line),
  unsettled: line.unsettled,
  clauses: line.clauses.map(clauseLabel),
});

const showGap = ({ field, label, advice, clauses }: Gap): ShownGap => ({
  field,
  label,
  advice,
  clauses: clauses.map(clauseLabel),
});

/** What of a review goes to a page: clauses as labels, words with what stands around them. */
export function showReview(review: PositionReview, draft: PositionDraft): ReviewView {
  const textOf = new Map(texts(settled(draft)).map(({ field, text }) => [field, text]));
  const { employerGaps, verified, next, lacks } = review;
  return {
    steps: review.steps.map(({ step, state, fields, gaps, findings, pay }) => ({
      step,
      state,
      fields,
      gaps: gaps.map(showGap),
      marks: findings.map((finding) => showMark(finding, textOf.get(finding.field) ?? "")),
      pay: pay.map(showPay),
    })),
    employerGaps: employerGaps.map(showGap),
    pay: review.pay.map(showPay),
    verified,
    next,
    lacks,
  };
}
