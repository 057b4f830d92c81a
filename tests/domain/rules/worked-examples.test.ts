import { describe, expect, it } from "vitest";
import { clauseLabel } from "~/domain/clause";
import { ENTERPRISE_RULE_SETS } from "~/domain/rules/enterprise-rules";
import { evaluate } from "~/domain/rules/evaluate";
import { linesOf } from "~/domain/rules/describe";
import { SHIPPED_ENTERPRISE_RULE_SETS, SHIPPED_RULE_SETS } from "~/domain/rules/shipped";
import { CARD_EXAMPLES } from "./card-examples";
import { ENTERPRISE_EXAMPLES } from "./enterprise-examples";
import { compared, factsOfExample } from "./enterprise-examples/example";

const EXAMPLES = [...CARD_EXAMPLES, ...ENTERPRISE_EXAMPLES];
const SETS = new Map(SHIPPED_RULE_SETS.map((ruleSet) => [ruleSet.id, ruleSet]));
const clausesOf = (id: string) => {
  const ruleSet = SETS.get(id)!;
  return [...linesOf(ruleSet).map(({ line }) => line), ...ruleSet.scoring].map(({ clause }) => clause);
};

describe.each([...SETS.values()])("$title", (ruleSet) => {
  const examples = EXAMPLES.filter(({ ruleSetId }) => ruleSetId === ruleSet.id);

  it.each(examples.map((example) => [`${clauseLabel(example.clause)}: ${example.title}`, example] as const))(
    "%s",
    (_, { given, expected }) => {
      const { expected: wanted, found } = compared(expected, evaluate(ruleSet, 1, factsOfExample(given)));
      expect(wanted.length).toBeGreaterThan(0);
      expect(found).toEqual(wanted);
    },
  );

  it("has an example for every clause it cites, and none for another", () => {
    const cited = new Set(examples.map(({ clause }) => clauseLabel(clause)));
    const own = new Set(clausesOf(ruleSet.id).map(clauseLabel));
    expect([...cited].filter((clause) => !own.has(clause))).toEqual([]);
    // Points of which nothing but the names is known have one example for the whole.
    if (ruleSet.scoring.every(({ bands }) => bands.length > 0))
      expect([...own].filter((clause) => !cited.has(clause))).toEqual([]);
  });
});

describe("the rule sets about companies", () => {
  it("are those that tiers, comparison and points ask for, in that order", () => {
    expect(SHIPPED_ENTERPRISE_RULE_SETS.map(({ id }) => id)).toEqual(ENTERPRISE_RULE_SETS);
  });

  it("follow one another without a gap where the standard of 小巨人 changed", () => {
    expect(SETS.get("little-giant-2022")?.effectiveTo).toBe("2026-03-31");
    expect(SETS.get("little-giant-2026")?.effectiveFrom).toBe("2026-04-01");
  });

  it("judge nobody of whom nothing is known, and refuse nobody for it", () => {
    for (const ruleSet of SHIPPED_ENTERPRISE_RULE_SETS)
      expect(evaluate(ruleSet, 1, {}).verdict).toBe("unknown");
  });
});
