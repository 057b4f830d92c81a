import type { CultivationTier } from "./cultivation-tier";
import { keysOf } from "./labels";

/** 企业培育库: admission and exit, kept up to date (document 002 §5.2). Proposed by rules, decided by people. */
export const CULTIVATION_STATUS_LABELS = {
  candidate: "培育对象",
  admitted: "在库",
  watch: "观察",
  exited: "已退出",
} as const;
export type CultivationStatus = keyof typeof CULTIVATION_STATUS_LABELS;
export const CULTIVATION_STATUSES = keysOf<CultivationStatus>(CULTIVATION_STATUS_LABELS);
/** In the public register. */
export const LISTED_STATUSES = ["admitted", "watch"] as const satisfies readonly CultivationStatus[];

export type CultivationVerb =
  "enter" | "admit" | "watch" | "restore" | "exit" | "readmit" | "addTier" | "removeTier";
export const CULTIVATION_VERB_LABELS: Record<CultivationVerb, string> = {
  enter: "列为培育对象",
  admit: "入库",
  watch: "转入观察",
  restore: "解除观察",
  exit: "退出",
  readmit: "重新入库",
  addTier: "列入层级",
  removeTier: "移出层级",
};

/** The table of moves. What is not in it cannot be done. `null` = not in the library yet. */
export const CULTIVATION_TRANSITIONS: readonly {
  verb: CultivationVerb;
  from: readonly (CultivationStatus | null)[];
  /** null = stays where it is. */
  to: CultivationStatus | null;
  who: "office" | "system";
  needs: "tier" | "note" | null;
}[] = [
  { verb: "enter", from: [null], to: "candidate", who: "system", needs: null },
  { verb: "admit", from: [null, "candidate"], to: "admitted", who: "office", needs: "tier" },
  { verb: "readmit", from: ["exited"], to: "admitted", who: "office", needs: "tier" },
  { verb: "watch", from: ["admitted"], to: "watch", who: "office", needs: "note" },
  { verb: "restore", from: ["watch"], to: "admitted", who: "office", needs: "note" },
  { verb: "exit", from: ["admitted", "watch"], to: "exited", who: "office", needs: "note" },
  { verb: "addTier", from: ["admitted", "watch"], to: null, who: "office", needs: "tier" },
  { verb: "removeTier", from: ["admitted", "watch"], to: null, who: "office", needs: "tier" },
];
export const findCultivationMove = (verb: CultivationVerb, from: CultivationStatus | null) =>
  CULTIVATION_TRANSITIONS.find((move) => move.verb === verb && move.from.includes(from));

/** Which tiers a move gives or takes for certain: none that a company does not hold is taken, whoever leaves loses all. */
export function tiersOfMove(
  verb: CultivationVerb,
  asked: readonly CultivationTier[],
  held: readonly CultivationTier[],
): CultivationTier[] {
  if (verb === "exit") return [...held];
  if (verb === "removeTier") return asked.filter((tier) => held.includes(tier));
  return verb === "admit" || verb === "readmit" || verb === "addTier" ? [...asked] : [];
}

/**
 * Figures of so many years ago still count (项目默认: no document says how long for the library). The nearest that is
 * known are 高新技术企业, who lose it when they told nothing for two years (policy-facts §2.4), and 科技型中小企业, who
 * tell anew every year (§3.3).
 */
export const FIGURES_COUNT_YEARS = 2;
/** The oldest year of figures that counts in a Shanghai year. */
export const oldestYear = (thisYear: number) => thisYear - FIGURES_COUNT_YEARS;

/** What is proposed, never done, by the portal. */
export const PROPOSAL_VERBS = ["admit", "readmit", "addTier", "removeTier", "restore", "exit"] as const;
export type ProposalVerb = (typeof PROPOSAL_VERBS)[number];
export const PROPOSAL_STATUS_LABELS = {
  open: "待决定",
  accepted: "已采纳",
  declined: "未采纳",
  superseded: "已失效",
} as const;
export type ProposalStatus = keyof typeof PROPOSAL_STATUS_LABELS;
export const PROPOSAL_STATUSES = keysOf<ProposalStatus>(PROPOSAL_STATUS_LABELS);

/** One reason of a proposal as shown: what the rule asks, what was found, and by which clause. */
export interface ProposalReason {
  ruleSetId: string | null;
  version: number | null;
  title: string;
  /** In words: `评价得分 52 分，低于 60 分`. */
  found: string;
  clause: string;
  /** Which tier it is about, and of which year it is known; absent where it is about the company as a whole. */
  tier?: CultivationTier;
  year?: number;
}

export const CULTIVATION_REFUSAL_TEXT = {
  state: "当前状态不能这样办理，请刷新后查看",
  changed: "已有人先办理，或者情况已有变化，请刷新后查看最新状态",
  tier: "请至少选择一个层级",
  note: "请写明理由",
  own: "您是该企业的成员，不能办理它的事项",
} as const;
export type CultivationRefusal = keyof typeof CULTIVATION_REFUSAL_TEXT;

/** Certificates and places on official lists that say which tier a company has (policy-facts §2–§4). */
export const CERTIFICATE_LABELS = {
  cqTech: "重庆市科技型企业",
  techSme: "科技型中小企业",
  highTech: "高新技术企业",
  gazelle: "重庆市瞪羚企业",
  potentialUnicorn: "重庆市潜在独角兽企业",
  unicorn: "重庆市独角兽企业",
  leading: "高能级领军企业",
  innovativeSme: "创新型中小企业",
  srdiSme: "专精特新中小企业",
  littleGiant: "专精特新“小巨人”企业",
} as const;
export type CertificateKind = keyof typeof CERTIFICATE_LABELS;
export const CERTIFICATE_KINDS = keysOf<CertificateKind>(CERTIFICATE_LABELS);

/** Which tier a certificate stands for; null = for comparison only. */
export const CERTIFICATE_TIERS: Record<CertificateKind, CultivationTier | null> = {
  cqTech: "tech",
  techSme: "tech",
  highTech: "highTech",
  gazelle: "highGrowth",
  potentialUnicorn: "highGrowth",
  unicorn: "highGrowth",
  leading: "leading",
  innovativeSme: null,
  srdiSme: null,
  littleGiant: null,
};

/** Months that a certificate counts; null = 待核, then only a day that is told ends it, but for `ENDS_NEXT_MARCH`. */
export const CERTIFICATE_MONTHS: Record<CertificateKind, number | null> = {
  cqTech: null,
  techSme: null,
  highTech: 36,
  gazelle: null,
  potentialUnicorn: null,
  unicorn: null,
  leading: null,
  innovativeSme: null,
  srdiSme: null,
  littleGiant: 36,
};

/** Numbers that count in their year and are brought up to date by the end of next March (policy-facts §3.3; 待核). */
export const ENDS_NEXT_MARCH: readonly CertificateKind[] = ["techSme"];

/** What the plans promise (documents 002 and 004; policy-facts §0.4); null = no document gives it. */
export const TIER_TARGETS: Record<CultivationTier, { 2025: number | null; 2027: number | null }> = {
  tech: { 2025: 2000, 2027: 4500 },
  highTech: { 2025: 500, 2027: 1000 },
  highGrowth: { 2025: 50, 2027: null },
  leading: { 2025: 10, 2027: null },
};
