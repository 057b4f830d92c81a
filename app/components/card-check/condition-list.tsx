import type { CheckedCondition } from "~/domain/card-check-result";
import { CONFIDENCE_LABELS } from "~/domain/confidence";
import type { Verdict } from "~/domain/rules/rule-set";

const LOOK: Record<Verdict, { sign: string; word: string; className: string }> = {
  met: { sign: "✓", word: "符合", className: "bg-ok-tint text-ok" },
  notMet: { sign: "✕", word: "不符合", className: "bg-danger-tint text-danger" },
  unknown: { sign: "?", word: "待核", className: "bg-gold-tint text-gold-ink" },
};

/** A verdict as a round sign, with its word for those who listen. */
export function VerdictSign({ verdict }: { verdict: Verdict }) {
  const { sign, word, className } = LOOK[verdict];
  return (
    <span
      className={`mt-0.5 inline-flex size-6 shrink-0 items-center justify-center rounded-full text-sm font-bold ${className}`}
    >
      <span aria-hidden="true">{sign}</span>
      <span className="visually-hidden">{word}：</span>
    </span>
  );
}

const WHY = {
  unanswered: "还没有回答",
  unsure: "您回答了“不确定”",
  open: "由工作人员核对",
} as const;

/** Conditions with verdict, what was answered, clause and how sure that is. */
export function ConditionList({ conditions }: { conditions: readonly CheckedCondition[] }) {
  return (
    <ul className="space-y-3">
      {conditions.map((condition) => (
        <li key={condition.id} className="flex gap-3">
          <VerdictSign verdict={condition.verdict} />
          <div className="min-w-0">
            <p>
              {condition.title}
              {condition.why ? <span className="text-gold-ink">（{WHY[condition.why]}）</span> : null}
            </p>
            {condition.waivedBy ? <p className="text-sm">按例外办理：{condition.waivedBy}</p> : null}
            {condition.given ? <p className="text-sm text-ink-2">您的回答：{condition.given}</p> : null}
            {condition.advice && condition.why !== "unanswered" ? (
              <p className="text-sm">
                {condition.verdict === "notMet" ? "怎样改变：" : ""}
                {condition.advice}
              </p>
            ) : null}
            {condition.anyOf.length > 0 ? <Ways condition={condition} /> : <Source {...condition} />}
          </div>
        </li>
      ))}
    </ul>
  );
}

function Ways({ condition }: { condition: CheckedCondition }) {
  return (
    <details className="text-sm">
      <summary className="cursor-pointer text-ink-2">
        目录条目与依据（{condition.anyOf.length} 项，公开部分）
      </summary>
      <ul className="mt-1 space-y-1.5">
        {condition.anyOf.map((way) => (
          <li key={way.title} className="flex gap-2">
            <VerdictSign verdict={way.verdict} />
            <div className="min-w-0">
              <p>{way.title}</p>
              <Source {...way} docNo={condition.docNo} />
            </div>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Source({
  clause,
  confidence,
  docNo,
}: Pick<CheckedCondition, "clause" | "confidence"> & { docNo: string | null }) {
  return (
    <p className="text-sm text-ink-2">
      依据：{clause}
      <span className="ml-1">· {docNo ?? "文号待核"}</span>
      <span className="ml-1">· {CONFIDENCE_LABELS[confidence]}</span>
    </p>
  );
}
