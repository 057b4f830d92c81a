import { clauseLabel, type Clause, type ClauseConfidence } from "./clause";
import { certificateFact } from "./rules/enterprise-facts";
import { evaluateCondition } from "./rules/evaluate-condition";
import { factLabel, showFact } from "./rules/facts";
import type { Condition, Facts, Verdict } from "./rules/rule-set";

const PLAN: Clause = {
  document: "《重庆高新区高新技术企业和科技型企业“双倍增”行动计划（2023—2027年）》",
  ...{ article: null, confidence: "M", effectiveFrom: "2023-04-24", effectiveTo: null },
};
const LOAN: Clause = {
  document: "重庆知识价值信用贷款",
  ...{ article: "评价指标与等级", confidence: "H", effectiveFrom: null, effectiveTo: null },
};
const LOAN_ENTRY: Clause = { ...LOAN, article: "条件：已入库重庆市科技型企业系统", confidence: "M" };

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

export type LoanGrade = "A" | "B" | "C" | "D" | "E";
/** Recommended limits, 万元; null = NOT FOUND (policy-facts §7.2): only the ends of `40–300` are public. */
const LOAN_LIMITS: LoanPreAssessment["grades"] = [
  { grade: "A", limitWan: 300 },
  { grade: "B", limitWan: null },
  { grade: "C", limitWan: null },
  { grade: "D", limitWan: null },
  { grade: "E", limitWan: 40 },
];

/** The five factors (§7.2); which figures stand for them is our reading, and no weight is public. */
const LOAN_FACTORS: readonly {
  id: string;
  title: string;
  kind: "base" | "bonus";
  facts: readonly string[];
}[] = [
  { id: "ip", title: "知识产权", kind: "base", facts: ["ip1Count", "ip2Count"] },
  { id: "rd", title: "研发投入", kind: "base", facts: ["rdWan", "rdToRevenue"] },
  { id: "talent", title: "科技人才", kind: "bonus", facts: ["sciStaffCount", "seniorStaffCount"] },
  { id: "product", title: "创新产品", kind: "bonus", facts: ["hiTechRevenueWan", "hiTechRatio"] },
  { id: "enterprise", title: "创新企业", kind: "bonus", facts: [HIGH_TECH, certificateFact("gazelle")] },
];

export interface LoanPreAssessment {
  /** Whether it is in the system of 科技型企业, without which there is no loan. */
  entry: { verdict: Verdict; clause: string; confidence: ClauseConfidence };
  factors: {
    id: string;
    title: string;
    kind: "base" | "bonus";
    inputs: { label: string; text: string; isKnown: boolean }[];
  }[];
  clause: string;
  confidence: ClauseConfidence;
  grades: readonly { grade: LoanGrade; limitWan: number | null }[];
  /** Null as long as no weights and bounds of the grades are known (待核). */
  grade: LoanGrade | null;
}

/** What a loan would be decided by; the grade is open, since neither weights nor bounds are public. */
export function loanOf(facts: Facts): LoanPreAssessment {
  return {
    entry: {
      verdict: evaluateCondition(holds(CQ_TECH), facts),
      clause: clauseLabel(LOAN_ENTRY),
      confidence: LOAN_ENTRY.confidence,
    },
    factors: LOAN_FACTORS.map(({ facts: names, ...factor }) => ({
      ...factor,
      inputs: names.map((name) => {
        const value = facts[name] ?? null;
        return { label: factLabel(name), text: showFact(name, value), isKnown: value !== null };
      }),
    })),
    clause: clauseLabel(LOAN),
    confidence: LOAN.confidence,
    grades: LOAN_LIMITS,
    grade: null,
  };
}
