import type { Mark, ShownGap, ShownPay } from "~/domain/shown-review";

const VERDICTS = { met: "符合", notMet: "不符合", unknown: "待核" } as const;

function Tag({ blocks, unsettled }: { blocks: boolean; unsettled?: boolean }) {
  if (blocks) return <span className="tag tag-ended">必须修改</span>;
  return <span className="tag tag-premium">{unsettled ? "提示 · 待核" : "提示"}</span>;
}

/** Words that rules speak about, each with the clause and what to write instead. */
export function Marks({ marks, label }: { marks: readonly Mark[]; label: string }) {
  if (marks.length === 0) return null;
  return (
    <ul aria-label={label} className="space-y-2 text-sm">
      {marks.map((mark, i) => (
        <li key={i} className={`rounded-lg px-3 py-2 ${mark.blocks ? "bg-danger-tint" : "bg-gold-tint"}`}>
          <p>
            <Tag {...mark} /> <b>{mark.title}</b>：{mark.before}
            <mark>{mark.words}</mark>
            {mark.after}
          </p>
          <p>{mark.advice}</p>
          <p className="text-ink-2">依据：{mark.clauses.join("、")}</p>
        </li>
      ))}
    </ul>
  );
}

/** Conditions on pay with the figures that went in. */
export function PayConditions({ lines, label }: { lines: readonly ShownPay[]; label: string }) {
  if (lines.length === 0) return null;
  return (
    <ul aria-label={label} className="space-y-2 text-sm">
      {lines.map((line) => (
        <li
          key={line.condition}
          className={`rounded-lg px-3 py-2 ${
            line.blocks ? "bg-danger-tint" : line.verdict === "notMet" ? "bg-gold-tint" : "border border-line"
          }`}
        >
          <p>
            {line.verdict === "notMet" ? (
              <Tag {...line} />
            ) : (
              <span className="tag">{VERDICTS[line.verdict]}</span>
            )}{" "}
            <b>{line.condition}</b>
          </p>
          <p>{line.input}</p>
          <p className="text-ink-2">
            依据：{line.clauses.join("、")}
            {line.unsettled ? "（数字或条款待核）" : ""}
          </p>
        </li>
      ))}
    </ul>
  );
}

/** What has to be filled in. */
export function Gaps({ gaps, label }: { gaps: readonly ShownGap[]; label: string }) {
  if (gaps.length === 0) return null;
  return (
    <ul aria-label={label} className="list-disc space-y-1 pl-5 text-sm">
      {gaps.map((gap) => (
        <li key={gap.label}>
          <b>{gap.label}</b>：{gap.advice}
          {gap.clauses.length > 0 ? (
            <span className="text-ink-2"> 依据：{gap.clauses.join("、")}</span>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
