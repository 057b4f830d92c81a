import { VerdictTag } from "~/components/card-cases/verdicts";
import type { ShownEvaluation } from "~/domain/rules/shown-evaluation";

/** What each rule set says of a company, line by line; a person decides, not they. */
export function EvaluationList({ evaluations }: { evaluations: readonly ShownEvaluation[] }) {
  return (
    <div className="divide-y divide-line">
      {evaluations.map((one) => (
        <details key={one.ruleSetId} className="py-2">
          <summary className="flex min-h-11 cursor-pointer flex-wrap items-center gap-x-3 gap-y-1">
            <VerdictTag verdict={one.verdict} />
            <span className="font-bold">{one.title}</span>
            <small className="text-ink-2">
              规则第 {one.version} 版{one.points === null ? "" : ` · 得分 ${one.points}`}
            </small>
            <span className="ml-auto text-sm text-teal">逐条查看</span>
          </summary>
          <ul className="mt-1 divide-y divide-line border-t border-line">
            {one.lines.map((line) => (
              <li key={line.id} className="py-2">
                <p className="flex flex-wrap items-start justify-between gap-x-3">
                  <span className="min-w-0 flex-1">
                    {line.title}
                    {line.points === null ? "" : `：${line.points}`}
                  </span>
                  <VerdictTag verdict={line.verdict} />
                </p>
                <p className="text-sm text-ink-2">
                  {line.inputs.join("；")}
                  {line.inputs.length > 0 ? " · " : ""}依据：{line.clause}
                  {line.waived ? " · 已由例外条款代替" : ""}
                </p>
              </li>
            ))}
          </ul>
        </details>
      ))}
    </div>
  );
}
