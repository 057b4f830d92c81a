import { keysOf } from "./labels";
import type { CardCategory } from "./talent-card";
import { shanghaiDay } from "./time";
import { dayName } from "./working-day";

/** What a card is good for (policy-facts §5.1, §5.4; documents 002 §7.3, 004). */
export const BENEFIT_KIND_LABELS = {
  housing: "安居",
  schooling: "子女入学",
  medical: "医疗保健",
  finance: "金融",
  research: "科研与成果转化",
  scenic: "文旅",
  service: "政务服务",
} as const;
export type BenefitKind = keyof typeof BENEFIT_KIND_LABELS;
export const BENEFIT_KINDS = keysOf<BenefitKind>(BENEFIT_KIND_LABELS);

export const QUOTA_PERIOD_LABELS = { day: "每天", year: "每年", total: "总计" } as const;
export type QuotaPeriod = keyof typeof QUOTA_PERIOD_LABELS;
export const QUOTA_PERIODS = keysOf<QuotaPeriod>(QUOTA_PERIOD_LABELS);

/** How often a benefit may be used; null = not limited. */
export interface Quota {
  /** By one card within `perCardPeriod`. */
  perCard: number | null;
  perCardPeriod: QuotaPeriod;
  /** By all cards together within `quotaPeriod`. */
  quota: number | null;
  quotaPeriod: QuotaPeriod;
}

/** The Shanghai day of a moment, `YYYY-MM-DD`: uses are counted by it. */
export const dayOfUse = (at: number): string => dayName(shanghaiDay(at));

/** First and last day of the period that holds a day, `YYYY-MM-DD`; null = all days. */
export function periodOf(period: QuotaPeriod, day: string): { first: string; last: string } | null {
  if (period === "total") return null;
  if (period === "day") return { first: day, last: day };
  const year = day.slice(0, 4);
  return { first: `${year}-01-01`, last: `${year}-12-31` };
}

/** How often it can still be used, given what was used within each period; null = not limited. */
export function leftOf(quota: Quota, used: { byCard: number; byAll: number }): number | null {
  const card = quota.perCard === null ? Infinity : quota.perCard - used.byCard;
  const all = quota.quota === null ? Infinity : quota.quota - used.byAll;
  const left = Math.max(0, Math.min(card, all));
  return left === Infinity ? null : left;
}

/** `每张卡每天 2 次`, `每张卡不限次数`; with what all have together where that is limited. */
export function quotaText({ perCard, perCardPeriod, quota, quotaPeriod }: Quota): string {
  const card =
    perCard === null ? "每张卡不限次数" : `每张卡${QUOTA_PERIOD_LABELS[perCardPeriod]} ${perCard} 次`;
  return quota === null ? card : `${card}，全部持卡人${QUOTA_PERIOD_LABELS[quotaPeriod]} ${quota} 次`;
}

/** A benefit as far as granting it is concerned. */
interface Granted {
  active: boolean;
  redeemable: boolean;
  categories: readonly CardCategory[];
  /** First and last Shanghai day, `YYYY-MM-DD`; null = no bound. */
  from: string | null;
  until: string | null;
}

/** Granted on a Shanghai day at all. */
export const isGranted = ({ active, from, until }: Omit<Granted, "redeemable" | "categories">, day: string) =>
  active && (from === null || from <= day) && (until === null || day <= until);

/** Why a benefit is not used. */
export const BENEFIT_REFUSAL_TEXT = {
  card: "这张卡现在不能使用，请看卡的状态。",
  own: "不能为自己的卡核销，请由同事办理。",
  inactive: "这项权益已停用或不在有效期内。",
  told: "这项权益不在柜台核销。",
  category: "这张卡的人才类别不享受这项权益。",
  cardUsedUp: "这张卡的可用次数已用完。",
  usedUp: "这项权益的总次数已用完。",
  again: "这次核销已被撤销，或表单已经用过。请重新查卡后再核销。",
} as const;
export type BenefitRefusal = keyof typeof BENEFIT_REFUSAL_TEXT;

/** What keeps a benefit from a card of a category on a Shanghai day, whatever was used before; null = nothing. */
export function grantRefusal(
  benefit: Granted,
  category: CardCategory,
  day: string,
): Extract<BenefitRefusal, "inactive" | "told" | "category"> | null {
  if (!isGranted(benefit, day)) return "inactive";
  if (!benefit.redeemable) return "told";
  return benefit.categories.includes(category) ? null : "category";
}

/** Why a use is not taken back. */
export const UNDO_REFUSAL_TEXT = {
  gone: "没有找到这次核销。",
  late: "只能撤销当天的核销。",
  own: "不能撤销自己的卡的核销，请由同事办理。",
} as const;
export type UndoRefusal = keyof typeof UNDO_REFUSAL_TEXT;

/** A card of the other side (金熊猫) on its way to being recognised. */
export const FOREIGN_CARD_STATUS_LABELS = {
  imported: "待处理",
  proposed: "已提出互认建议",
  recognised: "已互认",
  declined: "未予互认",
} as const;
export type ForeignCardStatus = keyof typeof FOREIGN_CARD_STATUS_LABELS;
export const FOREIGN_CARD_STATUSES = keysOf<ForeignCardStatus>(FOREIGN_CARD_STATUS_LABELS);

/** What the other side's card says, least data. */
export interface ForeignCardFacts {
  /** Masked as the other side gives it. */
  holder: string;
  /** Its class in its own words, as `B`. */
  level: string;
  /** `YYYY-MM-DD` */
  validFrom: string | null;
  validUntil: string | null;
  issuer: string;
}
