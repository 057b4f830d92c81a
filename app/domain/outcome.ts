import { keysOf } from "./labels";

/** What became of a hire, for the figures of the programme. */
export const OUTCOME_KIND_LABELS = { started: "是否到岗", stayed: "6 个月后是否在岗" } as const;
export type OutcomeKind = keyof typeof OUTCOME_KIND_LABELS;
export const OUTCOME_KINDS = keysOf<OutcomeKind>(OUTCOME_KIND_LABELS);

/** Months after which it is asked whether somebody is still there. */
export const STAYED_MONTHS = 6;
