import { CLAUSE_CONFIDENCE_LABELS, clauseLabel } from "../clause";
import { PART_LABELS, describeCondition, linesOf, passText, pointsText, type LinePart } from "./describe";
import type { RuleGrade, RuleLine, RuleSet, ScoreGroup, ScoreItem } from "./rule-set";

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
  [
    clauseLabel(clause),
    `来源置信：${CLAUSE_CONFIDENCE_LABELS[clause.confidence]}`,
    clause.effectiveFrom ?? "",
    clause.effectiveTo ?? "",
  ]
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

const wan = (n: number | null) => (n === null ? "待核" : `${n} 万元`);

function statementsOfGrade({ id, title, from, limitWan }: RuleGrade): RuleStatement[] {
  const where = `等级 ${title}`;
  return [
    { key: `grade ${id} from`, where: `${where} · 分数线`, text: from === null ? "待核" : `${from} 分` },
    { key: `grade ${id} limit`, where: `${where} · 推荐额度`, text: wan(limitWan) },
  ];
}

/** Everything a rule set says, one statement each. */
export function statementsOf(ruleSet: RuleSet): RuleStatement[] {
  const basics = {
    title: ["名称", ruleSet.title],
    docNo: ["文号", ruleSet.docNo ?? "待核"],
    effective: ["文件有效期", `${ruleSet.effectiveFrom ?? "待核"} 至 ${ruleSet.effectiveTo ?? "未规定"}`],
    confidence: ["来源置信", CLAUSE_CONFIDENCE_LABELS[ruleSet.confidence]],
    pass: ["通过分数", ruleSet.pass ? passText(ruleSet.pass) : "没有"],
    outcome: ["结果", ruleSet.outcome.label],
    validity: ["结果有效期", months(ruleSet.outcome.validityMonths)],
  };
  return [
    ...Object.entries(basics).map(([key, [where = "", text = ""]]) => ({ key, where, text })),
    ...linesOf(ruleSet).flatMap(({ part, line, gates }) => statementsOfLine(part, line, ruleSet, gates)),
    ...ruleSet.scoring.flatMap(statementsOfItem),
    ...(ruleSet.groups ?? []).flatMap((group) => statementsOfGroup(group, ruleSet)),
    ...(ruleSet.grades ?? []).flatMap(statementsOfGrade),
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
  return [...found, ...ORDERED.flatMap(([where, of]) => orderOf(where, of(before), of(after)))];
}

type Named = { key: string; title: string };
/** What stands in an order that is shown. */
const ORDERED: readonly (readonly [where: string, of: (ruleSet: RuleSet) => Named[]])[] = [
  [
    "条目的顺序",
    (ruleSet) => linesOf(ruleSet).map(({ part, line }) => ({ key: `${part} ${line.id}`, title: line.title })),
  ],
  ["评分项的顺序", ({ scoring }) => scoring.map(({ id, title }) => ({ key: id, title }))],
  ["评分分组的顺序", ({ groups = [] }) => groups.map(({ id, title }) => ({ key: id, title }))],
];

/** Whether those that both have come in another order. */
function orderOf(where: string, before: readonly Named[], after: readonly Named[]): RuleDifference[] {
  const both = (all: readonly Named[], others: readonly Named[]) =>
    all.filter(({ key }) => others.some((one) => one.key === key));
  const [was, is] = [both(before, after), both(after, before)];
  if (was.every(({ key }, i) => key === is[i]?.key)) return [];
  const names = (all: readonly Named[]) => all.map(({ title }) => title).join("、");
  return [{ kind: "order", where, before: names(was), after: names(is) }];
}
