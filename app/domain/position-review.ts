import type { Clause } from "./clause";
import type { EnterpriseSize, Ownership } from "./enterprise";
import type { JobNeed } from "./job";
import { minimumWageOn, type MinimumWage } from "./minimum-wage";
import { UNKNOWN_DISTRICT } from "./place";
import { settled, type PositionDraft } from "./position-draft";
import type { PositionField } from "./position-form";
import { askedFields, POSITION_STEP_NAMES, stepOf, type PositionStep } from "./position-steps";
import { contractTerm } from "./posting-contract";
import { missingElements, type PostingElement } from "./posting-elements";
import { checkPostingPay, type PayLine } from "./posting-pay";
import { checkPostingText, type PostingField, type TextFinding } from "./posting-text/check";
import type { Circumstances } from "./posting-text/rule";
import { POSTING_TEXT_RULES } from "./posting-text/rule-set";
import { isoShanghai } from "./time";
import { isVerified } from "./verification";

/** What is asked of the employer before its position can stand. */
export interface PositionEmployer {
  name: string;
  creditCode: string | null;
  industry: string;
  size: EnterpriseSize;
  ownership: Ownership;
  address: string | null;
  verifiedUntil: number | null;
}

/** Something that has to be filled in. */
export interface Gap {
  /** null = it belongs to the employer, not to the position. */
  field: PositionField | null;
  label: string;
  advice: string;
  clauses: readonly Clause[];
}

export interface StepReview {
  step: PositionStep;
  /** What it asks, given what is written so far. */
  fields: PositionField[];
  gaps: Gap[];
  findings: TextFinding[];
  /** Conditions on pay that are not met. */
  pay: PayLine[];
  state: "blocked" | "open" | "warned" | "done";
}

export interface PositionReview {
  steps: StepReview[];
  /** What the employer's own record lacks. */
  employerGaps: Gap[];
  findings: TextFinding[];
  /** Every condition on pay with its verdict. */
  pay: PayLine[];
  verified: boolean;
  /** Where to go on; null = every step is done. */
  next: PositionStep | null;
  /** What submitting and publishing need and do not find; empty = both are possible. */
  lacks: JobNeed[];
}

const ELEMENT_FIELDS: Record<PostingElement, PositionField | null> = {
  employerName: null,
  employerCreditCode: null,
  employerIndustry: null,
  employerSize: null,
  employerAddress: null,
  headcount: "headcount",
  conditions: "conditions",
  employmentForm: "employmentForm",
  duties: "duties",
  workConditions: "workConditions",
  place: "district",
  basePay: "salaryMin",
  validUntil: "validUntil",
  source: null,
};

export const PAY_FIELDS: Record<PayLine["id"], PositionField> = {
  range: "salaryMin",
  minimumWage: "salaryMin",
  trialLength: "trialMonths",
  trialPay: "trialPay",
  trialMinimumWage: "trialPay",
};

/** The table of minimum wages is read at this place: the zone lies in the first tier. */
export const WAGE_PLACE = "重庆（第一档）";

const PUBLIC_OWNERSHIPS: readonly Ownership[] = ["state", "institution", "government"];

export const isRefused = ({ verdict, unsettled }: PayLine) => verdict === "notMet" && !unsettled;

export function texts(draft: PositionDraft): PostingField[] {
  const fields: Partial<Record<PositionField, string | null>> = {
    title: draft.title,
    duties: draft.duties,
    conditions: draft.conditions,
    workConditions: draft.workConditions,
    skills: draft.skills.join("、"),
    benefits: draft.benefits.join("、"),
    address: draft.address,
    contact: draft.contact,
  };
  return Object.entries(fields).flatMap(([field, text]) => (text ? [{ field, text }] : []));
}

/** The circumstances that findings give reason to declare, and that change what their rule says. */
function declarableOf(findings: readonly TextFinding[]): Set<"closedToWomen" | "closedToCarriers"> {
  const found = new Set(findings.map(({ ruleId }) => ruleId));
  const cases = POSTING_TEXT_RULES.rules.filter(({ id }) => found.has(id)).flatMap((rule) => rule.cases);
  return new Set(
    (["closedToWomen", "closedToCarriers"] as const).filter((name) =>
      cases.some(({ when }) => when === name),
    ),
  );
}

