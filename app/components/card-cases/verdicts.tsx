import { VERDICT_LABELS, type Verdict } from "~/domain/rules/rule-set";
import type { EvaluatedLine } from "~/domain/card-evaluation";

interface ShownLine extends Omit<EvaluatedLine, "inputs"> {
  inputs: readonly { label: string; text: string }[];
}
export interface VerdictParts {
  verdict: Verdict;
  parts: readonly {
    ruleSetId: string;
    version: number;
    title: string;
    verdict: Verdict;
    lines: readonly ShownLine[];
  }[];
}

const KINDS: Record<Verdict, string> = { met: "tag-tier", notMet: "tag-ended", unknown: "tag-premium" };

export function VerdictTag({ verdict }: { verdict: Verdict }) {
  return <span className={`tag whitespace-nowrap ${KINDS[verdict]}`}>{VERDICT_LABELS[verdict]}</span>;
}

/** What the rules say of each condition, with what went in and the clause; a person decides, not they. */
export function Verdicts({
  evaluation,
  heading = "条件核对",
}: {
  evaluation: VerdictParts;
  heading?: string;
}) {
  return (
    <section aria-labelledby="verdicts" className="card p-5">
      <h2 id="verdicts" className="flex flex-wrap items-center gap-2 text-lg font-bold">
        {heading} <VerdictTag verdict={evaluation.verdict} />
      </h2>
      <p className="text-sm text-ink-2">
        由规则按您填写的内容得出，只作参考：是否通过由工作人员审查决定，系统不会自动拒绝。“待核”表示条文没有公开文本，或需要工作人员认定。
      </p>
      {evaluation.parts.map((part) => (
        <section key={part.ruleSetId} aria-label={part.title} className="mt-4">
          <h3 className="font-bold">
            {part.title}
            <small className="ml-2 font-normal text-ink-2">规则第 {part.version} 版</small>
          </h3>
          <ul className="mt-1 divide-y divide-line">
            {part.lines
              .filter((line) => line.part !== "directPass" || line.verdict !== "notMet")
              .map((line) => (
                <li key={`${line.part}-${line.id}`} className="py-2">
                  <p className="flex flex-wrap items-start justify-between gap-x-3">
                    <span className="min-w-0 flex-1">{line.title}</span>
                    <VerdictTag verdict={line.verdict} />
                  </p>
                  <p className="text-sm text-ink-2">
                    {line.inputs.map(({ label, text }) => `${label}：${text}`).join("；")}
                    {line.inputs.length > 0 ? " · " : ""}
                    依据：{line.clause}
                  </p>
                  {line.waivedBy ? <p className="text-sm">已由例外条款代替，不再要求。</p> : null}
                  {line.advice && line.verdict !== "met" ? <p className="text-sm">{line.advice}</p> : null}
                </li>
              ))}
          </ul>
          {part.lines.every((line) => line.part === "directPass" && line.verdict === "notMet") ? (
            <p className="py-2">所选的荣誉不在这个类别的目录里。</p>
          ) : null}
        </section>
      ))}
    </section>
  );
}
