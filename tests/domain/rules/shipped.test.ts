import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { categoriesOfLevel } from "~/domain/recognition-map";
import { CARD_FACTS, answersTo, factsOfAnswers, findCardFact, showFact } from "~/domain/rules/card-facts";
import { CARD_RULE_SETS, HONOURS } from "~/domain/rules/card-rules";
import { findEnterpriseFact } from "~/domain/rules/enterprise-facts";
import { evaluateCard, neededCardFacts } from "~/domain/rules/evaluate-card";
import { factsOf } from "~/domain/rules/facts-asked";
import type { Facts, Verdict } from "~/domain/rules/rule-set";
import { SHIPPED_RULE_SETS } from "~/domain/rules/shipped";
import { CARD_CATEGORIES, type CardCategory } from "~/domain/talent-card";
import { FACTORY_NOW } from "~seeds/factories/clock";

const SETS = SHIPPED_RULE_SETS.map((ruleSet) => ({ ruleSet, version: 1 }));
const judge = (category: CardCategory, facts: Facts) => evaluateCard(category, SETS, facts, FACTORY_NOW);

const ENTERED: Facts = {
  conduct: true,
  fullTimeInZone: true,
  socialInsuranceInZone: true,
  taxInZone: true,
  payInZone: true,
  employerRegisteredInZone: true,
  employerTaxInZone: true,
  civilServant: false,
};
const EMPLOYED: Facts = { employerInZone: true, contractYears: 3, socialInsuranceInZone: true };

/** By hand, after policy-facts §5.2, §5.3, §5.5. */
const BY_HAND: [string, CardCategory, Facts, Verdict][] = [
  [
    "an academician who meets every condition of entry",
    "top",
    { ...ENTERED, honours: ["academician"] },
    "met",
  ],
  ["an academician of whom nothing else is known", "top", { honours: ["academician"] }, "unknown"],
  ["somebody without an honour", "top", { ...ENTERED, honours: [] }, "notMet"],
  ["somebody whose honours nobody knows", "top", ENTERED, "unknown"],
  ["an equal honour that nobody has weighed", "top", { ...ENTERED, honours: ["topEquivalent"] }, "unknown"],
  [
    "an equal honour that a person has confirmed",
    "top",
    { ...ENTERED, honours: ["topEquivalent"], topEquivalent: true },
    "met",
  ],
  [
    "an academician whose social insurance is elsewhere, of whom nobody knows about part-time work",
    "top",
    { ...ENTERED, honours: ["academician"], socialInsuranceInZone: false },
    "unknown",
  ],
  [
    "the same who does not work part-time",
    "top",
    { ...ENTERED, honours: ["academician"], socialInsuranceInZone: false, partTimeStandard: false },
    "notMet",
  ],
  [
    "the same whose part-time work a person has confirmed",
    "top",
    { ...ENTERED, honours: ["academician"], socialInsuranceInZone: false, partTimeStandard: true },
    "met",
  ],
  [
    "part-time work at an employer registered elsewhere: the exception is for the person's relations only",
    "top",
    { ...ENTERED, honours: ["academician"], employerRegisteredInZone: false, partTimeStandard: true },
    "notMet",
  ],
  [
    "a civil servant",
    "outstanding",
    { ...ENTERED, honours: ["changjiang"], civilServant: true, partTimeStandard: false },
    "notMet",
  ],
  ["a 长江学者", "outstanding", { ...ENTERED, honours: ["changjiang"] }, "met"],
  [
    "an honour of the part that is cut off",
    "outstanding",
    { ...ENTERED, honours: ["outstandingOther"] },
    "unknown",
  ],
  ["somebody without a national honour", "outstanding", { ...ENTERED, honours: [] }, "notMet"],
  ["whoever enters, as the catalogue is not public", "leading", { ...ENTERED, honours: [] }, "unknown"],
  ["whoever enters, as the catalogue is not public", "young", { ...ENTERED, honours: [] }, "unknown"],
  ["a civil servant, whatever the catalogue says", "young", { ...ENTERED, civilServant: true }, "notMet"],
  ["a bachelor of 25", "fengqiBachelor", { ...EMPLOYED, degree: "bachelor", age: 25 }, "met"],
  ["a bachelor of 26", "fengqiBachelor", { ...EMPLOYED, degree: "bachelor", age: 26 }, "notMet"],
  [
    "a 高级工 without a degree",
    "fengqiBachelor",
    { ...EMPLOYED, degree: "none", skill: "seniorWorker", age: 22 },
    "met",
  ],
  [
    "somebody with neither degree nor title nor skill",
    "fengqiBachelor",
    { ...EMPLOYED, degree: "none", title: "none", skill: "none", age: 22 },
    "notMet",
  ],
  ["a master of 30", "fengqiMaster", { ...EMPLOYED, degree: "master", age: 30 }, "met"],
  ["a master of 31", "fengqiMaster", { ...EMPLOYED, degree: "master", age: 31 }, "notMet"],
  [
    "a bachelor whose title is 中级",
    "fengqiMaster",
    { ...EMPLOYED, degree: "bachelor", title: "intermediate", age: 29 },
    "met",
  ],
  [
    "a contract of half a year",
    "fengqiMaster",
    { ...EMPLOYED, degree: "master", age: 27, contractYears: 0.5 },
    "notMet",
  ],
  [
    "a contract of one year",
    "fengqiMaster",
    { ...EMPLOYED, degree: "master", age: 27, contractYears: 1 },
    "met",
  ],
  [
    "a contract of unknown length",
    "fengqiMaster",
    { ...EMPLOYED, degree: "master", age: 27, contractYears: null },
    "unknown",
  ],
  ["a doctor of 35", "fengqiDoctor", { ...EMPLOYED, degree: "doctor", age: 35 }, "met"],
  ["a doctor of 36", "fengqiDoctor", { ...EMPLOYED, degree: "doctor", age: 36 }, "notMet"],
  [
    "a doctoral student at a company of the zone, without a contract",
    "fengqiDoctor",
    {
      degree: "doctoralStudent",
      age: 28,
      employerInZone: true,
      contractYears: 0,
      socialInsuranceInZone: false,
    },
    "met",
  ],
  [
    "a doctoral student elsewhere",
    "fengqiDoctor",
    { degree: "doctoralStudent", age: 28, employerInZone: false },
    "notMet",
  ],
  ["a 高级技师", "fengqiDoctor", { ...EMPLOYED, degree: "none", skill: "seniorTechnician", age: 34 }, "met"],
  [
    "a postdoc, as the text is cut off",
    "fengqiPostdoc",
    { ...EMPLOYED, degree: "postdoc", age: 33 },
    "unknown",
  ],
  ["a doctor who is no postdoc", "fengqiPostdoc", { ...EMPLOYED, degree: "doctor", age: 33 }, "notMet"],
];

