import type { CardEvaluation } from "../card-evaluation";
import { CARD_CATEGORIES, type CardCategory } from "../talent-card";
import { CARD_FACTS } from "./card-facts";
import { CARD_RULE_SETS } from "./card-rules";
import { evaluate } from "./evaluate";
import { allOf } from "./evaluate-condition";
import { findHonour } from "./honours";
import { neededFacts } from "./needed-facts";
import type { Condition, Facts, RuleSet } from "./rule-set";

/** A rule set in the version that is applied. */
export interface VersionedRuleSet {
  ruleSet: RuleSet;
  version: number;
}

/** Nothing in it waits for a person: what it says can be shown by a certificate or a published list. */
const provesItself = (condition: Condition): boolean =>
  condition.op === "in"
    ? condition.fact === "honours" && (condition.values ?? []).every((id) => findHonour(id)?.provable ?? true)
    : condition.op === "any" && condition.of.every(provesItself);

/**
 * What the rules say of somebody who asks for a card of a category: every rule set of the category has to be met
 * (`CARD_RULE_SETS`). Of `sets` those of the category are taken; one that is missing leaves the verdict unknown.
 * @param now moment of the evaluation (UTC epoch ms)
 */
export function evaluateCard(
  category: CardCategory,
  sets: readonly VersionedRuleSet[],
  facts: Facts,
  now: number,
): CardEvaluation {
  const ids = CARD_RULE_SETS[category];
  const mine = ids.flatMap((id) => sets.find(({ ruleSet }) => ruleSet.id === id) ?? []);
  const parts = mine.map(({ ruleSet, version }) => evaluate(ruleSet, version, facts));
  const provable = mine.some(({ ruleSet }, i) =>
    ruleSet.directPass.some(
      ({ id, when }) =>
        provesItself(when) &&
        parts[i]?.lines.some(
          (line) => line.part === "directPass" && line.id === id && line.verdict === "met",
        ),
    ),
  );
  const verdict = allOf([
    ...parts.map((part) => part.verdict),
    ...(mine.length < ids.length ? (["unknown"] as const) : []),
  ]);
  return { at: now, verdict, provable, parts };
}

/**
 * What still has to be asked, in the order of `CARD_FACTS`: facts on which the verdict of a category turns that is
 * still open. Categories that are met or not met already ask for nothing more, and neither does what only the office
 * can tell. A fact given as null counts as answered.
 */
export function neededCardFacts(
  sets: readonly VersionedRuleSet[],
  facts: Facts,
  categories: readonly CardCategory[] = CARD_CATEGORIES,
): string[] {
  const needed = new Set(
    categories.flatMap((category) => {
      if (evaluateCard(category, sets, facts, 0).verdict !== "unknown") return [];
      const ids = CARD_RULE_SETS[category];
      return neededFacts(
        sets.map(({ ruleSet }) => ruleSet).filter(({ id }) => ids.includes(id)),
        facts,
      );
    }),
  );
  // Facts nobody has put into words are not asked; their lines stay unknown.
  return CARD_FACTS.filter(({ name, kind }) => needed.has(name) && kind !== "office").map(({ name }) => name);
}
