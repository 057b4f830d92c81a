import { clauseLabel, needsCheck } from "../clause";
import { isPointsRuleSet } from "./enterprise-rules";
import { factLabel, kindOfFact, showFact } from "./facts";
import type { Condition, RuleLine, RuleSet, ScoreGroup, ScoreItem } from "./rule-set";

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
  ];
}

/** One thing that can be read of a rule set, by a key that is stable over versions. */
export interface RuleStatement {
  key: string;
  where: string;
  text: string;
}

const months = (n: number | null) => (n === null ? "待核" : `${n} 个月`);

function statementsOfLine(part: LinePart, line: RuleLine, ruleSet: RuleSet, gates?: readonly string[]) {
  const key = `${part} ${line.id}`;
  const where = `${PART_LABELS[part]}“${line.title}”`;
  const spared = gates?.map((id) => ruleSet.gates.find((gate) => gate.id === id)?.title ?? id).join("、");
  return [
    { key: `${key} title`, where: `${where} · 名称`, text: line.title },
    { key: `${key} when`, where: `${where} · 判定`, text: describeCondition(line.when) },
    { key: `${key} clause`, where: `${where} · 依据`, text: clauseText(line.clause) },
    { key: `${key} advice`, where: `${where} · 提示`, text: line.advice ?? "" },
    ...(spared === undefined ? [] : [{ key: `${key} gates`, where: `${where} · 免除`, text: spared }]),
  ];
}

const clauseText = (clause: RuleLine["clause"]) =>
  [clauseLabel(clause), `置信 ${clause.confidence}`, clause.effectiveFrom ?? "", clause.effectiveTo ?? ""]
    .filter(Boolean)
    .join("，");

function statementsOfItem(item: ScoreItem): RuleStatement[] {
  const where = `${PART_LABELS.score}“${item.title}”`;
  return [
    { key: `score ${item.id} title`, where: `${where} · 名称`, text: item.title },
    {
      key: `score ${item.id} max`,
      where: `${where} · 最高分`,
      text: item.max === null ? "待核" : `${item.max} 分`,
    },
    { key: `score ${item.id} clause`, where: `${where} · 依据`, text: clauseText(item.clause) },
    {
      key: `score ${item.id} bands`,
      where: `${where} · 分档`,
      text:
        item.bands.map((band) => `${describeCondition(band.when)}：${pointsText(band)}`).join("；") || "待核",
    },
  ];
}

function statementsOfGroup({ id, title, items, max, least }: ScoreGroup, ruleSet: RuleSet): RuleStatement[] {
  const where = `评分分组“${title}”`;
  const titles = items.map((item) => ruleSet.scoring.find((one) => one.id === item)?.title ?? item);
  return [
    { key: `group ${id} title`, where: `${where} · 名称`, text: title },
    { key: `group ${id} items`, where: `${where} · 评分项`, text: titles.join("、") || "没有" },
    { key: `group ${id} max`, where: `${where} · 最多计分`, text: max === null ? "不封顶" : `${max} 分` },
    { key: `group ${id} least`, where: `${where} · 至少得分`, text: least === null ? "不限" : `${least} 分` },
  ];
}

/** `5 分`, `2–10 分`. */
export const pointsText = ({ min, max }: { min: number; max: number }) =>
  min === max ? `${min} 分` : `${min}–${max} 分`;

/** Everything a rule set says, one statement each. */
export function statementsOf(ruleSet: RuleSet): RuleStatement[] {
  const basics = {
    title: ["名称", ruleSet.title],
    docNo: ["文号", ruleSet.docNo ?? "待核"],
    effective: ["文件有效期", `${ruleSet.effectiveFrom ?? "待核"} 至 ${ruleSet.effectiveTo ?? "未规定"}`],
    confidence: ["置信", ruleSet.confidence],
    pass: [
      "通过分数",
      ruleSet.pass ? `${ruleSet.pass.exclusive ? "超过" : "达到"} ${ruleSet.pass.points} 分` : "没有",
    ],
    outcome: ["结果", ruleSet.outcome.label],
    validity: ["结果有效期", months(ruleSet.outcome.validityMonths)],
  };
  return [
    ...Object.entries(basics).map(([key, [where = "", text = ""]]) => ({ key, where, text })),
    ...linesOf(ruleSet).flatMap(({ part, line, gates }) => statementsOfLine(part, line, ruleSet, gates)),
    ...ruleSet.scoring.flatMap(statementsOfItem),
    ...(ruleSet.groups ?? []).flatMap((group) => statementsOfGroup(group, ruleSet)),
  ];
}

export interface RuleDifference {
  kind: "added" | "removed" | "changed" | "order";
  where: string;
  before: string | null;
  after: string | null;
}

/** What differs between two versions, in the order of the later one; then what is gone, then the order of the lines. */
export function diffRuleSets(before: RuleSet, after: RuleSet): RuleDifference[] {
  const old = new Map(statementsOf(before).map((one) => [one.key, one]));
  const now = new Map(statementsOf(after).map((one) => [one.key, one]));
  const found: RuleDifference[] = [];
  for (const [key, { where, text }] of now) {
    const was = old.get(key)?.text ?? null;
    if (was === text || (was === null && text === "")) continue;
    found.push({ kind: was === null ? "added" : "changed", where, before: was, after: text });
  }
  for (const [key, { where, text }] of old)
    if (!now.has(key) && text !== "") found.push({ kind: "removed", where, before: text, after: null });
  const order = (set: RuleSet, other: RuleSet) => {
    const known = new Set(linesOf(other).map(({ part, line }) => `${part} ${line.id}`));
    return linesOf(set).filter(({ part, line }) => known.has(`${part} ${line.id}`));
  };
  const [was, is] = [order(before, after), order(after, before)];
  if (was.some(({ line }, i) => line.id !== is[i]?.line.id))
    found.push({
      kind: "order",
      where: "条目的顺序",
      before: was.map(({ line }) => line.title).join("、"),
      after: is.map(({ line }) => line.title).join("、"),
    });
  return found;
}

/** A condition on a fact about which nothing is laid down yet: 待核. */
export function openCondition(fact: string): Condition {
  const kind = kindOfFact(fact);
  if (kind === "number") return { op: "min", fact, value: null };
  return kind === "choice" || kind === "choices"
    ? { op: "in", fact, values: null }
    : { op: "is", fact, value: null };
}