describe("the shipped rule sets", () => {
  it.each(BY_HAND)("judge %s for %s", (_, category, facts, verdict) => {
    expect(judge(category, facts).verdict).toBe(verdict);
  });

  it("are there for every category, each line with an id of its own", () => {
    const ids = SHIPPED_RULE_SETS.map(({ id }) => id);
    for (const category of CARD_CATEGORIES)
      expect(ids).toEqual(expect.arrayContaining([...CARD_RULE_SETS[category]]));
    expect(new Set(ids).size).toBe(ids.length);
    for (const set of SHIPPED_RULE_SETS) {
      const lines = [...set.gates, ...set.waivers.map(({ by }) => by), ...set.directPass].map(({ id }) => id);
      expect(new Set(lines).size).toBe(lines.length);
      for (const { gates } of set.waivers)
        expect(set.gates.map(({ id }) => id)).toEqual(expect.arrayContaining([...gates]));
    }
  });

  it("ask only for facts that have been put into words, apart from the condition nobody has published", () => {
    const unnamed = SHIPPED_RULE_SETS.flatMap(factsOf).filter(
      (name) => !findCardFact(name) && !findEnterpriseFact(name),
    );
    expect(unnamed).toEqual(["postdocConditions"]);
  });

  it("judge nobody of whom nothing is known", () => {
    for (const category of CARD_CATEGORIES) expect(judge(category, {}).verdict).toBe("unknown");
  });

  it("call an honour provable that a certificate shows, and no other", () => {
    expect(judge("top", { ...ENTERED, honours: ["academician"] }).provable).toBe(true);
    expect(judge("top", { honours: ["academician"] }).provable).toBe(true);
    expect(judge("top", { ...ENTERED, honours: ["topEquivalent"], topEquivalent: true }).provable).toBe(
      false,
    );
    expect(judge("outstanding", { ...ENTERED, honours: ["outstandingOther"] }).provable).toBe(false);
    expect(judge("outstanding", { ...ENTERED, honours: ["academician"] }).provable).toBe(false);
    expect(judge("fengqiDoctor", { ...EMPLOYED, degree: "doctor", age: 30 }).provable).toBe(false);
  });

  it("leave the verdict unknown where a rule set of the category is missing", () => {
    const without = SETS.filter(({ ruleSet }) => ruleSet.id !== "jinfenghuang-entry");
    expect(evaluateCard("top", without, { ...ENTERED, honours: ["nobel"] }, FACTORY_NOW).verdict).toBe(
      "unknown",
    );
  });
});

