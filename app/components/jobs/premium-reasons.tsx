import type { PremiumResult, PremiumVerdict } from "~/domain/premium";

const VERDICTS: Record<PremiumVerdict, string> = { met: "符合", notMet: "不符合", unknown: "待核" };

/** Why a job is labelled 高薪优岗: each condition with what went in and where it comes from. */
export function PremiumReasons({ result }: { result: PremiumResult }) {
  return (
    <details className="mt-4 rounded-lg border border-line px-4 py-2 text-sm">
      <summary className="cursor-pointer py-1 font-bold">为什么标为“高薪优岗”</summary>
      <p className="mt-1 text-ink-2">
        标签由规则计算，用人单位不能自行添加。规则版本 {result.ruleVersion ?? "待核"}。
      </p>
      <ul className="mt-2 divide-y divide-line">
        {result.lines.map(({ condition, input, verdict, basis }) => (
          <li key={condition} className="flex gap-3 py-2">
            <span className="w-14 shrink-0 font-bold text-gold-ink">{VERDICTS[verdict]}</span>
            <span className="min-w-0">
              {condition}
              <span className="block text-ink-2">
                {input} · 依据：{basis}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
