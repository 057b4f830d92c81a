import type { CardEvaluation, EvaluatedLine } from "./card-evaluation";
import type { ClauseConfidence } from "./clause";
import { findCardFact, showFact } from "./rules/card-facts";
import { evaluateCard, type VersionedRuleSet } from "./rules/evaluate-card";
import type { Facts, RuleLine, RuleSet, Verdict } from "./rules/rule-set";
import { CARD_CATEGORIES, type CardCategory } from "./talent-card";

/** Why a condition is open: nothing was answered, somebody could not say, or only the office or an original can tell. */
export type OpenReason = "unanswered" | "unsure" | "open";

/** A condition of a category, as it is shown. */
export interface CheckedCondition {
  id: string;
  title: string;
  verdict: Verdict;
  why: OpenReason | null;
  /** What was answered, in words. */
  given: string;
  clause: string;
  confidence: ClauseConfidence;
  /** The document that the rule set names; null = 待核. */
  docNo: string | null;
  advice: string | null;
  /** Met by an exception: its title. */
  waivedBy: string | null;
  /** Of conditions any one of which is enough. */
  anyOf: readonly { title: string; verdict: Verdict; clause: string; confidence: ClauseConfidence }[];
}

export interface CheckedCategory {
  category: CardCategory;
  verdict: Verdict;
  provable: boolean;
  /** What is not met first, then what is open, then what is met. */
  conditions: CheckedCondition[];
}

const ORDER: Record<Verdict, number> = { notMet: 0, unknown: 1, met: 2 };

const linesOf = (ruleSet: RuleSet): RuleLine[] => [
  ...ruleSet.gates,
  ...ruleSet.waivers.map(({ by }) => by),
  ...ruleSet.directPass,
];

function whyOpen(line: EvaluatedLine, facts: Facts): OpenReason | null {
  if (line.verdict !== "unknown") return null;
  const asked = line.inputs.filter(({ fact }) => (findCardFact(fact)?.kind ?? "office") !== "office");
  if (asked.some(({ fact }) => facts[fact] === undefined)) return "unanswered";
  return asked.some(({ fact }) => facts[fact] === null && findCardFact(fact)?.kind !== "claim")
    ? "unsure"
    : "open";
}

/** Answers that went in; what nobody was asked is left out. */
const givenIn = (line: EvaluatedLine, facts: Facts): string =>
  line.inputs
    .filter(({ fact }) => facts[fact] !== undefined && findCardFact(fact))
    .map(({ fact }) => {
      const label = findCardFact(fact)?.label ?? fact;
      return `${label}：${facts[fact] === null ? "不确定" : showFact(fact, facts[fact])}`;
    })
    .join("；");

/** What the rules say of a category, each condition with what it rests on. */
export function checkCategory(
  category: CardCategory,
  sets: readonly VersionedRuleSet[],
  facts: Facts,
  now: number,
): CheckedCategory {
  const evaluation = evaluateCard(category, sets, facts, now);
  const conditions = evaluation.parts.flatMap((part) => {
    const ruleSet = sets.find(({ ruleSet: one }) => one.id === part.ruleSetId)?.ruleSet;
    return ruleSet ? conditionsOf(part, ruleSet, facts) : [];
  });
  conditions.sort((a, b) => ORDER[a.verdict] - ORDER[b.verdict]);
  return { category, verdict: evaluation.verdict, provable: evaluation.provable, conditions };
}

function conditionsOf(
  part: CardEvaluation["parts"][number],
  ruleSet: RuleSet,
  facts: Facts,
): CheckedCondition[] {
  const known = new Map(linesOf(ruleSet).map((line) => [line.id, line]));
  const confidenceOf = (id: string) => known.get(id)?.clause.confidence ?? ruleSet.confidence;
  const show = (line: EvaluatedLine): CheckedCondition => ({
    id: `${ruleSet.id} ${line.id}`,
    title: line.title,
    verdict: line.verdict,
    why: whyOpen(line, facts),
    given: givenIn(line, facts),
    clause: line.clause,
    confidence: confidenceOf(line.id),
    docNo: ruleSet.docNo,
    advice: line.advice ?? null,
    waivedBy: line.waivedBy ? (known.get(line.waivedBy)?.title ?? null) : null,
    anyOf: [],
  });
  const gates = part.lines.filter((line) => line.part === "gate").map(show);
  const ways = part.lines.filter((line) => line.part === "directPass");
  if (ways.length === 0) return gates;
  const [only] = ways;
  if (only && ways.length === 1) return [...gates, show(only)];
  const best = [...ways].sort((a, b) => ORDER[b.verdict] - ORDER[a.verdict])[0] ?? ways[0];
  if (!best) return gates;
  const verdict = ways.some((way) => way.verdict === "met") ? "met" : best.verdict;
  // Which of the open ways it is that waits for an answer.
  const open = ways.filter((way) => way.verdict === "unknown").map((way) => whyOpen(way, facts));
  const why: OpenReason | null =
    verdict !== "unknown" ? null : open.includes("unanswered") ? "unanswered" : (open[0] ?? "open");
  return [
    ...gates,
    {
      ...show(best),
      id: `${ruleSet.id} catalogue`,
      title: "分类目录中的条目（符合任意一项即可）",
      verdict,
      why,
      waivedBy: null,
      anyOf: ways.map((way) => ({
        title: way.title,
        verdict: way.verdict,
        clause: way.clause,
        confidence: confidenceOf(way.id),
      })),
    },
  ];
}

/** Conditions that no effort changes. */
const isFixed = ({ id, anyOf }: CheckedCondition) => id.endsWith(" age") || anyOf.length > 0;
/** How far it is to meet a condition: a degree takes years, a contract does not. */
const distanceOf = ({ id }: CheckedCondition) => (id.endsWith(" degree") ? 5 : 1);

export interface NearestChange {
  category: CardCategory;
  changes: { title: string; advice: string | null }[];
}

/**
 * The category that lacks least: of those that are not met but would be, once what is in the way has been changed, the
 * nearest, the highest of several. Null where there is none, or where one is met already.
 */
export function nearestChange(results: readonly CheckedCategory[]): NearestChange | null {
  if (results.some(({ verdict }) => verdict === "met")) return null;
  const [best] = results
    .filter(
      ({ verdict, conditions }) =>
        verdict === "notMet" && !conditions.some((one) => one.verdict === "unknown"),
    )
    .map(({ category, conditions }) => {
      const lacks = conditions.filter(({ verdict }) => verdict === "notMet");
      return { category, lacks, distance: lacks.reduce((sum, one) => sum + distanceOf(one), 0) };
    })
    .filter(({ lacks }) => !lacks.some(isFixed))
    .sort(
      (a, b) =>
        a.distance - b.distance || CARD_CATEGORIES.indexOf(a.category) - CARD_CATEGORIES.indexOf(b.category),
    );
  return best
    ? { category: best.category, changes: best.lacks.map(({ title, advice }) => ({ title, advice })) }
    : null;
}
