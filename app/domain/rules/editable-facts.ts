import { CARD_FACTS, findCardFact } from "./card-facts";
import { ENTERPRISE_FACTS, findEnterpriseFact } from "./enterprise-facts";
import { isEnterpriseRuleSet } from "./enterprise-rules";

/** A fact as a rule set can ask for it, about people or about companies. */
export interface EditableFact {
  name: string;
  label: string;
  unit?: string;
  /** `answer`: yes or no; `list`: one or some of the options. */
  asks: "number" | "answer" | "list";
  options: readonly { value: string; label: string }[];
  /** Whether it may be left to whoever handles the case; of companies the office notes what it has found. */
  byPerson: boolean;
  /** Of a list: one value is written as that value, not as a list of one. */
  single: boolean;
}

const personal: readonly EditableFact[] = CARD_FACTS.map(({ name, label, unit, kind, options }) => ({
  ...{ name, label, byPerson: true, single: false },
  ...(unit ? { unit } : {}),
  asks: kind === "number" ? "number" : options && kind !== "yesNo" ? "list" : "answer",
  options: options ?? [],
}));
const ofCompanies: readonly EditableFact[] = ENTERPRISE_FACTS.map(({ name, label, unit, kind, options }) => ({
  ...{ name, label: label.replace(/^其中：/u, ""), byPerson: false, single: kind === "office" },
  ...(unit ? { unit } : {}),
  asks: kind === "number" ? "number" : options && kind !== "yesNo" ? "list" : "answer",
  options: options ?? [],
}));
const BY_NAME = new Map([...personal, ...ofCompanies].map((fact) => [fact.name, fact]));

export const findEditableFact = (name: string): EditableFact | undefined => BY_NAME.get(name);

/** What a rule set can ask for, in the order it is offered. */
export const factsFor = (ruleSetId: string): readonly EditableFact[] =>
  isEnterpriseRuleSet(ruleSetId) ? ofCompanies : personal;

const PERSONAL_NUMBER = /^\d{1,6}(\.\d{1,3})?$/;
/** Up to 9,999,999,999.99 万元; growth may be below 0. */
const COMPANY_NUMBER = /^-?\d{1,10}(\.\d{1,2})?$/;

/** A bound as typed, `20,000` too; null = none that suits the fact. */
export function readBound(name: string, text: string): number | null {
  const plain = text
    .normalize("NFKC")
    .trim()
    .replace(/(?<=\d),(?=\d{3}(\D|$))/g, "");
  const pattern = findCardFact(name) || !findEnterpriseFact(name) ? PERSONAL_NUMBER : COMPANY_NUMBER;
  return pattern.test(plain) ? Number(plain) : null;
}
