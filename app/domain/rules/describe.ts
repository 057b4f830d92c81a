import { needsCheck } from "../clause";
import { isPointsRuleSet } from "./enterprise-rules";
import { factLabel, kindOfFact, showFact } from "./facts";
import { areInOrder } from "./grade";
import type { Condition, RuleLine, RuleSet } from "./rule-set";

const COMPARISONS = { min: "不少于", max: "不超过", above: "多于", below: "少于" } as const;

/** A condition in words: `年龄不超过 25 周岁`, `学历为本科、硕士之一，或者职称为初级`. */
export function describeCondition(condition: Condition, nested = false): string {
  switch (condition.op) {
    case "all":
    case "any": {
      if (condition.of.length === 0) return "没有写明条件";
      const text = condition.of
        .map((one) => describeCondition(one, true))
        .join(condition.op === "all" ? "，并且" : "，或者");
      return nested && condition.of.length > 1 ? `（${text}）` : text;
    }
    case "not":
      return `不是“${describeCondition(condition.of)}”`;
    case "person":
      return `${factLabel(condition.fact)}：由工作人员认定`;
    case "is":
      return condition.value === null
        ? `${factLabel(condition.fact)}：待核（没有公开文本）`
        : `${factLabel(condition.fact)}：${showFact(condition.fact, condition.value)}`;
    case "in": {
      const label = factLabel(condition.fact);
      if (condition.values === null) return `${label}：清单待核（没有公开文本）`;
      const list = condition.values.map((value) => showFact(condition.fact, value)).join("、");
      return `${label}：${list || "空清单"}${condition.values.length > 1 ? "，其中之一" : ""}`;
    }
    default: {
      const bound =
        condition.value === null ? "（数值待核）" : ` ${showFact(condition.fact, condition.value)}`;
      return `${factLabel(condition.fact)}${COMPARISONS[condition.op]}${bound}`;
    }
  }
}

/** Whether something in it stands for what is not public. */
const hasGap = (condition: Condition): boolean => {
  if ("of" in condition) return condition.op === "not" ? hasGap(condition.of) : condition.of.some(hasGap);
  if (condition.op === "person") return false;
  return (condition.op === "in" ? condition.values : condition.value) === null;
};

export const PART_LABELS = {
  gate: "必备条件",
  waiver: "例外",
  directPass: "直接符合",
  score: "评分",
} as const;
export type RulePart = keyof typeof PART_LABELS;
export type LinePart = Exclude<RulePart, "score">;

/** The lines of a rule set with the part each belongs to, in order. */
export const linesOf = (
  ruleSet: RuleSet,
): { part: LinePart; line: RuleLine; gates?: readonly string[] }[] => [
  ...ruleSet.gates.map((line) => ({ part: "gate" as const, line })),
  ...ruleSet.waivers.map(({ by, gates }) => ({ part: "waiver" as const, line: by, gates })),
  ...ruleSet.directPass.map((line) => ({ part: "directPass" as const, line })),
];

/** What of a rule set is 待核: each place where a bound, a list or the wording was not found or not checked. */
export function openPointsOf(ruleSet: RuleSet): string[] {
  const points = linesOf(ruleSet)
    .filter(({ line }) => hasGap(line.when) || needsCheck(line.clause))
    .map(({ line }) => line.title);
  const items = ruleSet.scoring
    .filter(
      ({ clause, max, bands }) =>
        needsCheck(clause) || max === null || bands.length === 0 || bands.some(({ when }) => hasGap(when)),
    )
    .map(({ title }) => title);
  return [
    ...(ruleSet.docNo === null ? ["文号"] : []),
    ...points,
    ...items,
    ...(ruleSet.scoring.length > 0 && ruleSet.pass === null && !isPointsRuleSet(ruleSet.id)
      ? ["通过分数"]
      : []),
    ...(ruleSet.grades ?? []).flatMap(({ title, from, limitWan }) => [
      ...(from === null ? [`等级 ${title} 的分数线`] : []),
      ...(limitWan === null ? [`等级 ${title} 的推荐额度`] : []),
    ]),
    ...(ruleSet.outcome.validityMonths === null ? ["有效期"] : []),
  ];
}

/** What is missing before a version can be put to others: in words, none where it is whole. */
export function faultsOfRuleSet(ruleSet: RuleSet): string[] {
  const lines = linesOf(ruleSet);
  const isEmpty = (condition: Condition) =>
    (condition.op === "all" || condition.op === "any") && condition.of.length === 0;
  return [
    ...(ruleSet.gates.length + ruleSet.directPass.length + ruleSet.scoring.length === 0
      ? ["一条判定条件也没有：任何人都会被判为符合。"]
      : []),
    ...lines.filter(({ line }) => isEmpty(line.when)).map(({ line }) => `“${line.title}”没有写明判定条件。`),
    ...lines
      .filter(({ part, gates }) => part === "waiver" && gates?.length === 0)
      .map(({ line }) => `例外“${line.title}”没有写明可以不满足哪些条件。`),
    // Points that nobody needs may be 待核; where some are needed, an item that gives none would refuse.
    ...(ruleSet.pass === null ? [] : ruleSet.scoring)
      .filter(({ bands }) => bands.length === 0)
      .map(({ title }) => `评分项“${title}”没有分档。`),
    ...(ruleSet.groups ?? [])
      .filter(({ items }) => items.length === 0)
      .map(({ title }) => `评分分组“${title}”没有评分项。`),
    ...(areInOrder(ruleSet.grades ?? []) ? [] : ["各等级的分数线应从高到低。"]),
  ];
}

/** `达到 60 分`, `超过 70 分`: what passes. */
export const passText = ({ points, exclusive }: NonNullable<RuleSet["pass"]>) =>
  `${exclusive ? "超过" : "达到"} ${points} 分`;

/** `5 分`, `2–10 分`. */
export const pointsText = ({ min, max }: { min: number; max: number }) =>
  min === max ? `${min} 分` : `${min}–${max} 分`;

/** A condition on a fact about which nothing is laid down yet: 待核. */
export function openCondition(fact: string): Condition {
  const kind = kindOfFact(fact);
  if (kind === "number") return { op: "min", fact, value: null };
  return kind === "choice" || kind === "choices"
    ? { op: "in", fact, values: null }
    : { op: "is", fact, value: null };
}
