import { findCardFact, showFact as showCardFact } from "./card-facts";
import { findEnterpriseFact } from "./enterprise-facts";
import type { FactValue } from "./rule-set";

/** What rules ask of people and of companies, under one roof: no name stands for two things (a test holds them to it). */
export const factLabel = (name: string): string =>
  findCardFact(name)?.label ?? findEnterpriseFact(name)?.label ?? name;

/** Whether a fact is a number, a choice, or what only a person can tell; undefined where nobody has put it into words. */
export const kindOfFact = (name: string) => findCardFact(name)?.kind ?? findEnterpriseFact(name)?.kind;

/** A fact as it is read in a table: `是`, `26 周岁`, `5.83 %`, `1,200 万元`, `未知`. */
export function showFact(name: string, value: FactValue | null | undefined): string {
  const fact = findCardFact(name) ? undefined : findEnterpriseFact(name);
  if (!fact || value === null || value === undefined || typeof value === "boolean")
    return showCardFact(name, value);
  if (typeof value === "number") {
    const shown = value.toLocaleString("en-US", { maximumFractionDigits: 2 });
    return fact.unit ? `${shown} ${fact.unit}` : shown;
  }
  const label = (one: string) => fact.options?.find((option) => option.value === one)?.label ?? one;
  return typeof value === "string" ? label(value) : value.map(label).join("、") || "没有";
}

/** What went into a verdict, in the words of every page that tells it: the short one of a desk, the full one of a company. */
export const inputWords = ({ fact, value }: { fact: string; value: FactValue | null | undefined }) => ({
  label: factLabel(fact),
  text: showFact(fact, value),
});
