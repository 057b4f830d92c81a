import { describe, expect, it } from "vitest";
import { loanOf, rewardsOf } from "~/domain/unlocks";
import type { Facts } from "~/domain/rules/rule-set";

const CERTIFIED: Facts = {
  "certificate:highTech": true,
  "certificate:cqTech": true,
  revenueWan: 800,
  aboveScale: false,
};
const verdictOf = (id: string, facts: Facts) =>
  rewardsOf(facts).rewards.find((one) => one.id === id)?.verdict;

/** policy-facts §2.5 */
describe("the rewards of the zone", () => {
  it("are 200,000 for a high-tech enterprise outside the statistics, 300,000 within", () => {
    expect(rewardsOf(CERTIFIED)).toMatchObject({ highTechWan: 20, isOverlapping: false });
    expect(rewardsOf({ ...CERTIFIED, aboveScale: true })).toMatchObject({
      highTechWan: 30,
      isOverlapping: false,
    });
  });

  it("are 500,000 from 500 million of revenue on, the highest of those that are met", () => {
    const large = { ...CERTIFIED, aboveScale: true, revenueWan: 50_000 };
    expect(rewardsOf(large)).toMatchObject({ highTechWan: 50, isOverlapping: true });
    expect(rewardsOf({ ...large, revenueWan: 49_999.99 })).toMatchObject({
      highTechWan: 30,
      isOverlapping: false,
    });
  });

  it("without a certificate are none now, and what they would be with one", () => {
    const found = rewardsOf({ ...CERTIFIED, "certificate:highTech": false });
    expect(found).toMatchObject({ highTechWan: null, highTechThenWan: 20 });
    expect(found.rewards.find(({ id }) => id === "highTech")).toMatchObject({
      ...{ verdict: "notMet", withCertificate: "met", amountWan: 20, confidence: "M" },
    });
    expect(rewardsOf(CERTIFIED)).toMatchObject({ highTechThenWan: null });
  });

  it("stay open where it is not known, never refused: the statistics, the first admission", () => {
    expect(verdictOf("highTech", { ...CERTIFIED, aboveScale: null })).toBe("unknown");
    expect(verdictOf("highTechRevenue", { ...CERTIFIED, revenueWan: null })).toBe("unknown");
    expect(verdictOf("techEntry", CERTIFIED)).toBe("unknown");
    expect(verdictOf("techEntry", { ...CERTIFIED, "certificate:cqTech": false })).toBe("notMet");
  });
});

/** policy-facts §7.2 */
describe("the loan by knowledge", () => {
  it("has two factors that count and three that add, each with what the company has", () => {
    const { factors } = loanOf({ ...CERTIFIED, ip1Count: 3, rdToRevenue: 6.5 });
    expect(factors.map(({ title, kind }) => [title, kind])).toEqual([
      ["知识产权", "base"],
      ["研发投入", "base"],
      ["科技人才", "bonus"],
      ["创新产品", "bonus"],
      ["创新企业", "bonus"],
    ]);
    expect(factors[0]?.inputs[0]).toEqual({ label: "有效的Ⅰ类知识产权", text: "3", isKnown: true });
    expect(factors[1]?.inputs).toMatchObject([{ isKnown: false }, { text: "6.5 %" }]);
  });

  it("has no grade and no limit that nobody has published", () => {
    expect(loanOf(CERTIFIED).grade).toBeNull();
    expect(loanOf(CERTIFIED).grades.map(({ limitWan }) => limitWan)).toEqual([300, null, null, null, 40]);
  });

  it("asks for a place in the system of technology enterprises", () => {
    expect(loanOf(CERTIFIED).entry.verdict).toBe("met");
    expect(loanOf({ ...CERTIFIED, "certificate:cqTech": false }).entry.verdict).toBe("notMet");
    expect(loanOf({}).entry.verdict).toBe("unknown");
  });
});
