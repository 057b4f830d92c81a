import { CULTIVATION_VERB_LABELS, type CultivationVerb } from "~/domain/cultivation";
import { CULTIVATION_TIERS, CULTIVATION_TIER_LABELS, type CultivationTier } from "~/domain/cultivation-tier";
import { formatDate } from "~/domain/time";

interface RegisterProps {
  tiers: readonly { tier: CultivationTier; year: number; source: string }[];
  register: {
    isListed: boolean;
    events: readonly {
      id: number;
      at: number;
      verb: CultivationVerb;
      tiers: readonly string[];
      year: number | null;
      source: string | null;
    }[];
  } | null;
}

const names = (tiers: readonly string[]) =>
  tiers.map((tier) => CULTIVATION_TIER_LABELS[tier as CultivationTier]).join("、");

/** A company in the public register: its tiers with year and source, when it came and went. Figures are never in it. */
export function EnterpriseRegister({ tiers, register }: RegisterProps) {
  if (tiers.length === 0 && register === null) return null;
  const byRank = [...tiers].sort(
    (a, b) => CULTIVATION_TIERS.indexOf(b.tier) - CULTIVATION_TIERS.indexOf(a.tier),
  );
  return (
    <section aria-labelledby="register" className="card mt-5 px-5 py-5 md:px-8">
      <h2 id="register" className="flex flex-wrap items-center gap-2 text-lg font-bold">
        企业培育库
        {register ? (
          <span className={`tag ${register.isListed ? "tag-tier" : "tag-ended"}`}>
            {register.isListed ? "在库" : "已退出"}
          </span>
        ) : null}
      </h2>
      {byRank.length > 0 ? (
        <ul className="mt-2 divide-y divide-line">
          {byRank.map(({ tier, year, source }) => (
            <li key={tier} className="flex flex-wrap gap-x-3 py-1.5">
              <strong className="whitespace-nowrap">
                {CULTIVATION_TIER_LABELS[tier]} {year} 年
              </strong>
              <span className="text-ink-2">来源：{source}</span>
            </li>
          ))}
        </ul>
      ) : (
        <p className="mt-1 text-ink-2">目前没有列入层级。</p>
      )}
      {register && register.events.length > 0 ? (
        <details className="mt-2">
          <summary className="flex min-h-11 cursor-pointer items-center text-teal">
            入库与退出记录（{register.events.length}）
          </summary>
          <ol className="divide-y divide-line text-sm">
            {register.events.map((one) => (
              <li key={one.id} className="py-1.5">
                <span className="text-ink-2">{formatDate(one.at)}</span>{" "}
                <strong>{CULTIVATION_VERB_LABELS[one.verb]}</strong>
                {one.tiers.length > 0 ? `：${names(one.tiers)}` : ""}
                {one.source ? <span className="text-ink-2">（{one.source}）</span> : null}
              </li>
            ))}
          </ol>
        </details>
      ) : null}
    </section>
  );
}
