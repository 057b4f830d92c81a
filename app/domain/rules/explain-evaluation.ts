import type { EvaluatedLine, RuleEvaluation } from "../card-evaluation";
import { clauseLabel, isInForce, type ClauseConfidence } from "../clause";
import { describeCondition, linesOf, pointsText } from "./describe";
import { distances, type LineDistance } from "./distances";
import { evaluateCondition } from "./evaluate-condition";
import { inputWords } from "./facts";
import { marginsOf } from "./margin";
import { nextSteps } from "./next-steps";
import type { Facts, RuleLine, RuleSet, ScoreItem, Verdict } from "./rule-set";

type Points = { min: number; max: number };

/** One line of a verdict in words. */
export interface ExplainedLine {
  id: string;
  part: EvaluatedLine["part"];
  title: string;
  verdict: Verdict;
  /** What is asked, in words; of a part of the score what its bands are. */
  asks: string | null;
  inputs: { label: string; text: string }[];
  clause: string;
  confidence: ClauseConfidence;
  /** How far the numbers are from the bounds. */
  distances: string[];
  /** Title of the exception by which it need not be met. */
  waivedBy: string | null;
  advice: string | null;
  /** Of a part of the score. */
  score: ExplainedScore | null;
}

export interface ExplainedScore {
  points: Points;
  /** Null = not public (待核). */
  max: number | null;
  /** None = not public (待核). */
  bands: { text: string; points: Points; verdict: Verdict }[];
  /** What would give more. */
  next: string | null;
}

/** What one rule set says, ready to be read; everything in words, nothing left to be computed. */
export interface ExplainedEvaluation {
  ruleSetId: string;
  version: number;
  title: string;
  docNo: string | null;
  confidence: ClauseConfidence;
  effectiveFrom: string | null;
  effectiveTo: string | null;
  /** Whether its document was in force on the day that was judged. */
  inForce: boolean;
  /** Whether its values are the project's own (项目默认). */
  isDefault: boolean;
  outcome: string;
  verdict: Verdict;
  points: Points | null;
  pass: { points: number; exclusive: boolean } | null;
  groups: {
    id: string;
    title: string;
    items: string[];
    points: Points;
    max: number | null;
    least: number | null;
  }[];
  lines: ExplainedLine[];
  /** The cheapest way there; null where it is met already. */
  next: ExplainedSteps | null;
}

export interface ExplainedSteps {
  /** Whether the steps lead there, apart from what is left open. */
  isReachable: boolean;
  /** Least effort first, each with the titles of what it settles or lifts. */
  steps: { fact: string; text: string; helps: string[] }[];
  /** What no step of the company settles. */
  blocked: { id: string; title: string; text: string }[];
}

const PROJECT_DEFAULT = "项目默认";

/** Whether the values of an item are the project's: no public source gives them, and yet there are bands. */
const isDefaultItem = (item: ScoreItem) => item.bands.length > 0 && item.clause.confidence === "open";

/** Whether points of a rule set rest on values of the project, not of a document (项目默认，非官方). */
export const isProjectDefault = (ruleSet: RuleSet): boolean =>
  ruleSet.title.includes(PROJECT_DEFAULT) ||
  ruleSet.outcome.label.includes(PROJECT_DEFAULT) ||
  ruleSet.scoring.some(isDefaultItem);

/** @param asOf Shanghai day that was judged, `YYYY-MM-DD` */
export function explainEvaluation(
  ruleSet: RuleSet,
  evaluation: RuleEvaluation,
  facts: Facts,
  asOf: string,
): ExplainedEvaluation {
  const lines = new Map(linesOf(ruleSet).map(({ part, line }) => [`${part} ${line.id}`, line]));
  const items = new Map(ruleSet.scoring.map((item) => [item.id, item]));
  const gaps = new Map(distances(ruleSet, evaluation, facts).map((one) => [`${one.part} ${one.id}`, one]));
  const waiverTitle = (id: string) => ruleSet.waivers.find(({ by }) => by.id === id)?.by.title ?? id;
  return {
    ruleSetId: ruleSet.id,
    version: evaluation.version,
    title: ruleSet.title,
    docNo: ruleSet.docNo,
    confidence: ruleSet.confidence,
    effectiveFrom: ruleSet.effectiveFrom,
    effectiveTo: ruleSet.effectiveTo,
    inForce: isInForce(ruleSet, asOf),
    isDefault: isProjectDefault(ruleSet),
    outcome: ruleSet.outcome.label,
    verdict: evaluation.verdict,
    points: evaluation.points,
    pass: ruleSet.pass,
    groups: (evaluation.groups ?? []).map(({ id, title, items: of, points, max, least }) => ({
      ...{ id, title, points, max, least },
      items: of,
    })),
    lines: evaluation.lines.map((line): ExplainedLine => {
      const item = line.part === "score" ? items.get(line.id) : undefined;
      const rule = line.part === "score" ? undefined : lines.get(`${line.part} ${line.id}`);
      const gap = gaps.get(`${line.part} ${line.id}`);
      const clause = (rule ?? item)?.clause;
      return {
        ...{ id: line.id, part: line.part, title: line.title, verdict: line.verdict },
        asks: rule ? describeCondition(rule.when) : null,
        inputs: line.inputs.map(inputWords),
        // The mark of what is open is shown beside it.
        clause: clause ? clauseLabel({ ...clause, confidence: "H" }) : line.clause,
        confidence: clause?.confidence ?? "open",
        distances: rule ? distancesIn(rule, gap?.gaps ?? [], facts) : [],
        waivedBy: line.waivedBy ? waiverTitle(line.waivedBy) : null,
        advice: line.advice ?? null,
        score: item && line.points ? showScore(item, line.points, gap, facts) : null,
      };
    }),
    next: evaluation.verdict === "met" ? null : showSteps(ruleSet, evaluation, facts),
  };
}

function showSteps(ruleSet: RuleSet, evaluation: RuleEvaluation, facts: Facts): ExplainedSteps {
  const { steps, effort, blocked } = nextSteps(ruleSet, evaluation, facts);
  return {
    isReachable: effort !== null,
    steps: steps.map(({ fact, text, gates, moves }) => ({
      ...{ fact, text },
      helps: [
        ...gates.map(({ title }) => title),
        ...moves.map(({ title, from, to }) => `${title}：${pointsText(from)} → ${pointsText(to)}`),
      ],
    })),
    blocked: blocked.map(({ id, title, text }) => ({ id, title, text })),
  };
}

/** How far a line is from being met; where it is, what it has to spare. */
const distancesIn = (line: RuleLine, gaps: LineDistance["gaps"], facts: Facts): string[] =>
  gaps.length > 0 ? gaps.map(({ text }) => text) : marginsOf(line.when, facts);

const showScore = (
  item: ScoreItem,
  points: Points,
  nearest: LineDistance | undefined,
  facts: Facts,
): ExplainedScore => ({
  points,
  max: item.max,
  bands: bandsOf(item, facts),
  next:
    nearest?.points && nearest.points.max > points.max
      ? `${nearest.gaps.map(({ text }) => text).join("，")}，可得 ${pointsText(nearest.points)}`
      : null,
});

/** The bands with what holds of each: what comes after the one that is hit does not count any more. */
function bandsOf(item: ScoreItem, facts: Facts): ExplainedScore["bands"] {
  let isHit = false;
  return item.bands.map(({ when, min, max }) => {
    const verdict = isHit ? "notMet" : evaluateCondition(when, facts);
    isHit ||= verdict === "met";
    return { text: describeCondition(when), points: { min, max }, verdict };
  });
}
