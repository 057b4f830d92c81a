import { VerdictTag } from "~/components/card-cases/verdicts";
import type { CultivationTier } from "~/domain/cultivation-tier";
import { anyOf } from "~/domain/rules/evaluate-condition";
import type { ExplainedEvaluation } from "~/domain/rules/explain-evaluation";

interface LadderProps {
  tiers: readonly { tier: CultivationTier; label: string; rules: readonly ExplainedEvaluation[] }[];
  /** Tiers that the company has now. */
  held: readonly CultivationTier[];
}

const PARTS = [
  { id: "points", label: "创新积分" },
  { id: "portrait", label: "创新画像" },
  { id: "unlocks", label: "可能对应的支持" },
];

/** The steps of 一科三高 at a glance, each leading to what is asked for it, and the other parts of the page. */
export function Ladder({ tiers, held }: LadderProps) {
  return (
    <nav aria-label="本页内容">
      <ol className="grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
        {tiers.map(({ tier, label, rules }) => (
          <li
            key={tier}
            className={`card border-t-4 p-4 ${held.includes(tier) ? "border-t-gold" : "border-t-line"}`}
          >
            <a href={`#tier-${tier}`} className="font-bold">
              {label}
            </a>
            <p className="mt-1 flex flex-wrap gap-1.5">
              {held.includes(tier) ? <span className="tag tag-premium">现在持有</span> : null}
              <span className="inline-flex items-center gap-1 text-sm text-ink-2">
                预评估{" "}
                <VerdictTag
                  verdict={rules.length === 0 ? "unknown" : anyOf(rules.map(({ verdict }) => verdict))}
                />
              </span>
            </p>
          </li>
        ))}
      </ol>
      <ul className="mt-3 flex flex-wrap gap-2">
        {PARTS.map(({ id, label }) => (
          <li key={id}>
            <a href={`#${id}`} className="chip">
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
