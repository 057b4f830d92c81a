import { keysOf } from "./labels";
import { endOfShanghaiDay, inMonths } from "./time";

/**
 * Categories of the card: the four named ones of the 金凤凰 catalogue (policy-facts §5.2) and the degree bands of 凤栖
 * (published as 新凤人才, §5.5). That both come with the same card is 项目默认.
 */
export const CARD_CATEGORY_LABELS = {
  top: "顶尖人才",
  outstanding: "杰出人才",
  leading: "领军人才",
  young: "青年人才",
  fengqiPostdoc: "凤栖 · 博士后",
  fengqiDoctor: "凤栖 · 博士",
  fengqiMaster: "凤栖 · 硕士",
  fengqiBachelor: "凤栖 · 本科",
} as const;
export type CardCategory = keyof typeof CARD_CATEGORY_LABELS;
export const CARD_CATEGORIES = keysOf<CardCategory>(CARD_CATEGORY_LABELS);
/** The named categories of the catalogue, highest first. */
export const CATALOGUE_CATEGORIES = ["top", "outstanding", "leading", "young"] as const;
export type CatalogueCategory = (typeof CATALOGUE_CATEGORIES)[number];
export const FENGQI_BANDS = ["fengqiPostdoc", "fengqiDoctor", "fengqiMaster", "fengqiBachelor"] as const;
export type FengqiBand = (typeof FENGQI_BANDS)[number];
export const isCatalogueCategory = (category: CardCategory): category is CatalogueCategory =>
  CATALOGUE_CATEGORIES.some((one) => one === category);

/** 项目默认, after the 英才 A card (policy-facts §5.3: the validity of the 金凤凰 card is NOT FOUND). */
export const DEFAULT_VALIDITY_MONTHS = 36;
/** 项目默认: days before its end from which a card counts as expiring and can be renewed. */
export const EXPIRING_DAYS = 90;
/** 项目默认: days before its end on which the holder is reminded. */
export const EXPIRY_REMINDER_DAYS = [90, 30, 7] as const;
const DAY = 86_400_000;

/** What is kept of a card; what follows from dates is in `cardState`. */
export const CARD_STATUS_LABELS = { active: "有效", suspended: "暂停使用", revoked: "已撤销" } as const;
export type CardStatus = keyof typeof CARD_STATUS_LABELS;
export const CARD_STATUSES = keysOf<CardStatus>(CARD_STATUS_LABELS);

export const CARD_STATE_LABELS = {
  ...CARD_STATUS_LABELS,
  notYet: "尚未生效",
  expiring: "有效，即将到期",
  expired: "已到期",
} as const;
export type CardState = keyof typeof CARD_STATE_LABELS;

/** How a card stands at a moment (UTC epoch ms). */
export function cardState(
  card: { status: CardStatus; validFrom: number; validUntil: number },
  now: number,
): CardState {
  if (card.status !== "active") return card.status;
  if (now < card.validFrom) return "notYet";
  if (now > card.validUntil) return "expired";
  return card.validUntil - now <= EXPIRING_DAYS * DAY ? "expiring" : "active";
}

export const isUsable = (state: CardState) => state === "active" || state === "expiring";
/** Whether it is time to have a card renewed; an expired one still can be. */
export const isRenewable = (state: CardState) => state === "expiring" || state === "expired";

/** Until when a card counts that begins at a moment: the end of the day before the same day so many months on. */
export const cardValidUntil = (validFrom: number, months: number): number =>
  endOfShanghaiDay(inMonths(validFrom, months) - DAY);

export type CardVerb = "issue" | "suspend" | "reinstate" | "revoke" | "renew" | "transfer";
export interface CardMove {
  to: CardStatus;
  who: "office" | "system";
  needs: readonly "reason"[];
  label: string;
}

/** Every way a card can go: from → verb. What leads nowhere is final. */
export const CARD_TRANSITIONS: Record<CardStatus, Partial<Record<CardVerb, CardMove>>> = {
  active: {
    suspend: { to: "suspended", who: "office", needs: ["reason"], label: "暂停使用" },
    revoke: { to: "revoked", who: "office", needs: ["reason"], label: "撤销" },
    renew: { to: "active", who: "system", needs: [], label: "续期" },
    transfer: { to: "active", who: "system", needs: [], label: "变更单位" },
  },
  suspended: {
    reinstate: { to: "active", who: "office", needs: ["reason"], label: "恢复使用" },
    revoke: { to: "revoked", who: "office", needs: ["reason"], label: "撤销" },
  },
  revoked: {},
};

/** Why a card is suspended or revoked; what else there is to say goes into the note. */
export const CARD_REASON_LABELS = {
  leftZone: "已不在科学城（高新区）全职工作",
  employerChanged: "工作单位变更未办理变更手续",
  falseMaterials: "申请材料不实",
  conduct: "不再符合品行条件",
  lost: "持卡人申请（遗失、不再使用）",
  duplicate: "同一人重复发卡",
  resolved: "原因已消除",
  other: "其他（见说明）",
} as const;
export type CardReason = keyof typeof CARD_REASON_LABELS;
export const CARD_REASONS = keysOf<CardReason>(CARD_REASON_LABELS);

/** The reasons that are offered for each move of the office. */
export const REASONS_OF = {
  suspend: ["leftZone", "employerChanged", "falseMaterials", "conduct", "lost", "other"],
  revoke: ["leftZone", "falseMaterials", "conduct", "lost", "duplicate", "other"],
  reinstate: ["resolved", "other"],
} as const satisfies Partial<Record<CardVerb, readonly CardReason[]>>;
export type OfficeCardVerb = keyof typeof REASONS_OF;
export const OFFICE_CARD_VERBS = keysOf<OfficeCardVerb>(REASONS_OF);

/** The moves of the office that lead out of a status. */
export const officeCardMoves = (status: CardStatus) =>
  OFFICE_CARD_VERBS.flatMap((verb) => {
    const move = CARD_TRANSITIONS[status][verb];
    return move ? [{ ...move, verb }] : [];
  });

/** What is said of a move in the history. */
export const CARD_VERB_TEXT: Record<CardVerb, string> = {
  issue: "发卡",
  suspend: "暂停使用",
  reinstate: "恢复使用",
  revoke: "撤销",
  renew: "续期",
  transfer: "变更单位",
};

/** Why a card was not moved. */
export const CARD_REFUSAL_TEXT = {
  changed: "这张卡刚刚有变化，页面已更新为最新状态，请核对后再操作。",
  state: "这张卡当前的状态不能这样操作。",
  own: "这是您本人或您所在单位的人才卡，不能由您办理。",
} as const;
export type CardRefusal = keyof typeof CARD_REFUSAL_TEXT;

export const VERIFICATION_CHANNEL_LABELS = {
  page: "扫码或网页核验",
  api: "接口核验",
  counter: "窗口核验",
} as const;

/** For how long verifying shows the whole name, by the holder's own choice; 0 = masked again. In ms. */
export const NAME_SHOWN = {
  minutes: { label: "显示 10 分钟", ms: 600_000 },
  day: { label: "显示 1 天", ms: DAY },
  off: { label: "一直脱敏", ms: 0 },
} as const;
export type NameShown = keyof typeof NAME_SHOWN;

/** `张*`, `欧阳**`: the first sign and as many stars as there are more; what is shown where a name is masked. */
export function maskName(name: string): string {
  const signs = [...name.trim()];
  const first = signs[0] ?? "";
  return signs.length <= 1 ? first : `${first}${"*".repeat(Math.min(signs.length - 1, 3))}`;
}
