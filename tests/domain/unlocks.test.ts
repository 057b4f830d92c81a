import { describe, expect, it } from "vitest";
import { rewardsOf } from "~/domain/unlocks";
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
