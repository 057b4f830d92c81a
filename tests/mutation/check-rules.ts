import type { RuleSet } from "~/domain/rules/rule-set";
import { SHIPPED_RULE_SETS } from "~/domain/rules/shipped";
import { CARD_EXAMPLES } from "~tests/domain/rules/card-examples";
import { ENTERPRISE_EXAMPLES } from "~tests/domain/rules/enterprise-examples";
import { factsOfExample, holds, type Example } from "~tests/domain/rules/enterprise-examples/example";
import { mutantsOf } from "./mutants";

/** What no example can tell from the rule set, and why; everything else has to be noticed. */
const OTHER_OPEN = "the other of the two thresholds is not public either";
export const SAME_BY_REASON: Readonly<Record<string, string>> = {
  "leading-zone · directPass thresholds · all → any": OTHER_OPEN,
  "leading-zone · directPass thresholds · all without revenueWan min null": OTHER_OPEN,
  "leading-zone · directPass thresholds · all without rdToRevenue min null": OTHER_OPEN,
  "leading-zone · directPass thresholds · revenueWan min null → 0": OTHER_OPEN,
  "leading-zone · directPass thresholds · rdToRevenue min null → 0": OTHER_OPEN,
};

export interface MutationReport {
  ruleSetId: string;
  title: string;
  examples: number;
  /** Mutants that are another rule. */
  mutants: number;
  /** Those of them that an example notices. */
  noticed: number;
  /** Ids of those that none does. */
  survivors: string[];
  /** Mutants that say the same as the rule set, with the reason. */
  same: { id: string; reason: string }[];
  /** Said to be the same, but an example notices them. */
  wrongly: string[];
}

/** Changes every shipped rule set in every single way, and looks whether a worked example notices. */
export function checkRules(
  ruleSets: readonly RuleSet[] = SHIPPED_RULE_SETS,
  all: readonly Example[] = [...ENTERPRISE_EXAMPLES, ...CARD_EXAMPLES],
): MutationReport[] {
  return ruleSets.map((ruleSet) => {
    const examples = all
      .filter(({ ruleSetId }) => ruleSetId === ruleSet.id)
      .map((example) => ({ example, facts: factsOfExample(example.given) }));
    const report: MutationReport = {
      ...{ ruleSetId: ruleSet.id, title: ruleSet.title, examples: examples.length },
      ...{ mutants: 0, noticed: 0, survivors: [], same: [], wrongly: [] },
    };
    for (const { id, ruleSet: mutant, same } of mutantsOf(ruleSet)) {
      const by = examples.findIndex(({ example, facts }) => !holds(mutant, example, facts));
      const isNoticed = by >= 0;
      // Whoever noticed one change is likely to notice the next.
      if (by > 0) examples.unshift(...examples.splice(by, 1));
      const reason = same ?? SAME_BY_REASON[id];
      if (reason !== undefined) {
        report.same.push({ id, reason });
        if (isNoticed) report.wrongly.push(id);
        continue;
      }
      report.mutants += 1;
      if (isNoticed) report.noticed += 1;
      else report.survivors.push(id);
    }
    return report;
  });
}
