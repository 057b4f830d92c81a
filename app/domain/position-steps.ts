import { keysOf } from "./labels";
import type { PositionDraft } from "./position-draft";
import { POSITION_FIELDS, type Declarable, type FieldSpec, type PositionField } from "./position-form";

/** The steps of the form, in order. */
export const POSITION_STEPS = {
  post: {
    title: "职位与用工",
    fields: ["title", "employmentForm", "campus", "headcount", "contractKind", "contractMonths"],
  },
  content: {
    title: "内容与条件",
    fields: [
      "duties",
      "education",
      "experience",
      "conditions",
      "workConditions",
      "skills",
      "closedToWomenBasis",
      "closedToCarriersBasis",
    ],
  },
  pay: {
    title: "地点与薪酬",
    fields: [
      "district",
      "address",
      "salaryPeriod",
      "salaryMin",
      "salaryMax",
      "salaryMonths",
      "trialMonths",
      "trialPay",
      "benefits",
    ],
  },
  term: { title: "有效期与联系", fields: ["validUntil", "contact"] },
} as const satisfies Record<string, { title: string; fields: readonly PositionField[] }>;
export type PositionStep = keyof typeof POSITION_STEPS;
export const POSITION_STEP_NAMES = keysOf<PositionStep>(POSITION_STEPS);

/** The step that asks for a field. */
export function stepOf(field: PositionField): PositionStep {
  const found = POSITION_STEP_NAMES.find((step) =>
    (POSITION_STEPS[step].fields as readonly PositionField[]).includes(field),
  );
  if (!found) throw new Error(`no step asks for ${field}`);
  return found;
}

/** What a step asks, given what is written so far. */
export function askedFields(
  step: PositionStep,
  draft: PositionDraft,
  declarable: Declarable,
): PositionField[] {
  return POSITION_STEPS[step].fields.filter((field) => {
    const { asked }: FieldSpec = POSITION_FIELDS[field];
    return asked?.(draft, declarable) ?? true;
  });
}
