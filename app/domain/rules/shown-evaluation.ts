import type { RuleEvaluation } from "../card-evaluation";
import { passText, pointsText } from "./describe";
import { inputWords } from "./facts";
import type { RuleSet, Verdict } from "./rule-set";

/** One line of a verdict as it is read. */
export interface ShownLine {
  id: string;
  title: string;
  verdict: Verdict;
  /** `研发费用 120 万元` each. */
  inputs: string[];
  clause: string;
  points: string | null;
  waived: boolean;
}

export interface ShownEvaluation {
  ruleSetId: string;
  version: number;
  title: string;
  verdict: Verdict;
  /** `52 分，需达到 60 分`; null where there is no score. */
  points: string | null;
  lines: ShownLine[];
}

/** A verdict in words for whoever decides: honours that are not claimed are left out, they only replace the score. */
export function showEvaluation(evaluation: RuleEvaluation, pass: RuleSet["pass"]): ShownEvaluation {
  const { ruleSetId, version, title, verdict, points, lines } = evaluation;
  const needed = pass ? `，需${passText(pass)}` : "";
  return {
    ...{ ruleSetId, version, title, verdict },
    points: points && `${pointsText(points)}${needed}`,
    lines: lines
      .filter((line) => line.part !== "directPass" || line.verdict === "met")
      .filter((line) => line.part !== "waiver" || line.verdict !== "notMet")
      .map((line) => ({
        ...{ id: `${line.part}-${line.id}`, title: line.title, verdict: line.verdict, clause: line.clause },
        inputs: line.inputs.map(inputWords).map(({ label, text }) => `${label} ${text}`),
        points: line.points ? pointsText(line.points) : null,
        waived: line.waivedBy !== undefined,
      })),
  };
}
