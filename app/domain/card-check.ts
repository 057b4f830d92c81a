import { CARD_FACTS, factOfAnswer, type CardFact, type CardFactName } from "./rules/card-facts";
import { neededCardFacts, type VersionedRuleSet } from "./rules/evaluate-card";
import type { Condition, Facts, FactValue } from "./rules/rule-set";
import { CARD_CATEGORIES, CATALOGUE_CATEGORIES, FENGQI_BANDS, type CardCategory } from "./talent-card";

/** Which categories somebody wants to know about; only what these need is asked. */
export const CHECK_SCOPES = {
  all: { label: "全部类别", categories: CARD_CATEGORIES },
  catalogue: { label: "金凤凰四类", categories: CATALOGUE_CATEGORIES },
  fengqi: { label: "凤栖四档", categories: FENGQI_BANDS },
} as const satisfies Record<string, { label: string; categories: readonly CardCategory[] }>;
export type CheckScope = keyof typeof CHECK_SCOPES;
export const readScope = (asked: string | null): CheckScope =>
  asked === "catalogue" || asked === "fengqi" ? asked : "all";

export interface CheckStep {
  id: string;
  title: string;
  facts: readonly CardFactName[];
}

/** What is asked together, in this order; of each step only what is needed. */
export const CHECK_STEPS: readonly CheckStep[] = [
  { id: "study", title: "学历与年龄", facts: ["degree", "age"] },
  { id: "grade", title: "职称与技能等级", facts: ["title", "skill"] },
  { id: "honours", title: "荣誉与人才项目", facts: ["honours"] },
  { id: "work", title: "工作", facts: ["fullTimeInZone", "employerInZone", "contractYears"] },
  { id: "relations", title: "社保、个税与工资", facts: ["socialInsuranceInZone", "taxInZone", "payInZone"] },
  { id: "employer", title: "工作单位", facts: ["employerRegisteredInZone", "employerTaxInZone"] },
  { id: "person", title: "身份与品行", facts: ["civilServant", "conduct"] },
  { id: "partTime", title: "兼职", facts: ["partTimeStandard"] },
];

/** Answered, but with "I cannot say". */
export const UNSURE = "unsure";
const NONE = "none";

export type CheckAnswers = Partial<Record<CardFactName, string>>;

/** Everything asked of anybody, by name. */
const ASKABLE = CARD_FACTS.filter(({ kind }) => kind !== "office");

/** Answers as they stand in an address: of several texts of one name the last that says something, boxes all together. */
export function readAnswers(params: URLSearchParams): CheckAnswers {
  const answers: CheckAnswers = {};
  for (const { name, kind } of ASKABLE) {
    const given = params
      .getAll(name)
      .flatMap((text) => text.split(","))
      .map((text) => text.trim().slice(0, 60))
      .filter(Boolean)
      .slice(0, 60);
    if (given.length === 0) continue;
    answers[name] = kind === "choices" ? boxes(given) : (given.find((one) => one !== UNSURE) ?? UNSURE);
  }
  return answers;
}

/** What is ticked counts more than that nothing is. */
function boxes(given: readonly string[]): string {
  const said = given.filter((one) => one !== NONE && one !== UNSURE);
  if (said.length > 0) return said.join(",");
  return given.includes(NONE) ? NONE : UNSURE;
}

export const valueOf = (fact: CardFact, answer: string | undefined): FactValue | null | undefined =>
  answer === UNSURE ? null : factOfAnswer(fact, answer);

/** Everything that answers say; null where somebody cannot say, absent where nothing was answered. */
export function factsOfCheck(answers: CheckAnswers): Facts {
  const facts: Record<string, FactValue | null> = {};
  for (const fact of ASKABLE) {
    const value = valueOf(fact, answers[fact.name]);
    if (value !== undefined) facts[fact.name] = value;
  }
  return facts;
}

/** The query that holds answers, what is no answer left out. */
export function answersQuery(answers: CheckAnswers, scope: CheckScope): Record<string, string> {
  const kept = ASKABLE.flatMap((fact) => {
    const answer = answers[fact.name];
    return answer !== undefined && valueOf(fact, answer) !== undefined ? [[fact.name, answer] as const] : [];
  });
  return { ...(scope === "all" ? {} : { for: scope }), ...Object.fromEntries(kept) };
}

/** The next step with what is asked in it, and how much is left to ask at most; null once nothing is. */
export function nextStep(
  sets: readonly VersionedRuleSet[],
  facts: Facts,
  scope: CheckScope,
): { step: CheckStep; asked: CardFactName[]; left: number } | null {
  const needed = neededCardFacts(sets, facts, CHECK_SCOPES[scope].categories);
  for (const step of CHECK_STEPS) {
    const asked = step.facts.filter((name) => needed.includes(name));
    if (asked.length > 0) return { step, asked, left: needed.length };
  }
  return null;
}

/** What is wrong with the answers to what was asked, by name. */
export function answerFaults(asked: readonly string[], answers: CheckAnswers): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const fact of ASKABLE) {
    const answer = answers[fact.name];
    if (valueOf(fact, answer) !== undefined) continue;
    const [least, most] = fact.range ?? [0, 0];
    if (fact.kind === "number" && answer !== undefined)
      errors[fact.name] = `${fact.label}请填写 ${least} 至 ${most} 之间的数字，或勾选“不确定”`;
    else if (asked.includes(fact.name)) errors[fact.name] = `请回答“${fact.label}”；不清楚的选“不确定”`;
  }
  return errors;
}

function boundsIn(condition: Condition, fact: string): number[] {
  if (condition.op === "not") return boundsIn(condition.of, fact);
  if (condition.op === "all" || condition.op === "any")
    return condition.of.flatMap((one) => boundsIn(one, fact));
  return condition.op === "max" && condition.fact === fact && condition.value !== null
    ? [condition.value]
    : [];
}

/** The age bounds that the rules name, lowest first. */
export const ageBounds = (sets: readonly VersionedRuleSet[]): number[] =>
  [
    ...new Set(sets.flatMap(({ ruleSet }) => ruleSet.gates.flatMap(({ when }) => boundsIn(when, "age")))),
  ].sort((a, b) => a - b);

/**
 * From which month of birth on somebody is certainly not older than so many years on the Shanghai day of `now`
 * (UTC epoch ms): whoever was born in the month before may have had the birthday.
 */
export function bornSince(bound: number, now: number): { year: number; month: number } {
  const today = new Date(now + 8 * 3_600_000);
  const months = today.getUTCFullYear() * 12 + today.getUTCMonth() + 1 - (bound + 1) * 12;
  return { year: Math.floor(months / 12), month: (months % 12) + 1 };
}
