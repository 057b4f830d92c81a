import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  CHECK_STEPS,
  ageBounds,
  answerFaults,
  answersQuery,
  bornSince,
  factsOfCheck,
  nextStep,
  readAnswers,
  type CheckAnswers,
} from "~/domain/card-check";
import { checkCategory, nearestChange } from "~/domain/card-check-result";
import { bandOf, catalogueOf, processOf } from "~/domain/card-programme";
import { CARD_FACTS, answersTo } from "~/domain/rules/card-facts";
import { SHIPPED_RULE_SETS } from "~/domain/rules/shipped";
import { CARD_CATEGORIES } from "~/domain/talent-card";
import { shanghaiMidnight } from "~/domain/time";
import { FACTORY_NOW } from "~seeds/factories";

const SETS = SHIPPED_RULE_SETS.map((ruleSet) => ({ ruleSet, version: 1 }));
const answersOf = (query: string) => readAnswers(new URLSearchParams(query));
const MASTER =
  "degree=master&age=28&honours=none&fullTimeInZone=yes&employerInZone=yes&contractYears=3&socialInsuranceInZone=yes&taxInZone=yes&payInZone=yes&employerRegisteredInZone=yes&employerTaxInZone=yes&civilServant=no&conduct=yes&title=none&skill=none";

/** What is answered to whatever is asked, until nothing is. */
function goThrough(scope: "all" | "catalogue" | "fengqi", reply: (name: string) => string) {
  const answers: CheckAnswers = {};
  const order: string[] = [];
  for (let n = 0; n < 40; n += 1) {
    const next = nextStep(SETS, factsOfCheck(answers), scope);
    if (!next) return { answers, order };
    for (const name of next.asked) {
      order.push(name);
      answers[name] = reply(name);
    }
  }
  throw new Error("asked without end");
}

describe("what the self-check asks", () => {
  it("has a place for everything that can be asked of somebody, once", () => {
    const placed = CHECK_STEPS.flatMap(({ facts }) => facts);
    expect(new Set(placed).size).toBe(placed.length);
    // Whether somebody works elsewhere in Chongqing decides about no card of ours.
    const askable = CARD_FACTS.filter(
      ({ kind, name }) => kind !== "office" && name !== "fullTimeInChongqing",
    );
    expect([...placed].sort()).toEqual(askable.map(({ name }) => name).sort());
  });

  it("ends, whatever is answered, and never asks twice", () => {
    const reply = fc.func(fc.nat(20));
    fc.assert(
      fc.property(reply, fc.constantFrom("all", "catalogue", "fengqi" as const), (pick, scope) => {
        const { order } = goThrough(scope, (name) => {
          const fact = CARD_FACTS.find((one) => one.name === name);
          const options = fact ? answersTo(fact).map(({ value }) => value) : [];
          const all = fact?.kind === "number" ? ["20", "33", "40", "unsure"] : [...options, "unsure"];
          return all[pick(name) % all.length] ?? "unsure";
        });
        expect(new Set(order).size).toBe(order.length);
      }),
      { numRuns: 200 },
    );
  });

  it("asks a graduate who wants to know of the bands nothing about honours, taxes or office", () => {
    const { order } = goThrough(
      "fengqi",
      (name) =>
        ({ degree: "master", age: "27", contractYears: "3", title: "none", skill: "none" })[name] ?? "yes",
    );
    expect(order).not.toContain("honours");
    expect(order).not.toContain("taxInZone");
    expect(order).not.toContain("civilServant");
  });

  it("asks for nothing more about the bands once the age is above all of them", () => {
    const answers = answersOf("degree=bachelor&age=50&title=none&skill=none");
    expect(nextStep(SETS, factsOfCheck(answers), "fengqi")).toBeNull();
  });
});

describe("answers in an address", () => {
  it("come back as they were given, without what is no answer", () => {
    const answers = answersOf("for=fengqi&degree=doctor&age=300&honours=none&honours=nobel&conduct=perhaps");
    expect(answers).toMatchObject({ degree: "doctor", honours: "nobel" });
    expect(answersQuery(answers, "fengqi")).toEqual({ for: "fengqi", degree: "doctor", honours: "nobel" });
  });

  it("say that somebody cannot say only where nothing else was said", () => {
    expect(answersOf("age=&age=unsure").age).toBe("unsure");
    expect(answersOf("age=27&age=unsure").age).toBe("27");
    expect(factsOfCheck(answersOf("age=&age=unsure")).age).toBeNull();
    expect(answersOf("age=")).toEqual({});
  });

  it("are told apart from what was left out or cannot be meant, in words", () => {
    expect(answerFaults(["degree", "age"], answersOf("age=200"))).toEqual({
      degree: "请回答“学历”；不清楚的选“不确定”",
      age: "年龄请填写 16 至 100 之间的数字，或勾选“不确定”",
    });
    expect(answerFaults(["age"], answersOf("age=unsure"))).toEqual({});
    expect(answerFaults([], answersOf(""))).toEqual({});
  });

  it("may be anything at all", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...CARD_FACTS.map((f) => f.name)), fc.string())),
        (pairs) => {
          const answers = readAnswers(new URLSearchParams(pairs));
          const again = answersQuery(answers, "all");
          expect(answersQuery(readAnswers(new URLSearchParams(again)), "all")).toEqual(again);
          nextStep(SETS, factsOfCheck(answers), "all");
        },
      ),
    );
  });
});

