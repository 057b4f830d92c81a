import {
  CULTIVATION_STATUS_LABELS,
  CULTIVATION_VERB_LABELS,
  type CultivationStatus,
  type ProposalVerb,
} from "~/domain/cultivation";
import { CULTIVATION_TIERS, CULTIVATION_TIER_LABELS } from "~/domain/cultivation-tier";

const STATUS_KINDS: Record<CultivationStatus, string> = {
  candidate: "",
  admitted: "tag-tier",
  watch: "tag-premium",
  exited: "tag-ended",
};

export function CultivationStatusTag({ status }: { status: CultivationStatus | null }) {
  if (status === null) return <span className="tag whitespace-nowrap">未列入</span>;
  return (
    <span className={`tag whitespace-nowrap ${STATUS_KINDS[status]}`}>
      {CULTIVATION_STATUS_LABELS[status]}
    </span>
  );
}

const VERB_KINDS: Record<ProposalVerb, string> = {
  admit: "tag-tier",
  readmit: "tag-tier",
  addTier: "tag-tier",
  restore: "tag-tier",
  removeTier: "tag-premium",
  exit: "tag-ended",
};

export const ProposalVerbTag = ({ verb }: { verb: ProposalVerb }) => (
  <span className={`tag whitespace-nowrap ${VERB_KINDS[verb]}`}>{CULTIVATION_VERB_LABELS[verb]}</span>
);

/** Names of tiers in one line; a dash for none. */
export const tierNames = (tiers: readonly string[]): string =>
  CULTIVATION_TIERS.filter((tier) => tiers.includes(tier))
    .map((tier) => CULTIVATION_TIER_LABELS[tier])
    .join("、") || "—";