describe("what is asked next", () => {
  it("is nothing about degree and age of somebody who asks for the catalogue only", () => {
    const needed = neededCardFacts(SETS, {}, ["top", "outstanding"]);
    expect(needed).toEqual(expect.arrayContaining(["honours", "civilServant", "fullTimeInZone"]));
    expect(needed).not.toContain("age");
    expect(needed).not.toContain("partTimeStandard");
  });

  it("is no title of whoever has the degree, and the title of whoever has not", () => {
    expect(neededCardFacts(SETS, { degree: "doctor" }, ["fengqiMaster"])).not.toContain("title");
    expect(neededCardFacts(SETS, { degree: "bachelor" }, ["fengqiMaster"])).toContain("title");
  });

  it("is nothing more of a civil servant for the catalogue", () => {
    expect(neededCardFacts(SETS, { civilServant: true }, ["top", "outstanding", "leading", "young"])).toEqual(
      [],
    );
  });

  it("ends for every way of answering, and never asks twice or what only the office can tell", () => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat(1000)), (choices) => {
        const answers: Record<string, string> = {};
        for (let turn = 0; turn <= CARD_FACTS.length; turn += 1) {
          const [name] = neededCardFacts(SETS, factsOfAnswers(answers));
          if (name === undefined) return;
          expect(answers).not.toHaveProperty(name);
          const fact = findCardFact(name)!;
          expect(fact.kind).not.toBe("office");
          const choice = choices.next().value as number;
          const options = answersTo(fact);
          answers[name] =
            fact.kind === "number"
              ? String((fact.range?.[0] ?? 0) + (choice % 40))
              : options[choice % options.length]!.value;
        }
        throw new Error("still asks");
      }),
    );
  });
});

describe("an answer", () => {
  it("is read as a fact, and what is none of the answers is no answer", () => {
    expect(
      factsOfAnswers({
        conduct: "yes",
        civilServant: "no",
        taxInZone: "unsure",
        payInZone: "maybe",
        age: "26",
        contractYears: "-1",
        degree: "master",
        title: "emperor",
        honours: "nobel,nobel,forged",
        partTimeStandard: "claim",
        topEquivalent: "yes",
        constructor: "yes",
      }),
    ).toEqual({
      conduct: true,
      civilServant: false,
      taxInZone: null,
      age: 26,
      degree: "master",
      honours: ["nobel"],
      partTimeStandard: null,
    });
    expect(factsOfAnswers({ honours: "none" })).toEqual({ honours: [] });
    expect(factsOfAnswers({ partTimeStandard: "yes", topEquivalent: "yes" })).toEqual({});
  });

  it("is shown in words", () => {
    expect(showFact("age", 26)).toBe("26 周岁");
    expect(showFact("degree", "doctoralStudent")).toBe("在读博士");
    expect(showFact("honours", ["nobel", "turing"])).toBe("诺贝尔奖、图灵奖");
    expect(showFact("honours", [])).toBe("没有");
    expect(showFact("conduct", null)).toBe("未知");
    expect(showFact("civilServant", false)).toBe("否");
  });

  it("can name every honour of the catalogue, each once", () => {
    expect(new Set(HONOURS.map(({ id }) => id)).size).toBe(HONOURS.length);
  });
});

describe("a class of the other side", () => {
  it("proposes the categories it may correspond to, and none where it is none of A–F", () => {
    expect(categoriesOfLevel("A")).toEqual(["top"]);
    expect(categoriesOfLevel("b 类")).toEqual(["outstanding"]);
    expect(categoriesOfLevel("D")).toEqual(["young", "fengqiDoctor"]);
    expect(categoriesOfLevel("F类")).toEqual(["fengqiBachelor"]);
    expect(categoriesOfLevel("G")).toEqual([]);
    expect(categoriesOfLevel("")).toEqual([]);
  });
});
