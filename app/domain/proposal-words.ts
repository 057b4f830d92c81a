import type { ProposalReason } from "./cultivation";
import { CULTIVATION_TIERS, type CultivationTier } from "./cultivation-tier";

/** Where something is known from, for the public register: names of rules and certificates, never what was found. */
export function sourceOf(reasons: readonly ProposalReason[]): string {
  const names = reasons.map(({ ruleSetId, version, title }) =>
    ruleSetId === null ? `${title}证书或名单` : `${title}（规则第 ${version} 版）`,
  );
  return [...new Set(names)].join("、");
}

export interface TierGroup {
  tiers: CultivationTier[];
  year: number;
  source: string;
  reasons: ProposalReason[];
}

/** The tiers of a proposal with the year and the source each is known of; those that share both stand together. */
export function tierGroups({
  tiers,
  year,
  reasons,
}: {
  tiers: readonly string[];
  year: number;
  reasons: readonly ProposalReason[];
}): TierGroup[] {
  const groups: TierGroup[] = [];
  for (const tier of CULTIVATION_TIERS.filter((one) => tiers.includes(one))) {
    const mine = reasons.filter((reason) => reason.tier === tier);
    const known = Math.max(...mine.map((reason) => reason.year ?? year), -Infinity);
    const since = Number.isFinite(known) ? known : year;
    const source = sourceOf(mine) || "培育库认定";
    const same = groups.find((group) => group.year === since && group.source === source);
    if (same) {
      same.tiers.push(tier);
      same.reasons.push(...mine);
    } else groups.push({ tiers: [tier], year: since, source, reasons: [...mine] });
  }
  return groups;
}