describe("the age bounds", () => {
  it("are told by month of birth", () => {
    expect(ageBounds(SETS)).toEqual([25, 30, 35]);
    expect(bornSince(25, FACTORY_NOW)).toEqual({ year: 2000, month: 12 });
    expect(bornSince(25, shanghaiMidnight(2026, 12, 5))).toEqual({ year: 2001, month: 1 });
    expect(bornSince(30, shanghaiMidnight(2027, 1, 1))).toEqual({ year: 1996, month: 2 });
  });

  it("hold for everybody born since: nobody of them has had the birthday after", () => {
    fc.assert(
      fc.property(fc.nat(3000), fc.constantFrom(25, 30, 35), (days, bound) => {
        const now = FACTORY_NOW + days * 86_400_000;
        const { year, month } = bornSince(bound, now);
        expect(shanghaiMidnight(year + bound + 1, month, 1)).toBeGreaterThan(now);
        // The month before holds somebody who may be older.
        expect(shanghaiMidnight(year + bound + 1, month - 1, 1)).toBeLessThanOrEqual(now);
      }),
    );
  });
});

const results = (query: string) => {
  const facts = factsOfCheck(answersOf(query));
  return CARD_CATEGORIES.map((category) => checkCategory(category, SETS, facts, FACTORY_NOW));
};
const verdicts = (query: string) =>
  Object.fromEntries(results(query).map(({ category, verdict }) => [category, verdict]));

describe("the result of the self-check", () => {
  it("tells a master of 28 in the zone: 硕士 fits, 博士 and 本科 do not, the unpublished categories stay open", () => {
    expect(verdicts(MASTER)).toEqual({
      top: "notMet",
      outstanding: "notMet",
      leading: "unknown",
      young: "unknown",
      fengqiPostdoc: "notMet",
      fengqiDoctor: "notMet",
      fengqiMaster: "met",
      fengqiBachelor: "notMet",
    });
  });

  it("names the condition that fails with clause, confidence and what would change it", () => {
    const [bachelor] = results(MASTER).filter(({ category }) => category === "fengqiBachelor");
    const [age] = bachelor?.conditions ?? [];
    expect(age).toMatchObject({ verdict: "notMet", confidence: "H", docNo: "渝高新发〔2024〕11号" });
    expect(age?.title).toContain("25");
    expect(age?.clause).toContain("新凤人才");
    expect(age?.given).toBe("年龄：28 周岁");
    expect(age?.advice).toBeTruthy();
  });

  it("takes the entries of the catalogue as one condition of which any is enough", () => {
    const [top] = results(MASTER);
    const catalogue = top?.conditions.find(({ anyOf }) => anyOf.length > 0);
    expect(catalogue).toMatchObject({ verdict: "notMet" });
    expect(catalogue?.anyOf.length).toBeGreaterThan(3);
    const [nobel] = results(MASTER.replace("honours=none", "honours=nobel"));
    expect(nobel).toMatchObject({ verdict: "met", provable: true });
  });

  it("tells why a condition is open: not answered, not known to whoever answers, or not public", () => {
    const why = (query: string, category: string) =>
      results(query)
        .find((one) => one.category === category)
        ?.conditions.filter(({ verdict }) => verdict === "unknown")
        .map((condition) => condition.why);
    expect(why(MASTER, "young")).toEqual(["open"]);
    expect(why("degree=master&age=28&title=none&skill=none", "fengqiMaster")).toEqual([
      "unanswered",
      "unanswered",
      "unanswered",
    ]);
    expect(why(MASTER.replace("contractYears=3", "contractYears=unsure"), "fengqiMaster")).toEqual([
      "unsure",
    ]);
  });

  it("names the nearest change where nothing fits, and none that years or prizes would take", () => {
    const without = MASTER.replace("socialInsuranceInZone=yes", "socialInsuranceInZone=no");
    expect(nearestChange(results(without))).toMatchObject({
      category: "fengqiMaster",
      changes: [{ title: "在高新区缴纳社会保险" }],
    });
    expect(nearestChange(results(MASTER))).toBeNull();
    const old = without.replace("age=28", "age=50");
    expect(nearestChange(results(old))?.category).not.toBe("fengqiMaster");
  });
});

describe("the page of the programme", () => {
  it("shows every entry of the catalogue, and 待核 where no public text gives one", () => {
    const entries = (id: string) => {
      const found = SHIPPED_RULE_SETS.find((one) => one.id === id);
      return found ? catalogueOf(found) : [];
    };
    expect(entries("jinfenghuang-top").flatMap(({ honours }) => honours ?? [])).toContain("图灵奖");
    expect(entries("jinfenghuang-leading").map(({ honours }) => honours)).toEqual([null]);
    expect(entries("jinfenghuang-outstanding").at(-1)).toMatchObject({ honours: null, confidence: "open" });
  });

  it("shows a band in a row", () => {
    const master = SHIPPED_RULE_SETS.find(({ id }) => id === "xinfeng-master");
    expect(master && bandOf(master)).toMatchObject({ degree: "硕士，或中级职称、技师", confidence: "H" });
  });

  it("draws the way from the table of transitions, with the working days of each stage", () => {
    expect(processOf().map(({ status, days }) => [status, days])).toEqual([
      ["draft", null],
      ["submitted", 3],
      ["firstReview", 5],
      ["secondReview", 5],
      ["publicity", 5],
      ["approved", null],
    ]);
  });
});
