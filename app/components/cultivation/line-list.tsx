import { VerdictSign } from "~/components/card-check/condition-list";
import { ConfidenceTag } from "~/components/programme/confidence-tag";
import { pointsText } from "~/domain/rules/describe";
import type { ExplainedLine, ExplainedScore } from "~/domain/rules/explain-evaluation";

/** Lines of a verdict, each with what went in, how far it is from the bound, and the clause it rests on. */
export function LineList({ lines }: { lines: readonly ExplainedLine[] }) {
  return (
    <ul className="divide-y divide-line">
      {lines.map((line) => (
        <li key={`${line.part}-${line.id}`} className="flex gap-3 py-2.5">
          <VerdictSign verdict={line.verdict} />
          <div className="min-w-0 flex-1">
            <p className="flex flex-wrap justify-between gap-x-3">
              <span className="min-w-0 font-bold">{line.title}</span>
              {line.score ? <ScoreText score={line.score} /> : null}
            </p>
            {line.inputs.length > 0 ? (
              <p className="text-sm">
                {line.inputs.map(({ label, text }) => `${label}：${text}`).join("；")}
              </p>
            ) : null}
            {line.asks ? <p className="text-sm text-ink-2">要求：{line.asks}</p> : null}
            {line.distances.length > 0 ? (
              <p className={`text-sm ${line.verdict === "notMet" ? "font-bold text-danger" : "text-ink-2"}`}>
                {line.verdict === "notMet" ? "离门槛：" : ""}
                {line.distances.join("；")}
              </p>
            ) : null}
            {line.score?.next ? <p className="text-sm">{line.score.next}。</p> : null}
            {line.waivedBy ? <p className="text-sm">按例外“{line.waivedBy}”不再要求。</p> : null}
            {line.advice && line.verdict !== "met" ? <p className="text-sm">{line.advice}</p> : null}
            {line.score ? <Bands score={line.score} /> : null}
            <p className="text-sm text-ink-2">
              依据：{line.clause} <ConfidenceTag confidence={line.confidence} />
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}

function ScoreText({ score: { points, max, bands } }: { score: ExplainedScore }) {
  if (bands.length === 0) return <span className="text-sm text-gold-ink">待核（没有公开的权重与分档）</span>;
  return (
    <span className="whitespace-nowrap">
      {pointsText(points)}
      <span className="text-ink-2"> / {max === null ? "满分待核" : max}</span>
    </span>
  );
}

export function Bands({ score: { bands } }: { score: ExplainedScore }) {
  if (bands.length === 0) return null;
  return (
    <details className="text-sm">
      <summary className="cursor-pointer text-teal">分档（{bands.length} 档）</summary>
      <ol className="mt-1 space-y-0.5">
        {bands.map(({ text, points, verdict }) => (
          <li key={text} className={verdict === "met" ? "font-bold" : "text-ink-2"}>
            {text}：{pointsText(points)}
            {verdict === "met" ? "（现在）" : verdict === "unknown" ? "（待核）" : ""}
          </li>
        ))}
      </ol>
    </details>
  );
}
