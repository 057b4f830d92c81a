import type { ReactNode } from "react";
import { VerdictTag } from "~/components/card-cases/verdicts";
import { ConfidenceTag } from "~/components/programme/confidence-tag";
import { passText } from "~/domain/rules/describe";
import type { ExplainedEvaluation } from "~/domain/rules/explain-evaluation";
import { mostPoints } from "~/domain/rules/most-points";
import type { Verdict } from "~/domain/rules/rule-set";
import { LineList } from "./line-list";
import { NextStepsView } from "./next-steps-view";
import { ScoreBar } from "./score-bar";

const EDGE: Record<Verdict, string> = {
  met: "border-l-ok",
  unknown: "border-l-gold",
  notMet: "border-l-line",
};

/** What it says in one sentence. */
export function headlineOf({ verdict, lines, outcome, points, pass }: ExplainedEvaluation): string {
  const counted = lines.filter(({ part }) => part === "gate");
  const n = (of: Verdict) => counted.filter((line) => line.verdict === of).length;
  if (verdict === "met") return `按已确认的数据，各项条件都符合：${outcome}。`;
  const parts = [
    n("notMet") > 0 ? `${n("notMet")} 项必备条件不符合` : "",
    n("unknown") > 0 ? `${n("unknown")} 项待核` : "",
  ].filter(Boolean);
  if (parts.length > 0) return `${parts.join("，")}。`;
  if (points && pass) {
    const least = passText(pass);
    return verdict === "notMet"
      ? `必备条件都符合，得分最高 ${points.max} 分，没有${least}。`
      : `得分在 ${points.min}–${points.max} 分之间，能否${least}取决于专家评分和待核的内容。`;
  }
  return verdict === "notMet"
    ? "必备条件都符合，评价得分或直接符合的条件还达不到。"
    : "有内容待核，暂不能得出结论。";
}

interface VerdictCardProps {
  shown: ExplainedEvaluation;
  /** What would be done next, below the verdict. */
  children?: ReactNode;
}

/** What one rule set says of a company: the verdict, the points against the mark, and every line. */
export function VerdictCard({ shown, children }: VerdictCardProps) {
  const id = `verdict-${shown.ruleSetId}`;
  // Of the ways that pass directly, those that are not met are told only where one asks.
  const isTelling = (line: ExplainedEvaluation["lines"][number]) =>
    line.verdict !== "met" && line.part === "gate";
  const telling = shown.lines.filter(isTelling);
  const rest = shown.lines.filter((line) => !isTelling(line));
  const most = mostPoints(shown);
  return (
    <article aria-labelledby={id} className={`card border-l-4 p-5 ${EDGE[shown.verdict]}`}>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h3 id={id} className="text-lg font-bold">
          {shown.title}
        </h3>
        <VerdictTag verdict={shown.verdict} />
        {shown.isDefault ? <span className="tag tag-premium">项目默认（非官方）</span> : null}
        {shown.inForce ? null : <span className="tag tag-ended">判定日不在文件有效期内</span>}
      </div>
      <p className="text-sm text-ink-2">
        {shown.docNo ?? "文号待核"} · 规则第 {shown.version} 版{" "}
        <ConfidenceTag confidence={shown.confidence} />
      </p>
      <p className="mt-2">{headlineOf(shown)}</p>
      {shown.points ? <ScoreBar points={shown.points} most={most} pass={shown.pass} /> : null}
      {shown.points && !shown.pass ? <p className="text-sm text-gold-ink">通过分数待核。</p> : null}
      {shown.next ? <NextStepsView next={shown.next} /> : null}
      {children}
      {telling.length > 0 ? (
        <div className="mt-3 border-t border-line pt-1">
          <LineList lines={telling} />
        </div>
      ) : null}
      {rest.length > 0 ? (
        <details className="mt-3">
          <summary className="cursor-pointer text-teal">
            {telling.length > 0 ? "其余" : "全部"} {rest.length} 项条件、得分与依据
          </summary>
          <LineList lines={rest} />
        </details>
      ) : null}
    </article>
  );
}
