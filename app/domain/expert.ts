import type { Disclosure } from "./consent";
import type { CardCategory } from "./talent-card";

/** Signs of what a holder says of the own expertise, and of what a company writes. */
export const LONGEST_EXPERTISE = 500;
export const LONGEST_REQUEST = 500;
/** 项目默认: experts whom one company can write to within 24 hours. */
export const MOST_REQUESTS_DAILY = 10;

/** How a holder is told what the directory shows, and to whom. */
export const EXPERT_DISCLOSURE: Disclosure = {
  recipient: "在本平台核验有效的用人单位（您所在的单位和您设为“对其隐藏”的单位除外）",
  contact: null,
  purpose: "寻找可以合作、咨询或授课的专家，通过平台转达联系请求",
  items: ["人才卡类别", "从事领域", "您填写的专长"],
  retention: "公开期间可见；退出后立即不再显示",
};

export const LISTING_REFUSAL_TEXT = {
  changed: "您的人才卡或名录设置刚刚有变化，下面是最新的内容，请核对后再保存。",
  unusable: "人才卡现在不在有效状态，不能进入专家名录。",
  noEmail: "联系请求通过邮件转达，请先为账号登记邮箱。",
  unconfirmed: "联系请求通过邮件转达，请先确认您的邮箱。",
} as const;
export type ListingRefusal = keyof typeof LISTING_REFUSAL_TEXT;

export const REQUEST_REFUSAL_TEXT = {
  before: "已经向这位专家发出过联系请求，不会重复打扰。",
  tooMany: `一天最多联系 ${MOST_REQUESTS_DAILY} 位专家，请明天再试。`,
  unreachable: "这位专家现在收不到联系请求。",
} as const;
export type RequestRefusal = keyof typeof REQUEST_REFUSAL_TEXT;

/** The query of the directory. */
export interface ExpertQuery {
  q: string;
  /** Null = any. */
  category: CardCategory | null;
  /** Code of app/domain/industry; null = any. */
  field: string | null;
  page: number;
}

const PRIVATE = {
  identity: { label: "身份证号", pattern: /(?<!\d)\d{17}[\dXx](?!\d)/ },
  mobile: { label: "手机号", pattern: /(?<!\d)(?:\+?86[- ]?)?1[3-9]\d(?:[- ]?\d{4}){2}(?!\d)/ },
  email: { label: "邮箱地址", pattern: /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/ },
} as const;
export type PrivateKind = keyof typeof PRIVATE;

/** What in a text looks like it leads to a person, whatever width it is written in. */
export function privateKindsIn(text: string): PrivateKind[] {
  const plain = text.normalize("NFKC");
  return (Object.keys(PRIVATE) as PrivateKind[]).filter((kind) => PRIVATE[kind].pattern.test(plain));
}

export const privateLabels = (kinds: readonly PrivateKind[]): string =>
  kinds.map((kind) => PRIVATE[kind].label).join("、");
