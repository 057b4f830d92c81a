import type { CultivationTier } from "~/domain/cultivation-tier";
import type { ExplainedEvaluation } from "~/domain/rules/explain-evaluation";
import { VerdictCard } from "./verdict-card";

interface VerdictsViewProps {
  tiers: readonly { tier: CultivationTier; label: string; rules: readonly ExplainedEvaluation[] }[];
  comparison: readonly ExplainedEvaluation[];
}

/** The verdicts of every tier, lowest first, then those that are only compared with. */
export function VerdictsView({ tiers, comparison }: VerdictsViewProps) {
  const inForce = comparison.filter((one) => one.inForce);
  const others = comparison.filter((one) => !one.inForce);
  return (
    <div className="space-y-6">
      {tiers.map(({ tier, label, rules }) => (
        <section key={tier} aria-labelledby={`tier-${tier}`}>
          <h2 id={`tier-${tier}`} className="mb-2 text-xl font-bold">
            {label}
            <small className="ml-2 text-sm font-normal text-ink-2">预评估</small>
          </h2>
          {rules.length === 0 ? <p className="card p-5">这个层级还没有发布规则，待核。</p> : null}
          <div className="space-y-4">
            {rules.map((shown) => (
              <VerdictCard key={shown.ruleSetId} shown={shown} />
            ))}
          </div>
        </section>
      ))}
      {comparison.length > 0 ? (
        <section aria-labelledby="comparison">
          <h2 id="comparison" className="text-xl font-bold">
            专精特新（对照）
            <small className="ml-2 text-sm font-normal text-ink-2">预评估</small>
          </h2>
          <p className="mb-2 text-sm text-ink-2">
            不属于“一科三高”层级，列出供参考；按判定日有效的版本计算。
          </p>
          <div className="space-y-4">
            {inForce.map((shown) => (
              <VerdictCard key={shown.ruleSetId} shown={shown} />
            ))}
            {others.length > 0 ? (
              <details>
                <summary className="cursor-pointer text-teal">
                  判定日不在有效期内的版本（{others.length} 套）
                </summary>
                <div className="mt-3 space-y-4">
                  {others.map((shown) => (
                    <VerdictCard key={shown.ruleSetId} shown={shown} />
                  ))}
                </div>
              </details>
            ) : null}
          </div>
        </section>
      ) : null}
    </div>
  );
}
