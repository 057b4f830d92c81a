import { keysOf } from "./labels";

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
