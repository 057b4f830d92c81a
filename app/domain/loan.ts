import { certificateFact } from "./rules/enterprise-facts";
import type { ExplainedEvaluation, ExplainedLine } from "./rules/explain-evaluation";
import { inputWords } from "./rules/facts";
import { gradeOf } from "./rules/grade";
import type { Facts, RuleGrade, RuleSet } from "./rules/rule-set";

/** Which figures stand for a factor as long as no bands say so (policy-facts §7.2): our reading. */
const FACTS: Readonly<Record<string, readonly string[]>> = {
  ip: ["ip1Count", "ip2Count"],
  rd: ["rdWan", "rdToRevenue"],
  talent: ["sciStaffCount", "seniorStaffCount"],
  product: ["hiTechRevenueWan", "hiTechRatio"],
  enterprise: [certificateFact("highTech"), certificateFact("gazelle")],
};

export interface LoanPreAssessment {
  /** Factors, bands, points and sums; a factor without bands shows the figures that would stand for it. */
  shown: ExplainedEvaluation;
  /** Whether it is in the system of 科技型企业, without which there is no loan. */
  entry: ExplainedLine | null;
  /** Best first, with those that the points can be worth. */
  grades: (RuleGrade & { isReached: boolean })[];
  /** `B`, `B 至 C`; null = 待核. */
  grade: string | null;
  /** Of the grade, 万元; null = 待核, or more than one is possible. */
  limitWan: number | null;
  /** Whether the points are below the last grade for certain. */
  isBelow: boolean;
  /** Why there is no grade: a factor without bands, or bounds that nobody has published. */
  lacks: "weights" | "bounds" | null;
}

/** What a loan would be decided by, and how it would be graded; the grade is open as long as nobody has told the weights. */
export function loanOf(ruleSet: RuleSet, explained: ExplainedEvaluation, facts: Facts): LoanPreAssessment {
  const graded = gradeOf(ruleSet, explained.points);
  const { grades = [] } = ruleSet;
  const at = (one: RuleGrade | "none") => (one === "none" ? grades.length : grades.indexOf(one));
  const [first, last] = graded ? [at(graded.best), at(graded.least)] : [-1, -1];
  const certain = first === last ? grades[first] : undefined;
  const titles = [grades[first]?.title, grades[last]?.title ?? "不入级"];
  return {
    shown: {
      ...explained,
      lines: explained.lines
        .filter(({ part }) => part === "score")
        .map((line) => (line.inputs.length > 0 ? line : { ...line, inputs: inputsOf(line.id, facts) })),
    },
    entry: explained.lines.find(({ part }) => part === "gate") ?? null,
    grades: grades.map((one, i) => ({ ...one, isReached: graded !== null && i >= first && i <= last })),
    grade:
      graded === null || titles[0] === undefined ? null : first === last ? titles[0] : titles.join(" 至 "),
    limitWan: certain?.limitWan ?? null,
    isBelow: graded?.best === "none",
    lacks:
      graded !== null ? null : ruleSet.scoring.some(({ bands }) => bands.length === 0) ? "weights" : "bounds",
  };
}

const inputsOf = (item: string, facts: Facts): ExplainedLine["inputs"] =>
  (FACTS[item] ?? []).map((fact) => inputWords({ fact, value: facts[fact] }));