function checkText(draft: PositionDraft, employer: PositionEmployer, now: number) {
  const fields = texts(draft);
  const undeclared: Circumstances = {
    campus: draft.type === "campus",
    publicEmployer: PUBLIC_OWNERSHIPS.includes(employer.ownership),
  };
  const plain = checkPostingText(fields, POSTING_TEXT_RULES, now, undeclared);
  const closedToWomen = draft.closedToWomenBasis !== null;
  const closedToCarriers = draft.closedToCarriersBasis !== null;
  const declared = { ...undeclared, closedToWomen, closedToCarriers };
  const findings =
    closedToWomen || closedToCarriers ? checkPostingText(fields, POSTING_TEXT_RULES, now, declared) : plain;
  return { findings, declarable: declarableOf(plain) };
}

function checkPay(draft: PositionDraft, wages: readonly MinimumWage[], now: number): PayLine[] {
  const { employmentForm, contractKind, contractMonths, trialMonths } = draft;
  return checkPostingPay(
    {
      ...draft,
      contract: contractTerm(contractKind, contractMonths),
      // What is not asked is not agreed.
      trialMonths: employmentForm === "partTime" || contractKind === "task" ? 0 : trialMonths,
      lowestOfPosition: null,
    },
    minimumWageOn(wages, WAGE_PLACE, isoShanghai(now).slice(0, 10)),
  );
}

function gapsOf(draft: PositionDraft, employer: PositionEmployer, now: number): Gap[] {
  const own: Gap[] = [];
  const lacks = (field: PositionField, label: string, advice: string) =>
    own.push({ field, label, advice, clauses: [] });
  if (!/[\p{L}\p{N}]/u.test(draft.title)) lacks("title", "职位名称", "写职位本身，例如“嵌入式软件工程师”。");
  if (draft.education === "unknown") lacks("education", "学历要求", "没有要求的选“学历不限”。");
  if (draft.experience === "unknown") lacks("experience", "工作经验", "没有要求的选“经验不限”。");
  const place = draft.district === UNKNOWN_DISTRICT ? null : draft.district;
  const required = missingElements({ ...draft, employer, place, isReposted: false, source: null }, now).map(
    ({ element, ...rest }): Gap => {
      const field = ELEMENT_FIELDS[element];
      return { ...rest, field: element === "basePay" && draft.salaryMin !== null ? "salaryPeriod" : field };
    },
  );
  return [...own, ...required];
}

function stateOf({ gaps, findings, pay }: Omit<StepReview, "state">): StepReview["state"] {
  if (findings.some(({ severity }) => severity === "block") || pay.some(isRefused)) return "blocked";
  if (gaps.length > 0) return "open";
  return findings.length > 0 || pay.length > 0 ? "warned" : "done";
}

/**
 * Where a position stands: which step is next, what is missing, which words are marked, which conditions on pay are not
 * met, and whether it may be submitted and published. The form, the moves and the reviewer's page all ask here.
 * @param now UTC epoch ms
 */
export function reviewPosition(
  written: PositionDraft,
  employer: PositionEmployer,
  now: number,
  wages: readonly MinimumWage[],
): PositionReview {
  const draft = settled(written);
  const gaps = gapsOf(draft, employer, now);
  const { findings, declarable } = checkText(draft, employer, now);
  const pay = checkPay(draft, wages, now);
  const verified = isVerified(employer, now);
  const steps = POSITION_STEP_NAMES.map((step): StepReview => {
    const isHere = (field: PositionField | null) => field !== null && stepOf(field) === step;
    const found = {
      step,
      fields: askedFields(step, written, declarable),
      gaps: gaps.filter(({ field }) => isHere(field)),
      findings: findings.filter(({ field }) => isHere(field as PositionField)),
      pay: pay.filter(({ id, verdict }) => verdict === "notMet" && isHere(PAY_FIELDS[id])),
    };
    return { ...found, state: stateOf(found) };
  });
  const lacks: JobNeed[] = [];
  if (gaps.length > 0) lacks.push("complete");
  if (steps.some(({ state }) => state === "blocked")) lacks.push("lawful");
  if (!verified) lacks.push("verified");
  return {
    steps,
    employerGaps: gaps.filter(({ field }) => field === null),
    findings,
    pay,
    verified,
    next: steps.find(({ state }) => state === "open" || state === "blocked")?.step ?? null,
    lacks,
  };
}
