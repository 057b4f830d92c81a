import { CULTIVATION_TIERS, CULTIVATION_TIER_LABELS, type CultivationTier } from "~/domain/cultivation-tier";

interface TierTagsProps {
  tiers: readonly { tier: CultivationTier; year: number; source: string }[];
  /** Only the highest, for lists. */
  highestOnly?: boolean;
}

/** Cultivation tiers with the year they were recognised in. */
export function TierTags({ tiers, highestOnly = false }: TierTagsProps) {
  const byRank = [...tiers].sort(
    (a, b) => CULTIVATION_TIERS.indexOf(b.tier) - CULTIVATION_TIERS.indexOf(a.tier),
  );
  return (
    <>
      {(highestOnly ? byRank.slice(0, 1) : byRank).map(({ tier, year, source }) => (
        <li key={tier} className="tag tag-tier" title={`来源：${source}`}>
          {CULTIVATION_TIER_LABELS[tier]} {year}
        </li>
      ))}
    </>
  );
}
