import { clauseLabel, type Clause, type ClauseConfidence } from "./clause";
import { certificateFact } from "./rules/enterprise-facts";
import { evaluateCondition } from "./rules/evaluate-condition";
import type { Condition, Facts, Verdict } from "./rules/rule-set";

const PLAN: Clause = {
  document: "《重庆高新区高新技术企业和科技型企业“双倍增”行动计划（2023—2027年）》",
  ...{ article: null, confidence: "M", effectiveFrom: "2023-04-24", effectiveTo: null },
};
const HIGH_TECH = certificateFact("highTech");
const CQ_TECH = certificateFact("cqTech");
const holds = (fact: string): Condition => ({ op: "is", fact, value: true });

/** A reward of the zone (policy-facts §2.5). */
interface Reward {
  id: string;
  title: string;
  /** What it asks, in words. */
  asks: string;
  amountWan: number;
  /** Certificate without which there is none. */
  certificate: string;
  when: Condition;
}

const REWARDS: readonly Reward[] = [
  {
    ...{ id: "highTech", title: "高新技术企业认定奖励", amountWan: 20, certificate: HIGH_TECH },
    asks: "通过认定的高新技术企业，非“四上”企业",
    when: { op: "all", of: [holds(HIGH_TECH), { op: "is", fact: "aboveScale", value: false }] },
  },
  {
    ...{ id: "highTechAboveScale", title: "高新技术企业认定奖励", amountWan: 30, certificate: HIGH_TECH },
    asks: "通过认定的高新技术企业，“四上”企业",
    when: { op: "all", of: [holds(HIGH_TECH), { op: "is", fact: "aboveScale", value: true }] },
  },
  {
    ...{ id: "highTechRevenue", title: "高新技术企业认定奖励", amountWan: 50, certificate: HIGH_TECH },
    asks: "通过认定的高新技术企业，上年营业收入不少于 5 亿元",
    when: { op: "all", of: [holds(HIGH_TECH), { op: "min", fact: "revenueWan", value: 50_000 }] },
  },
  {
    ...{ id: "techEntry", title: "科技型企业入库奖励", amountWan: 1, certificate: CQ_TECH },
    asks: "首次完成审核入库的科技型企业；是否首次由主管部门核定",
    when: { op: "all", of: [holds(CQ_TECH), { op: "person", fact: "firstEntry" }] },
  },
];
/** Of these the source does not say whether they add up; the highest is told. */
const OVERLAPPING: readonly string[] = ["highTech", "highTechAboveScale", "highTechRevenue"];

export interface ShownReward {
  id: string;
  title: string;
  asks: string;
  amountWan: number;
  verdict: Verdict;
  /** What it would be with the certificate; null where the company has it. */
  withCertificate: Verdict | null;
  clause: string;
  confidence: ClauseConfidence;
}

export interface Rewards {
  rewards: ShownReward[];
  /** The highest of those about 高企 that are met now; null where none is. */
  highTechWan: number | null;
  /** The same once the company has the certificate; null where it has it, or where none would be met. */
  highTechThenWan: number | null;
  /** Whether more than one of them is met, so that which one counts is 待核. */
  isOverlapping: boolean;
}

/** Which rewards a company may have, by its facts. No decision follows from it, nor whether one was paid before. */
export function rewardsOf(facts: Facts): Rewards {
  const rewards = REWARDS.map(({ when, certificate, id, title, asks, amountWan }): ShownReward => ({
    ...{ id, title, asks, amountWan, clause: clauseLabel(PLAN), confidence: PLAN.confidence },
    verdict: evaluateCondition(when, facts),
    withCertificate:
      facts[certificate] === true ? null : evaluateCondition(when, { ...facts, [certificate]: true }),
  }));
  const highest = (of: (reward: ShownReward) => Verdict | null) => {
    const met = rewards.filter((one) => OVERLAPPING.includes(one.id) && of(one) === "met");
    return {
      n: met.length,
      wan: met.length === 0 ? null : Math.max(...met.map(({ amountWan }) => amountWan)),
    };
  };
  const [now, then] = [highest(({ verdict }) => verdict), highest(({ withCertificate }) => withCertificate)];
  return {
    rewards,
    highTechWan: now.wan,
    highTechThenWan: then.wan,
    isOverlapping: Math.max(now.n, then.n) > 1,
  };
}
